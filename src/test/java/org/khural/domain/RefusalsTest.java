package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.AgendaRejection;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.attendance.AttendanceCommand;
import org.khural.domain.attendance.AttendanceRejection;
import org.khural.domain.attendance.Channel;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.display.DisplayCommand;
import org.khural.domain.display.DisplayRejection;
import org.khural.domain.display.Scene;
import org.khural.domain.floor.FloorCommand;
import org.khural.domain.floor.FloorRejection;
import org.khural.domain.floor.Kind;
import org.khural.domain.floor.QueueCommand;
import org.khural.domain.people.Admission;
import org.khural.domain.people.Entrance;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.PeopleRejection;
import org.khural.domain.people.PostCommand;
import org.khural.domain.people.Role;
import org.khural.domain.people.WalkInCommand;
import org.khural.domain.request.RequestCommand;
import org.khural.domain.request.RequestRejection;
import org.khural.domain.session.LeadCommand;
import org.khural.domain.session.SessionCommand;
import org.khural.domain.session.SessionRejection;
import org.khural.support.Scenario;

/** Every refusal that a screen can ever show, and how one comes to hear it. */
class RefusalsTest {
    private static final Limits SMALL = new Limits(8, 6, 4, 10);
    private static final Optional<Channel> GONE = Optional.empty();

    record Row(Scenario given, Actor by, Command asks, Rejection refusal, Map<String, ?> args) {
        @Override
        public String toString() {
            return refusal.code() + ": " + by + " asks " + asks;
        }
    }

