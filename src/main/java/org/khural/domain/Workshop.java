package org.khural.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.about.About;
import org.khural.domain.agenda.Agenda;
import org.khural.domain.agenda.AgendaChange;
import org.khural.domain.attendance.Attendance;
import org.khural.domain.chair.Chair;
import org.khural.domain.display.Displays;
import org.khural.domain.floor.Floor;
import org.khural.domain.floor.FloorChange;
import org.khural.domain.people.People;

/**
 * The whole event, one component per chapter. Only this record knows all chapters; it is never
 * changed, only replaced.
 */
public record Workshop(
        WorkshopId id,
        About about,
        People people,
        Attendance attendance,
        Agenda agenda,
        Chair chair,
        Floor floor,
        Displays displays,
        Undo undo) {
    public static Workshop empty(WorkshopId id) {
        return new Workshop(
                id,
                About.NONE,
                People.NONE,
                Attendance.NONE,
                Agenda.NONE,
                Chair.NONE,
                Floor.NONE,
                Displays.NONE,
                Undo.NONE);
    }

    /** The one place of authorisation: first whether they may at all, then the rulebook. */
    public Decision decide(Command command, By by) {
        return Power.has(this, by.who(), command.power())
                ? command.decide(this, by)
                : new Decision.Rejected(
                        AccessRejection.NOT_ALLOWED, Map.of("power", command.power().name()));
    }

    /** Applies one accepted ask, and keeps what the chair may still take back of it. */
    public Workshop take(Entry.Step step, Instant at) {
        var by = new By(step.who(), at, Limits.DEFAULT);
        var next = this;
        for (var event : step.events()) next = event.apply(next, by);
        if (!next.isInOrder()) throw new IllegalStateException("the floor is out of order");
        if (step.events().isEmpty() || !step.events().getLast().isUndoable()) return next;
        return next.undoable(this, step.events().getLast(), by);
    }

    /** What the server itself will ask for next, if nothing happens before. */
    public Optional<Deadline> nextDeadline() {
        return floor.nextDeadline();
    }

    /** What ends where somebody is shown out: their speech, and their places on all lists. */
    public List<Event> endOnFloor(PersonId person) {
        return floor.endOf(person);
    }

    /** Is here no more, and may not chair; what was said stays. */
    public Workshop depart(PersonId person) {
        return with(attendance.without(person)).with(chair.without(person));
    }

    /** What holds between chapters; what holds within one is in its own constructor. */
    boolean isInOrder() {
        return floor.isInOrder(agenda);
    }

    public boolean isHere(PersonId person) {
        return people.isHere(person);
    }

    public boolean holdsChair(PersonId person) {
        return chair.isHeldBy(person);
    }

    public boolean isListInUse(ItemId item) {
        return floor.isInUse(item);
    }

    public boolean isOnAnyList(PersonId person) {
        return floor.unfinishedOf(person).findAny().isPresent();
    }

    /** What the last event names is what the step was for; the events before it led there. */
    private Workshop undoable(Workshop before, Event event, By by) {
        List<Change> changes = new ArrayList<>();
        FloorChange.between(before.floor, floor, by.at()).ifPresent(changes::add);
        AgendaChange.between(before.agenda, agenda).ifPresent(changes::add);
        return with(undo.plus(Chapters.nameOf(event), event.wish(), by, changes));
    }

    /**
     * Drops every plaintext of an erased person, and the person's attendance and place in the
     * chair's seat.
     */
    public Workshop forget(PersonId person) {
        return with(floor.forget(person))
                .with(undo.forget(person))
                .with(attendance.without(person))
                .with(chair.without(person));
    }

    public Workshop with(About about) {
        return new Workshop(id, about, people, attendance, agenda, chair, floor, displays, undo);
    }

    public Workshop with(People people) {
        return new Workshop(id, about, people, attendance, agenda, chair, floor, displays, undo);
    }

    public Workshop with(Attendance attendance) {
        return new Workshop(id, about, people, attendance, agenda, chair, floor, displays, undo);
    }

    public Workshop with(Agenda agenda) {
        return new Workshop(id, about, people, attendance, agenda, chair, floor, displays, undo);
    }

    public Workshop with(Chair chair) {
        return new Workshop(id, about, people, attendance, agenda, chair, floor, displays, undo);
    }

    public Workshop with(Floor floor) {
        return new Workshop(id, about, people, attendance, agenda, chair, floor, displays, undo);
    }

    public Workshop with(Displays displays) {
        return new Workshop(id, about, people, attendance, agenda, chair, floor, displays, undo);
    }

    public Workshop with(Undo undo) {
        return new Workshop(id, about, people, attendance, agenda, chair, floor, displays, undo);
    }
}
