package org.khural.support;

import static org.khural.support.Cast.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Actor;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.DelegationId;
import org.khural.domain.Entry;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.Limits;
import org.khural.domain.LocalizedText;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.Ref;
import org.khural.domain.SessionId;
import org.khural.domain.State;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.attendance.AttendanceCommand.Attend;
import org.khural.domain.attendance.Channel;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.floor.FloorCommand.GiveFloor;
import org.khural.domain.floor.FloorCommand.RequestFloor;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.floor.Kind;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.Role;
import org.khural.domain.session.SessionCommand;

/** What happened so far in a workshop, by commands that its rules accepted. Never changed. */
public record Scenario(State state, List<Entry> entries, Instant now, Limits limits) {
    public static final Instant START = Instant.parse("2026-05-04T02:00:00Z");

    /** Seconds that a speech is planned for. */
    public static final int SPEECH = 180;

    public static Scenario blank() {
        return new Scenario(
                State.empty(new WorkshopId("launch")), List.of(), START, Limits.DEFAULT);
    }

    /** The cast is invited and the programme is written; nobody has come yet. */
    public static Scenario invited() {
        return PREPARED;
    }

    /** The chair is held in tenure 1, and the morning discusses the plans; the list is open. */
    public static Scenario session() {
        return LIVE;
    }

    private static final Scenario PREPARED = prepared();
    private static final Scenario LIVE =
            PREPARED.and(CHAIR, new ChairCommand.TakeChair(0))
                    .and(CHAIR, new SessionCommand.OpenSession(MORNING, TENURE))
                    .and(CHAIR, takeUp(PLANS, Optional.empty()));

    private static Scenario prepared() {
        return blank().and(new AboutCommand.Describe(about("Launch")))
                .and(delegation(MINISTRY, 1))
                .and(delegation(UNIVERSITY, 2))
                .and(delegation(INSTITUTE, 3))
                .and(person(ORGANISER, Optional.empty(), Set.of(Role.ORGANISER)))
                .and(person(ASSISTANT, Optional.empty(), Set.of(Role.ASSISTANT)))
                .and(person(CHAIR, Optional.of(MINISTRY), Set.of()))
                .and(person(VICE, Optional.of(MINISTRY), Set.of()))
                .and(person(RECTOR, Optional.of(UNIVERSITY), Set.of()))
                .and(person(DEAN, Optional.of(UNIVERSITY), Set.of()))
                .and(person(EXPERT, Optional.of(INSTITUTE), Set.of()))
                .and(person(GUEST, Optional.empty(), Set.of()))
                .and(
                        ORGANISER,
                        new PeopleCommand.EditDelegation(
                                UNIVERSITY, text("University"), 2, Optional.of(RECTOR)))
                .and(ORGANISER, new ChairCommand.ArrangeSeat(List.of(CHAIR, VICE)))
                .and(ORGANISER, planned(MORNING, 0))
                .and(ORGANISER, planned(AFTERNOON, 4))
                .and(ORGANISER, new AgendaCommand.AddItem(REMARKS, MORNING, plan(ItemKind.REMARKS)))
                .and(ORGANISER, new AgendaCommand.AddItem(PLANS, MORNING, discussion()))
                .and(ORGANISER, new AgendaCommand.AddItem(LESSONS, MORNING, discussion()))
                .and(
                        ORGANISER,
                        new AgendaCommand.AddItem(SIGNING, AFTERNOON, plan(ItemKind.SIGNING)));
    }

    public static About about(String title) {
        return new About(text(title), text("Ministry"), "Asia/Ulaanbaatar", List.of("en", "mn"));
    }

    public static LocalizedText text(String english) {
        return LocalizedText.of("en", english);
    }

    public static Card card(String capacity) {
        return new Card(Optional.empty(), Optional.of(text(capacity)));
    }

    public static Item.Plan plan(ItemKind kind) {
        return new Item.Plan(text("About " + kind), kind, START, 30, Optional.empty(), SPEECH);
    }