    static List<Row> refusals() {
        return Stream.of(
                        access(),
                        people(),
                        attendance(),
                        agenda(),
                        chair(),
                        lead(),
                        floor(),
                        queue(),
                        requests(),
                        sessions(),
                        PollRefusals.all(),
                        AgreementRefusals.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> access() {
        return List.of(
                row(
                        invited(),
                        STRANGER,
                        new AttendanceCommand.Leave(),
                        NOT_ALLOWED,
                        "power",
                        "ATTEND"),
                row(
                        twentyScreens(),
                        CHAIR,
                        new DisplayCommand.PairDisplay(SCREEN, "Hall"),
                        DisplayRejection.TOO_MANY,
                        "limit",
                        20),
                row(
                        invited(),
                        CHAIR,
                        new DisplayCommand.PinDisplay(SCREEN, Optional.of(Scene.LECTERN)),
                        DisplayRejection.UNKNOWN_DISPLAY));
    }

    private static final Rejection NOT_ALLOWED = AccessRejection.NOT_ALLOWED;

    private static List<Row> people() {
        var stranger = new PeopleCommand.AddPerson(STRANGER, none(), card("Guest"), 1, Set.of());
        var unknown = new DelegationId("unknown");
        return List.of(
                row(
                        invited(),
                        new PeopleCommand.ErasePerson(STRANGER),
                        PeopleRejection.UNKNOWN_PERSON),
                row(
                        invited(),
                        new PeopleCommand.EditDelegation(unknown, text("X"), 1, Optional.empty()),
                        PeopleRejection.UNKNOWN_DELEGATION),
                row(
                        invited(),
                        new PeopleCommand.AddPerson(DEAN, none(), card("Dean"), 1, Set.of()),
                        PeopleRejection.PERSON_EXISTS),
                row(
                        invited(),
                        new PeopleCommand.AddDelegation(MINISTRY, text("Ministry"), 1),
                        PeopleRejection.DELEGATION_EXISTS),
                row(
                        invited(),
                        new PeopleCommand.RemoveDelegation(INSTITUTE),
                        PeopleRejection.DELEGATION_NOT_EMPTY),
                row(
                        invited().within(SMALL),
                        ORGANISER,
                        stranger,
                        PeopleRejection.TOO_MANY,
                        "limit",
                        8),
                row(
                        invited(),
                        new PeopleCommand.EditDelegation(
                                INSTITUTE, text("Institute"), 3, Optional.of(RECTOR)),
                        PeopleRejection.HEAD_NOT_OF_DELEGATION),
                row(
                        invited(),
                        new PeopleCommand.EditPerson(
                                ORGANISER, none(), card("Guest"), 1, Set.of(Role.ASSISTANT)),
                        PeopleRejection.LAST_ORGANISER),
                row(session(), new PeopleCommand.ErasePerson(CHAIR), PeopleRejection.HOLDS_CHAIR),
                row(
                        session().queued(DEAN),
                        new PeopleCommand.ErasePerson(DEAN),
                        PeopleRejection.STILL_ON_LIST),
                row(
                        invited(),
                        new PeopleCommand.ShareSeat(DEAN, Optional.of(EXPERT)),
                        PeopleRejection.NOT_AN_ALTERNATE),
                row(
                        invited(),
                        new PostCommand.MailLink(DEAN, "letter-one", "en"),
                        PeopleRejection.NO_ADDRESS),
                row(invited(), new WalkInCommand.DeclineWalkIn(DEAN), PeopleRejection.NOT_WAITING),
                row(
                        invited(),
                        new WalkInCommand.ShowOutWalkIn(DEAN),
                        PeopleRejection.NOT_A_WALK_IN),
                new Row(
                        invited(),
                        Actor.SYSTEM,
                        new WalkInCommand.JoinByCode(STRANGER, "K7M2QX", card("X"), "login-link"),
                        PeopleRejection.CODE_UNKNOWN,
                        Map.of()),
                new Row(
                        waiting(6).within(ROOMY),
                        Actor.SYSTEM,
                        new WalkInCommand.JoinByCode(STRANGER, "K7M2QX", card("X"), "login-link"),
                        PeopleRejection.TOO_MANY_WAITING,
                        Map.of("limit", 6)));
    }

    private static final Limits ROOMY = new Limits(100, 6, 4, 10);

    private static Scenario waiting(int many) {
        var code = new Entrance.Code("K7M2QX", Admission.BY_CHAIR);
        var next = invited().and(CHAIR, new WalkInCommand.SetCode(Optional.of(code)));
        for (int i = 1; i <= many; i++) {
            next =
                    next.and(
                            new WalkInCommand.JoinByCode(
                                    new PersonId("walk-in-" + i),
                                    "K7M2QX",
                                    card("X"),
                                    "link-" + i + "-of"));
        }
        return next;
    }

    private static List<Row> attendance() {
        return List.of(
                row(
                        invited(),
                        new AttendanceCommand.RecordAttendance(STRANGER, GONE),
                        AttendanceRejection.UNKNOWN_PERSON),
                row(
                        session().queued(DEAN),
                        DEAN,
                        new AttendanceCommand.Leave(),
                        AttendanceRejection.STILL_ON_LIST));
    }

    private static List<Row> agenda() {
        var nowhere = new SessionId("nowhere");
        var unknown = new ItemId("unknown");
        var guided =
                new Item.Plan(text("X"), ItemKind.VOTE, START, 5, Optional.of(STRANGER), SPEECH);
        var extra = new AgendaCommand.AddItem(unknown, MORNING, discussion());
        return List.of(
                row(
                        invited(),
                        new AgendaCommand.AddItem(unknown, nowhere, discussion()),
                        AgendaRejection.UNKNOWN_SESSION),
                row(
                        invited(),
                        new AgendaCommand.EditItem(unknown, discussion()),
                        AgendaRejection.UNKNOWN_ITEM),
                row(invited(), planned(MORNING, 1), AgendaRejection.SESSION_EXISTS),
                row(
                        invited(),
                        new AgendaCommand.AddItem(PLANS, MORNING, discussion()),
                        AgendaRejection.ITEM_EXISTS),
                row(
                        invited().within(SMALL),
                        ORGANISER,
                        extra,
                        AgendaRejection.TOO_MANY_ITEMS,
                        "limit",
                        4),
                row(
                        invited(),
                        new AgendaCommand.EditItem(PLANS, guided),
                        AgendaRejection.UNKNOWN_LEAD),
                row(
                        session(),
                        new AgendaCommand.RemoveItem(PLANS),
                        AgendaRejection.ITEM_HAS_STARTED),
                row(
                        session()
                                .and(CHAIR, new FloorCommand.OpenList(LESSONS, TENURE))
                                .attending(DEAN)
                                .and(DEAN, request(LESSONS)),
                        new AgendaCommand.RemoveItem(LESSONS),
                        AgendaRejection.LIST_IN_USE),
                row(
                        session().and(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE)),
                        extra,
                        AgendaRejection.SESSION_CLOSED));
    }

    private static List<Row> chair() {
        return List.of(
                row(
                        session(),
                        VICE,
                        new ChairCommand.TakeChair(TENURE),
                        ChairRejection.HELD_BY_ANOTHER,
                        "holder",
                        "chair"),
                row(
                        invited(),
                        CHAIR,
                        new SessionCommand.OpenSession(MORNING, 0),
                        ChairRejection.EMPTY),
                row(
                        session(),
                        CHAIR,
                        new FloorCommand.OpenList(PLANS, 0),
                        ChairRejection.STALE_TENURE,
                        "tenure",
                        TENURE),
                row(
                        session(),
                        CHAIR,
                        new ChairCommand.HandOverChair(DEAN, TENURE),
                        ChairRejection.NOT_IN_SUCCESSION),
                row(
                        invited(),
                        new ChairCommand.ArrangeSeat(List.of(STRANGER)),
                        ChairRejection.UNKNOWN_PERSON),
                row(
                        session(),
                        new ChairCommand.ArrangeSeat(List.of(VICE)),
                        ChairRejection.HOLDER_MUST_STAY));
    }

    private static final PersonId WALK_IN = new PersonId("walk-in-1");

    private static List<Row> floor() {
        var here = session().attending(DEAN);
        var withdrawn = session().queued(DEAN).and(DEAN, new FloorCommand.Withdraw(entry(1)));
        return List.of(
                row(
                        here.and(
                                CHAIR, new FloorCommand.CloseList(PLANS, Optional.empty(), TENURE)),
                        DEAN,
                        request(PLANS),
                        FloorRejection.LIST_CLOSED),
                row(full(), CHAIR, request(PLANS, CHAIR), FloorRejection.LIST_FULL, "limit", 6),
                row(
                        here.within(SMALL),
                        DEAN,
                        new FloorCommand.RequestFloor(
                                PLANS, Optional.empty(), Kind.STATEMENT, "eleven char"),
                        FloorRejection.NOTE_TOO_LONG,
                        "limit",
                        10),
                row(session().queued(DEAN), DEAN, request(PLANS), FloorRejection.ALREADY_ON_LIST),
                row(
                        withdrawn.within(SMALL),
                        DEAN,
                        request(PLANS),
                        FloorRejection.ASKED_TOO_OFTEN,
                        "limit",
                        1),
                row(session(), DEAN, request(PLANS), FloorRejection.NOT_ATTENDING),
                row(
                        waiting(1)
                                .and(CHAIR, new WalkInCommand.AdmitWalkIn(WALK_IN))
                                .and(CHAIR, new WalkInCommand.MuteWalkIn(WALK_IN, true)),
                        WALK_IN,
                        request(PLANS),
                        FloorRejection.MUTED),
                row(seatless(here, DEAN), DEAN, request(PLANS), FloorRejection.NO_SPEAKING_SEAT),
                row(
                        session(),
                        CHAIR,
                        new FloorCommand.Call(entry(1), TENURE),
                        FloorRejection.UNKNOWN_ENTRY),
                row(here, DEAN, request(new ItemId("unknown")), FloorRejection.UNKNOWN_ITEM),
                row(here, CHAIR, request(PLANS, STRANGER), FloorRejection.UNKNOWN_PERSON),
                row(
                        here,
                        DEAN,
                        new FloorCommand.RequestFloor(
                                PLANS, Optional.empty(), Kind.POINT_OF_ORDER, ""),
                        FloorRejection.KIND_NEEDS_GRANT),
                row(
                        withdrawn,
                        CHAIR,
                        new FloorCommand.Remove(entry(1), TENURE),
                        FloorRejection.NOT_WAITING),
                row(
                        session().queued(DEAN).and(CHAIR, takeUp(LESSONS, Optional.of(PLANS))),
                        CHAIR,
                        new FloorCommand.Call(entry(1), TENURE),
                        FloorRejection.ITEM_NOT_ON),
                row(
                        session().speaking(DEAN).queued(EXPERT),
                        CHAIR,
                        new FloorCommand.GiveFloor(entry(2), Optional.empty(), TENURE),
                        FloorRejection.MOVED_ON,
                        "current",
                        "f1"),
                row(
                        session().queued(DEAN),
                        CHAIR,
                        new FloorCommand.Pause(entry(1), TENURE),
                        FloorRejection.NOT_ON_FLOOR),
                row(
                        session().queued(DEAN),
                        EXPERT,
                        new FloorCommand.Withdraw(entry(1)),
                        FloorRejection.NOT_YOURS),
                row(
                        invited().attending(DEAN),
                        DEAN,
                        request(PLANS),
                        FloorRejection.SESSION_NOT_LIVE));
    }

    private static List<Row> lead() {
        var guest = new LeadCommand.GrantLead(GUEST, PLANS, Optional.empty(), TENURE);
        return List.of(
                byChair(
                        session().attending(GUEST),
                        new LeadCommand.GrantLead(GUEST, LESSONS, Optional.empty(), TENURE),
                        ChairRejection.ITEM_NOT_ON),
                byChair(
                        session().attending(CHAIR),
                        new LeadCommand.GrantLead(CHAIR, PLANS, Optional.empty(), TENURE),
                        ChairRejection.CHAIR_LEADS),
                byChair(session(), guest, ChairRejection.LEAD_NOT_ATTENDING));
    }

    private static List<Row> queue() {
        var over = session().and(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE));
        return List.of(
                byChair(
                        session().speaking(DEAN),
                        new QueueCommand.Admit(entry(1), TENURE),
                        FloorRejection.NOT_REQUESTED),
                row(
                        session().queued(DEAN),
                        DEAN,
                        new QueueCommand.Ready(entry(1)),
                        FloorRejection.NOT_CALLED),
                row(
                        session().queued(DEAN),
                        ASSISTANT,
                        new QueueCommand.NameSpeaker(entry(1), EXPERT),
                        FloorRejection.KNOWN_ALREADY),
                row(
                        over,
                        ASSISTANT,
                        new QueueCommand.Inscribe(PLANS, EXPERT, Channel.HALL),
                        FloorRejection.ITEM_IS_OVER));
    }

