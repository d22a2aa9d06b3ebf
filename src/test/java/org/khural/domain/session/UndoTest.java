package org.khural.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.domain.session.SessionRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Command;
import org.khural.domain.EntryId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.AgendaCommand.EditItem;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.attendance.AttendanceCommand.Leave;
import org.khural.domain.chair.ChairCommand.HandOverChair;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.floor.Why;
import org.khural.domain.people.PeopleCommand.ErasePerson;
import org.khural.domain.people.Plate;
import org.khural.domain.session.SessionCommand.CloseSession;
import org.khural.domain.session.SessionCommand.SuspendSession;
import org.khural.domain.session.SessionCommand.Undo;
import org.khural.support.Rulebook.Given;
import org.khural.support.Scenario;

/** Rules 1, undo: the same seat, within 60 seconds, unless something later touched the same. */
class UndoTest {
    /**
     * The dean speaks since 30 s, three wait, the first of them stands by, the list is to close.
     */
    private static Scenario busy() {
        return session()
                .speaking(DEAN)
                .queued(EXPERT, GUEST, RECTOR)
                .and(CHAIR, new Call(entry(2), TENURE))
                .and(CHAIR, new CloseList(PLANS, Optional.of(600), TENURE))
                .after(30);
    }

    record Row(String act, Command command, String what) {
        @Override
        public String toString() {
            return act;
        }
    }

