package org.khural.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.khural.domain.about.About;
import org.khural.domain.agenda.Agenda;
import org.khural.domain.agenda.AgendaChange;
import org.khural.domain.agreement.Agreements;
import org.khural.domain.agreement.Ceremonies;
import org.khural.domain.attendance.Attendance;
import org.khural.domain.chair.Chair;
import org.khural.domain.chair.Lead;
import org.khural.domain.chair.LeadChange;
import org.khural.domain.display.Displays;
import org.khural.domain.floor.Floor;
import org.khural.domain.floor.FloorChange;
import org.khural.domain.people.People;
import org.khural.domain.poll.MyVotes;
import org.khural.domain.poll.Polls;
import org.khural.domain.request.Requests;
import org.khural.domain.session.LeadCommand;
import org.khural.domain.session.Rehearsal;

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
        Requests requests,
        Polls polls,
        Agreements agreements,
        Displays displays,
        Undo undo,
        Optional<Rehearsal> rehearsal) {
    public static Workshop empty(WorkshopId id) {
        return new Workshop(
                id,
                About.NONE,
                People.NONE,
                Attendance.NONE,
                Agenda.NONE,
                Chair.NONE,
                Floor.NONE,
                Requests.NONE,
                Polls.NONE,
                Agreements.NONE,
                Displays.NONE,
                Undo.NONE,
                Optional.empty());
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

    /**
     * Whose own page differs after these steps: what the events say, what follows from the floor,
     * where one step may move or call others, and from polls, where others look at a seat.
     */
    public static Set<PersonId> touched(Workshop before, Workshop after, List<Entry.Step> steps) {
        var touched = new HashSet<PersonId>();
        for (var step : steps) {
            for (var event : step.events()) touched.addAll(event.touches(before));
        }
        touched.addAll(Floor.touched(before.floor, after.floor));
        touched.addAll(MyVotes.touched(before, after));
        if (!before.chair.lead().equals(after.chair.lead())) {
            before.chair.lead().ifPresent(lead -> touched.add(lead.person()));
            after.chair.lead().ifPresent(lead -> touched.add(lead.person()));
        }
        return touched;
    }

    /** What the server itself will ask for next, if nothing happens before. */
    public Optional<Deadline> nextDeadline() {
        return Stream.of(
                        floor.nextDeadline(),
                        polls.nextDeadline(),
                        Ceremonies.nextDeadline(this),
                        endOfLead())
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Deadline::at));
    }

    private Optional<Deadline> endOfLead() {
        return chair.lead()
                .flatMap(Lead::until)
                .map(at -> new Deadline(at, new LeadCommand.EndLeadOnTime(at)));
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
        return floor.isInUse(item)
                || rehearsal.filter(before -> before.floor().isInUse(item)).isPresent();
    }

    /** Who votes from this seat by mandate. */
    public Optional<PersonId> proxyOf(SeatId seat) {
        return polls.mandate(seat);
    }

    public boolean isOnAnyList(PersonId person) {
        return floor.unfinishedOf(person).findAny().isPresent();
    }

    /** What the last event names is what the step was for; the events before it led there. */
    private Workshop undoable(Workshop before, Event event, By by) {
        List<Change> changes = new ArrayList<>();
        FloorChange.between(before.floor, floor, by.at()).ifPresent(changes::add);
        AgendaChange.between(before.agenda, agenda).ifPresent(changes::add);
        LeadChange.between(before.chair, chair).ifPresent(changes::add);
        return with(undo.plus(Chapters.nameOf(event), event.wish(), by, changes));
    }

    /**
     * Drops every plaintext of an erased person, and the person's attendance and place in the
     * chair's seat.
     */
    public Workshop forget(PersonId person) {
        return with(floor.forget(person))
                .with(undo.forget(person))
                .with(requests.forget(person))
                .with(polls.forget(person))
                .rehearsing(rehearsal.map(before -> before.forget(person)))
                .with(attendance.without(person))
                .with(chair.without(person));
    }

    public Workshop rehearsing(Optional<Rehearsal> rehearsal) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(About about) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(People people) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Attendance attendance) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Agenda agenda) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Chair chair) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Floor floor) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Requests requests) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Polls polls) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Agreements agreements) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Displays displays) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }

    public Workshop with(Undo undo) {
        return new Workshop(
                id,
                about,
                people,
                attendance,
                agenda,
                chair,
                floor,
                requests,
                polls,
                agreements,
                displays,
                undo,
                rehearsal);
    }
}