    private static List<Row> requests() {
        var order = new RequestCommand.Make(Kind.POINT_OF_ORDER, "");
        var asked = session().attending(DEAN).and(DEAN, order);
        var first = new RequestId("r1");
        var grant = new RequestCommand.Grant(first, Optional.empty(), TENURE);
        return List.of(
                row(
                        session().attending(DEAN),
                        DEAN,
                        new RequestCommand.Make(Kind.STATEMENT, ""),
                        RequestRejection.NOT_SUCH_A_KIND),
                row(asked, DEAN, order, RequestRejection.PENDING_ALREADY),
                row(hundred(), DEAN, order, RequestRejection.TOO_MANY, "limit", 100),
                row(session(), DEAN, order, RequestRejection.NOT_ATTENDING),
                row(invited().attending(DEAN), DEAN, order, RequestRejection.SESSION_NOT_RUNNING),
                byChair(session(), grant, RequestRejection.UNKNOWN_REQUEST),
                row(asked, EXPERT, new RequestCommand.TakeBack(first), RequestRejection.NOT_YOURS),
                row(
                        session().attending(DEAN).within(SMALL),
                        DEAN,
                        new RequestCommand.Make(Kind.POINT_OF_ORDER, "x".repeat(11)),
                        RequestRejection.TEXT_TOO_LONG,
                        "limit",
                        10),
                row(
                        asked.speaking(EXPERT),
                        CHAIR,
                        grant,
                        RequestRejection.MOVED_ON,
                        "current",
                        "f1"),
                byChair(
                        interrupted(),
                        new RequestCommand.Grant(
                                new RequestId("r2"), Optional.of(entry(2)), TENURE),
                        RequestRejection.NOT_ABOVE),
                byChair(
                        twiceInterrupted(),
                        new RequestCommand.Grant(
                                new RequestId("r4"), Optional.of(entry(3)), TENURE),
                        RequestRejection.TOO_DEEP),
                byChair(
                        unopened()
                                .and(CHAIR, new SessionCommand.OpenSession(MORNING, TENURE))
                                .attending(DEAN)
                                .and(DEAN, order),
                        grant,
                        RequestRejection.NO_ITEM_ON),
                byChair(seatless(asked, DEAN), grant, RequestRejection.NO_SPEAKING_SEAT));
    }