    static List<Row> undoable() {
        return List.of(
                new Row("give the floor", give(3, 1), "floor.floorGiven"),
                new Row("end", new End(entry(1), TENURE), "floor.ended"),
                new Row("call", new Call(entry(3), TENURE), "floor.called"),
                new Row("remove", new Remove(entry(2), TENURE), "floor.removed"),
                new Row("remove in the middle", new Remove(entry(3), TENURE), "floor.removed"),
                new Row("remove the last", new Remove(entry(4), TENURE), "floor.removed"),
                new Row("move to the front", move(4, 2), "floor.moved"),
                new Row(
                        "move to the end",
                        new Move(entry(2), Optional.empty(), TENURE),
                        "floor.moved"),
                new Row("close the list", close(), "floor.listClosed"),
                new Row("take up", takeUp(LESSONS, Optional.of(PLANS)), "agenda.itemTakenUp"),
                new Row("suspend", suspend(), "agenda.sessionSuspended"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undoable")
    void taking_back_restores_everything_exactly(Row row) {
        var before = busy().workshop();
        given(busy())
                .when(CHAIR, row.command())
                .then(w -> assertThat(last(w).what()).isEqualTo(row.what()))
                .after(60)
                .when(CHAIR, undoLast(busy(), row.command()))
                .then(w -> assertThat(w.floor()).isEqualTo(before.floor()))
                .then(w -> assertThat(w.agenda()).isEqualTo(before.agenda()))
                .then(w -> assertThat(w.with(before.undo())).isEqualTo(before));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undoable")
    void after_sixty_seconds_it_stands_for_good(Row row) {
        given(busy())
                .when(CHAIR, row.command())
                .after(61)
                .when(CHAIR, undoLast(busy(), row.command()))
                .thenRejected(NOTHING_TO_UNDO);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undoable")
    void a_second_click_takes_back_nothing_more(Row row) {
        var undo = undoLast(busy(), row.command());
        given(busy())
                .when(CHAIR, row.command())
                .when(CHAIR, undo)
                .when(CHAIR, undo)
                .thenRejected(NOTHING_TO_UNDO);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undoable")
    void it_belongs_to_the_seat_and_not_to_the_person(Row row) {
        var undo = undoLast(busy(), row.command());
        var done = busy().and(CHAIR, row.command());
        given(done)
                .when(VICE, undo)
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
        given(done)
                .when(DEAN, undo)
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "RUN_FLOOR");
        given(done.and(CHAIR, new HandOverChair(VICE, TENURE)))
                .when(VICE, new Undo(undo.act(), TENURE + 1))
                .thenAccepted();
    }

    @Test
    void what_can_not_be_taken_back_is_not_offered() {
        for (var command :
                List.of(
                        new Pause(entry(1), TENURE),
                        new Extend(entry(1), 60, TENURE),
                        new OpenList(LESSONS, TENURE),
                        new CloseSession(MORNING, TENURE))) {
            given(busy())
                    .when(CHAIR, command)
                    .then(w -> assertThat(w.undo()).isEqualTo(busy().workshop().undo()));
        }
    }

    @Test
    void closing_is_for_good_and_so_is_what_it_ended() {
        var act = busy().and(CHAIR, new End(entry(1), TENURE)).workshop().undo().count();
        given(busy())
                .when(CHAIR, new End(entry(1), TENURE))
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .when(CHAIR, new Undo(act, TENURE))
                .thenRejected(UNDO_TOUCHED);
    }

    record Touch(String what, Command act, Actor by, Command later) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Touch> touched() {
        var end = new End(entry(1), TENURE);
        var remove = new Remove(entry(2), TENURE);
        return List.of(
                touch("given, then finished", give(3, 1), GUEST, new Finish(entry(3))),
                touch("given, then paused", give(3, 1), CHAIR, new Pause(entry(3), TENURE)),
                touch("called, then withdrawn", call(3), GUEST, new Withdraw(entry(3))),
                touch("called, then given", call(3), CHAIR, give(3, 1)),
                touch("moved, then moved", move(4, 2), CHAIR, move(4, 3)),
                touch("removed, then asked again", remove, EXPERT, request(PLANS)),
                touch("removed, then left", remove, EXPERT, new Leave()),
                touch("removed, then erased", remove, ORGANISER, new ErasePerson(EXPERT)),
                touch("ended, then asked again", end, DEAN, request(PLANS)),
                touch("ended, then left", end, DEAN, new Leave()),
                touch("ended, then a break", end, CHAIR, suspend()),
                touch("ended, then another item", end, CHAIR, takeUp(LESSONS, Optional.of(PLANS))),
                touch("closed, then opened", close(), CHAIR, new OpenList(PLANS, TENURE)),
                touch(
                        "taken up, then its list closed",
                        takeUp(LESSONS, Optional.of(PLANS)),
                        CHAIR,
                        new CloseList(LESSONS, Optional.empty(), TENURE)),
                touch(
                        "taken up, then edited",
                        takeUp(LESSONS, Optional.of(PLANS)),
                        ORGANISER,
                        new EditItem(LESSONS, plan(ItemKind.VOTE))),
                touch(
                        "taken up, then another",
                        takeUp(LESSONS, Optional.of(PLANS)),
                        CHAIR,
                        takeUp(REMARKS, Optional.of(LESSONS))),
                touch(
                        "suspended, then resumed",
                        suspend(),
                        CHAIR,
                        new SessionCommand.ResumeSession(TENURE)),
                touch("suspended, then finished", suspend(), DEAN, new Finish(entry(1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("touched")
    void it_is_refused_once_something_later_touched_the_same(Touch row) {
        var undo = undoLast(busy(), row.act());
        var after =
                given(busy())
                        .when(CHAIR, row.act())
                        .after(1)
                        .when(row.by(), row.later())
                        .thenAccepted();
        boolean erased = row.later() instanceof ErasePerson;
        after.when(CHAIR, undo).thenRejected(erased ? NOTHING_TO_UNDO : UNDO_TOUCHED);
    }

    @Test
    void who_asks_meanwhile_keeps_the_place_behind_those_who_come_back() {
        given(busy())
                .when(CHAIR, new Remove(entry(4), TENURE))
                .when(ASSISTANT, request(PLANS, DEAN))
                .thenRejected(org.khural.domain.floor.FloorRejection.ALREADY_ON_LIST);
        undo(busy().attending(ASSISTANT), new Remove(entry(4), TENURE), request(PLANS))
                .then(w -> assertThat(waiting(w)).isEqualTo(ids(2, 3, 4, 5)));
        undo(busy().attending(ASSISTANT), give(2, 1), request(PLANS))
                .then(w -> assertThat(waiting(w)).isEqualTo(ids(2, 3, 4, 5)));
    }

    private static Given undo(Scenario scenario, Command act, Command meanwhile) {
        return given(scenario)
                .when(CHAIR, act)
                .when(ASSISTANT, meanwhile)
                .when(CHAIR, undoLast(scenario, act))
                .thenAccepted();
    }

    @Test
    void who_left_the_list_meanwhile_is_not_waited_for() {
        given(busy())
                .when(CHAIR, new Remove(entry(2), TENURE))
                .when(GUEST, new Withdraw(entry(3)))
                .when(CHAIR, undoLast(busy(), new Remove(entry(2), TENURE)))
                .then(w -> assertThat(waiting(w)).isEqualTo(ids(2, 4)));
    }

    @Test
    void a_call_taken_back_leaves_the_order_that_was_made_since() {
        given(busy())
                .when(CHAIR, call(3))
                .when(CHAIR, move(4, 2))
                .when(CHAIR, undoLast(busy(), call(3)))
                .then(w -> assertThat(waiting(w)).isEqualTo(ids(4, 2, 3)))
                .then(w -> assertThat(entryOf(w, 3).stage()).isEqualTo(Stage.QUEUED));
    }

    @Test
    void when_another_has_the_floor_by_now_the_speaker_is_first_of_the_queue() {
        given(busy())
                .when(CHAIR, new End(entry(1), TENURE))
                .when(CHAIR, new GiveFloor(entry(3), Optional.empty(), TENURE))
                .after(10)
                .when(CHAIR, undoLast(busy(), new End(entry(1), TENURE)))
                .then(w -> assertThat(w.floor().stack()).containsExactly(entry(3)))
                .then(w -> assertThat(waiting(w)).isEqualTo(ids(1, 2, 4)))
                .then(w -> assertThat(entryOf(w, 1).stage()).isEqualTo(Stage.QUEUED))
                .then(w -> assertThat(entryOf(w, 1).why().code()).isEqualTo(Why.Code.RETURNED))
                .then(w -> assertThat(entryOf(w, 1).clock().used()).hasSeconds(33));
    }

    @Test
    void when_the_floor_is_free_again_the_speaker_goes_on() {
        given(busy())
                .when(CHAIR, new End(entry(1), TENURE))
                .when(CHAIR, new GiveFloor(entry(3), Optional.empty(), TENURE))
                .when(GUEST, new Finish(entry(3)))
                .when(CHAIR, undoLast(busy(), new End(entry(1), TENURE)))
                .then(w -> assertThat(w.floor().stack()).containsExactly(entry(1)))
                .then(w -> assertThat(entryOf(w, 1).stage()).isEqualTo(Stage.SPEAKING));
    }

    @Test
    void what_the_speaker_ended_by_mistake_the_chair_takes_back() {
        given(busy())
                .when(DEAN, new Finish(entry(1)))
                .when(CHAIR, undoLast(busy(), new End(entry(1), TENURE)))
                .then(w -> assertThat(entryOf(w, 1).stage()).isEqualTo(Stage.SPEAKING));
    }

    @Test
    void a_list_that_closed_on_time_is_not_closed_again_at_once() {
        var at = busy().now().plusSeconds(570);
        given(busy())
                .after(570)
                .when(Actor.SYSTEM, new CloseListOnTime(PLANS, at))
                .when(CHAIR, undoLast(busy(), close()))
                .then(w -> assertThat(w.floor().list(PLANS).isOpen()).isTrue())
                .then(w -> assertThat(w.nextDeadline()).isEmpty());
    }

    @Test
    void acts_are_taken_back_in_any_order_while_they_stand() {
        var first = undoLast(busy(), new Remove(entry(2), TENURE));
        given(busy())
                .when(CHAIR, new Remove(entry(2), TENURE))
                .when(CHAIR, new Remove(entry(4), TENURE))
                .when(CHAIR, first)
                .then(w -> assertThat(waiting(w)).isEqualTo(ids(2, 3)))
                .when(CHAIR, new Undo(first.act() + 1, TENURE))
                .then(w -> assertThat(waiting(w)).isEqualTo(ids(2, 3, 4)));
    }

    @Test
    void the_last_ten_acts_are_kept() {
        var scenario = busy();
        var done = new ArrayList<Long>();
        for (int i = 0; i < 11; i++) {
            var act = i % 2 == 0 ? close() : new OpenList(PLANS, TENURE);
            scenario = scenario.and(CHAIR, act);
            done.add(scenario.workshop().undo().count());
        }
        assertThat(scenario.workshop().undo().acts()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void the_offer_names_whom_it_is_about() {
        given(busy())
                .when(CHAIR, new Remove(entry(2), TENURE))
                .then(
                        w ->
                                assertThat(UndoView.of(w, Audience.CHAIR).get().plate())
                                        .contains(Plate.of(w.people(), EXPERT)))
                .then(
                        w ->
                                assertThat(UndoView.of(w, Audience.CHAIR).get().until())
                                        .isEqualTo(busy().now().plusSeconds(60)))
                .when(CHAIR, suspend())
                .then(w -> assertThat(UndoView.of(w, Audience.CHAIR).get().plate()).isEmpty());
        assertThat(UndoView.of(invited().workshop(), Audience.CHAIR)).isEmpty();
    }

    /** The act has the number that it will get. */
    private static Undo undoLast(Scenario before, Command act) {
        return new Undo(before.and(CHAIR, act).workshop().undo().count(), TENURE);
    }

    private static org.khural.domain.Undo.Act last(Workshop workshop) {
        return workshop.undo().last().orElseThrow();
    }

    private static Touch touch(
            String what, Command act, org.khural.domain.PersonId by, Command later) {
        return new Touch(what, act, Actor.of(by), later);
    }

    private static GiveFloor give(int n, int current) {
        return new GiveFloor(entry(n), Optional.of(entry(current)), TENURE);
    }

    private static Call call(int n) {
        return new Call(entry(n), TENURE);
    }

    private static Move move(int n, int before) {
        return new Move(entry(n), Optional.of(entry(before)), TENURE);
    }

    private static CloseList close() {
        return new CloseList(PLANS, Optional.empty(), TENURE);
    }

    private static SuspendSession suspend() {
        return new SuspendSession(Optional.of(text("Tea")), Optional.empty(), TENURE);
    }

    private static FloorEntry entryOf(Workshop workshop, int n) {
        return workshop.floor().entry(entry(n)).orElseThrow();
    }

    private static List<EntryId> waiting(Workshop workshop) {
        return List.copyOf(workshop.floor().list(PLANS).waiting());
    }

    private static List<EntryId> ids(int... numbers) {
        return java.util.Arrays.stream(numbers).mapToObj(n -> entry(n)).toList();
    }
}