    public static Item.Plan discussion() {
        return plan(ItemKind.DISCUSSION);
    }

    public static AgendaCommand.AddSession planned(SessionId id, int hours) {
        var start = START.plus(Duration.ofHours(hours));
        return new AgendaCommand.AddSession(
                id, text(id.value()), start, start.plus(Duration.ofHours(3)));
    }

    public static SessionCommand takeUp(ItemId item, Optional<ItemId> active) {
        return new SessionCommand.TakeUpItem(item, active, SessionCommand.Rest.KEEP, TENURE);
    }

    public static RequestFloor request(ItemId item) {
        return new RequestFloor(item, Optional.empty(), Kind.STATEMENT, "");
    }

    public static RequestFloor request(ItemId item, PersonId other) {
        return new RequestFloor(item, Optional.of(other), Kind.STATEMENT, "");
    }

    private static PeopleCommand delegation(DelegationId id, int rank) {
        return new PeopleCommand.AddDelegation(id, text(id.value()), rank);
    }

    private static PeopleCommand person(
            PersonId id, Optional<DelegationId> delegation, Set<Role> roles) {
        return new PeopleCommand.AddPerson(id, delegation, card(id.value()), 1, roles);
    }

    /** In the hall. */
    public Scenario attending(PersonId... people) {
        var next = this;
        for (var person : people) next = next.and(person, new Attend(Channel.HALL));
        return next;
    }

    public Scenario online(PersonId... people) {
        var next = this;
        for (var person : people) next = next.and(person, new Attend(Channel.ONLINE));
        return next;
    }

    /** They come into the hall and ask for the floor, one second after the other. */
    public Scenario queued(PersonId... people) {
        var next = this;
        for (var person : people) {
            var item = next.workshop().agenda().active().orElseThrow();
            next = next.attending(person).after(1).and(person, request(item));
        }
        return next;
    }

    /** Comes, asks, and is given the floor. */
    public Scenario speaking(PersonId person) {
        var next = queued(person);
        var wish = next.latest();
        var current = next.workshop().floor().current().map(FloorEntry::id);
        return next.and(CHAIR, new GiveFloor(wish, current, TENURE));
    }

    public Scenario within(Limits other) {
        return new Scenario(state, entries, now, other);
    }

    public Scenario after(long seconds) {
        return new Scenario(state, entries, now.plusSeconds(seconds), limits);
    }

    public Scenario and(Command command) {
        return and(Actor.SYSTEM, command);
    }

    public Scenario and(PersonId by, Command command) {
        return and(Actor.of(by), command);
    }

    public Scenario and(Actor by, Command command) {
        return switch (decide(by, command)) {
            case Decision.Accepted accepted -> take(by, Optional.empty(), accepted);
            case Decision.Rejected rejected ->
                    throw new AssertionError(by + " may not " + command + ": " + rejected);
        };
    }

    public Decision decide(Actor by, Command command) {
        return workshop().decide(command, new By(by, now, limits));
    }

    /** What was decided becomes an entry of its own; what changes nothing becomes none. */
    public Scenario take(Actor by, Optional<Ref> ref, Decision.Accepted accepted) {
        if (accepted.events().isEmpty()) return this;
        var entry = new Entry(now, List.of(new Entry.Step(ref, by, accepted.events())));
        var all = new ArrayList<>(entries);
        all.add(entry);
        return new Scenario(state.take(entry, next(state.mark())), all, now, limits);
    }

    /** What another node makes of the same entries. */
    public State replayed() {
        var replayed = State.empty(workshop().id());
        for (var entry : entries) replayed = replayed.take(entry, next(replayed.mark()));
        return replayed;
    }

    public Workshop workshop() {
        return state.workshop();
    }

    /** The last request. */
    public EntryId latest() {
        return entry((int) workshop().floor().count());
    }

    private static Mark next(Mark mark) {
        return new Mark(mark.version() + 1, "%016x".formatted(mark.version() + 1));
    }
}