    private static Scenario unopened() {
        return invited().and(CHAIR, new ChairCommand.TakeChair(0));
    }

    /** The expert speaks, the dean's privilege interrupts, and the guest has another. */
    private static Scenario interrupted() {
        var privilege = new RequestCommand.Make(Kind.PRIVILEGE, "");
        return session()
                .speaking(EXPERT)
                .attending(DEAN, GUEST)
                .and(DEAN, privilege)
                .and(
                        CHAIR,
                        new RequestCommand.Grant(
                                new RequestId("r1"), Optional.of(entry(1)), TENURE))
                .and(GUEST, privilege);
    }

    /** A point of order comes into the privilege; the rector asks for one as well. */
    private static Scenario twiceInterrupted() {
        var order = new RequestCommand.Make(Kind.POINT_OF_ORDER, "");
        return interrupted()
                .attending(RECTOR)
                .and(GUEST, new RequestCommand.TakeBack(new RequestId("r2")))
                .and(GUEST, order)
                .and(
                        CHAIR,
                        new RequestCommand.Grant(
                                new RequestId("r3"), Optional.of(entry(2)), TENURE))
                .and(RECTOR, order);
    }

    private static Scenario hundred() {
        var scenario = session().attending(DEAN);
        for (int i = 1; i <= 34; i++) {
            var person = new PersonId("p" + i);
            scenario =
                    scenario.and(
                                    new PeopleCommand.AddPerson(
                                            person, none(), card("Guest"), 1, Set.of()))
                            .attending(person);
            for (var kind : List.of(Kind.TECHNICAL, Kind.POINT_OF_ORDER, Kind.PRIVILEGE)) {
                if (scenario.workshop().requests().pending().size() == 100) return scenario;
                scenario = scenario.and(person, new RequestCommand.Make(kind, ""));
            }
        }
        return scenario;
    }

    private static List<Row> sessions() {
        var unopened = invited().and(CHAIR, new ChairCommand.TakeChair(0));
        var over = session().and(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE));
        var lunch = new SessionCommand.SuspendSession(Optional.empty(), Optional.empty(), TENURE);
        var endless =
                new SessionCommand.SuspendSession(
                        Optional.empty(), Optional.of(Instant.ofEpochMilli(1)), TENURE);
        return List.of(
                byChair(
                        unopened,
                        new SessionCommand.OpenSession(new SessionId("nowhere"), TENURE),
                        SessionRejection.UNKNOWN_SESSION),
                byChair(
                        session(),
                        takeUp(new ItemId("unknown"), Optional.of(PLANS)),
                        SessionRejection.UNKNOWN_ITEM),
                row(
                        session(),
                        CHAIR,
                        new SessionCommand.OpenSession(AFTERNOON, TENURE),
                        SessionRejection.ANOTHER_IS_RUNNING,
                        "session",
                        "morning"),
                byChair(
                        over,
                        new SessionCommand.OpenSession(MORNING, TENURE),
                        SessionRejection.ALREADY_CLOSED),
                byChair(unopened, lunch, SessionRejection.NOT_RUNNING),
                byChair(session(), endless, SessionRejection.UNTIL_NOT_AHEAD),
                byChair(
                        session().and(CHAIR, lunch),
                        takeUp(LESSONS, Optional.of(PLANS)),
                        SessionRejection.NOT_LIVE),
                byChair(
                        session(),
                        takeUp(SIGNING, Optional.of(PLANS)),
                        SessionRejection.ITEM_OF_ANOTHER_SESSION),
                row(
                        session(),
                        CHAIR,
                        takeUp(LESSONS, Optional.empty()),
                        SessionRejection.MOVED_ON,
                        "active",
                        "plans"),
                byChair(
                        session(),
                        new SessionCommand.Undo(99, TENURE),
                        SessionRejection.NOTHING_TO_UNDO),
                byChair(
                        session()
                                .speaking(DEAN)
                                .and(CHAIR, new FloorCommand.Pause(entry(1), TENURE)),
                        new SessionCommand.Undo(2, TENURE),
                        SessionRejection.UNDO_TOUCHED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void is_refused(Row row) {
        assertThat(row.given().decide(row.by(), row.asks()))
                .isEqualTo(new Decision.Rejected(row.refusal(), Map.copyOf(row.args())));
    }

    @Test
    void every_refusal_has_a_row() {
        var all = new ArrayList<Rejection>();
        for (var chapter : Chapters.REJECTIONS) all.addAll(List.of(chapter.getEnumConstants()));
        // Only who draws the screens can know this one: see RoomTest.
        all.remove(AccessRejection.VIEW_TOO_LARGE);
        assertThat(refusals().stream().map(Row::refusal).distinct())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private static Scenario twentyScreens() {
        var scenario = invited();
        for (int i = 1; i <= 20; i++) {
            var screen = new DisplayId("screen-" + i);
            scenario = scenario.and(CHAIR, new DisplayCommand.PairDisplay(screen, "Hall " + i));
        }
        return scenario;
    }

    private static Scenario full() {
        return session()
                .queued(VICE, RECTOR, DEAN, EXPERT, GUEST, ASSISTANT)
                .attending(CHAIR)
                .within(SMALL);
    }

    /** No command takes a seat away yet; the rule is there before. */
    private static Scenario seatless(Scenario scenario, PersonId person) {
        var workshop = scenario.workshop();
        var people = workshop.people();
        var next = people.withoutSeat(new SeatId(person.value()));
        var state =
                new State(
                        scenario.state().mark(), workshop.with(next), scenario.state().receipts());
        return new Scenario(state, scenario.entries(), scenario.now(), scenario.limits());
    }

    private static Optional<DelegationId> none() {
        return Optional.empty();
    }

    private static Row byChair(Scenario given, Command asks, Rejection refusal) {
        return row(given, CHAIR, asks, refusal);
    }

    private static Row row(Scenario given, Command asks, Rejection refusal) {
        return row(given, ORGANISER, asks, refusal);
    }

    private static Row row(Scenario given, PersonId by, Command asks, Rejection refusal) {
        return new Row(given, Actor.of(by), asks, refusal, Map.of());
    }

    private static Row row(
            Scenario given,
            PersonId by,
            Command asks,
            Rejection refusal,
            String arg,
            Object value) {
        return new Row(given, Actor.of(by), asks, refusal, Map.of(arg, value));
    }
}
