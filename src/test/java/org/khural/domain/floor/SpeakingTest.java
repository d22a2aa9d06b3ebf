package org.khural.domain.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.domain.floor.FloorRejection.*;
import static org.khural.domain.floor.RequestFloorTest.stage;
import static org.khural.domain.floor.RequestFloorTest.waiting;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.Command;
import org.khural.domain.EntryId;
import org.khural.domain.Workshop;
import org.khural.domain.chair.ChairCommand.HandOverChair;
import org.khural.domain.chair.ChairCommand.LapseChair;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.session.SessionCommand.SuspendSession;

/** Rules 2: from the list to the floor, the clock of a speech, and the end of it. */
class SpeakingTest {
    private static final Optional<EntryId> NOBODY = Optional.empty();

    @Test
    void called_means_stand_by_and_keeps_the_place() {
        given(session().queued(DEAN, EXPERT))
                .when(CHAIR, new Call(entry(2), TENURE))
                .thenHappened(new FloorEvent.Called(entry(2)))
                .then(w -> assertThat(stage(w, 2)).isEqualTo(Stage.CALLED))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, EXPERT))
                .when(CHAIR, new Call(entry(2), TENURE))
                .thenNothing();
    }

    @Test
    void only_who_waits_for_the_item_that_is_on_is_called_or_given_the_floor() {
        given(session().speaking(DEAN))
                .when(CHAIR, new Call(entry(1), TENURE))
                .thenRejected(NOT_WAITING);
        given(session().queued(DEAN).and(DEAN, new Withdraw(entry(1))))
                .when(CHAIR, give(1, NOBODY))
                .thenRejected(NOT_WAITING);
        var left = session().queued(DEAN).and(CHAIR, takeUp(LESSONS, Optional.of(PLANS)));
        given(left).when(CHAIR, new Call(entry(1), TENURE)).thenRejected(ITEM_NOT_ON);
        given(left).when(CHAIR, give(1, NOBODY)).thenRejected(ITEM_NOT_ON);
    }

    @Test
    void the_floor_is_given_in_any_order() {
        given(session().queued(DEAN, EXPERT, GUEST))
                .when(CHAIR, give(2, NOBODY))
                .thenHappened(new FloorEvent.FloorGiven(entry(2)))
                .then(w -> assertThat(current(w)).isEqualTo(Stage.SPEAKING))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, GUEST));
    }

    @Test
    void giving_the_floor_ends_who_has_it() {
        given(session().speaking(DEAN).queued(EXPERT))
                .when(CHAIR, give(2, Optional.of(entry(1))))
                .thenHappened(new FloorEvent.Ended(entry(1)), new FloorEvent.FloorGiven(entry(2)))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.DONE))
                .then(w -> assertThat(w.floor().stack()).containsExactly(entry(2)));
    }

    @Test
    void a_double_click_on_next_skips_nobody() {
        given(session().speaking(DEAN).queued(EXPERT, GUEST))
                .when(CHAIR, give(2, Optional.of(entry(1))))
                .when(CHAIR, give(3, Optional.of(entry(1))))
                .thenRejected(MOVED_ON, "current", "f2");
        given(session().speaking(DEAN).queued(EXPERT, GUEST))
                .when(CHAIR, give(2, Optional.of(entry(1))))
                .when(CHAIR, give(2, Optional.of(entry(1))))
                .thenNothing();
    }

    @Test
    void next_says_whom_it_expects_even_if_that_is_nobody() {
        given(session().queued(DEAN, EXPERT))
                .when(CHAIR, give(1, NOBODY))
                .when(DEAN, new Finish(entry(1)))
                .when(CHAIR, give(2, Optional.of(entry(1))))
                .thenRejected(MOVED_ON, "current", "");
    }

    @Test
    void pausing_stops_the_clock_of_the_speech_and_resuming_goes_on() {
        given(session().speaking(DEAN))
                .after(30)
                .when(CHAIR, new Pause(entry(1), TENURE))
                .thenHappened(new FloorEvent.Paused(entry(1)))
                .then(w -> assertThat(used(w, 1)).hasSeconds(30))
                .when(CHAIR, new Pause(entry(1), TENURE))
                .thenNothing()
                .after(100)
                .when(CHAIR, new Resume(entry(1), TENURE))
                .thenHappened(new FloorEvent.Resumed(entry(1)))
                .when(CHAIR, new Resume(entry(1), TENURE))
                .thenNothing()
                .after(12)
                .when(CHAIR, new End(entry(1), TENURE))
                .then(w -> assertThat(used(w, 1)).hasSeconds(42));
    }

    @Test
    void only_what_is_on_the_floor_is_paused_resumed_or_ended() {
        List<LongFunction<Command>> acts =
                List.of(
                        t -> new Pause(entry(1), t),
                        t -> new Resume(entry(1), t),
                        t -> new End(entry(1), t));
        for (var act : acts) {
            given(session().queued(DEAN)).when(CHAIR, act.apply(TENURE)).thenRejected(NOT_ON_FLOOR);
            given(session()).when(CHAIR, act.apply(TENURE)).thenRejected(UNKNOWN_ENTRY);
        }
        given(session().speaking(DEAN).and(CHAIR, new End(entry(1), TENURE)))
                .when(CHAIR, new Pause(entry(1), TENURE))
                .thenRejected(NOT_ON_FLOOR);
    }

    @Test
    void ended_twice_is_ended_once() {
        given(session().speaking(DEAN))
                .when(CHAIR, new End(entry(1), TENURE))
                .thenHappened(new FloorEvent.Ended(entry(1)))
                .when(CHAIR, new End(entry(1), TENURE))
                .thenNothing()
                .when(DEAN, new Finish(entry(1)))
                .thenNothing();
    }

    @Test
    void the_speaker_gives_the_floor_back_and_nobody_else_does_it_for_them() {
        given(session().speaking(DEAN))
                .when(DEAN, new Finish(entry(1)))
                .thenHappened(new FloorEvent.Ended(entry(1)));
        given(session().speaking(DEAN)).when(RECTOR, new Finish(entry(1))).thenRejected(NOT_YOURS);
        given(session().queued(DEAN)).when(DEAN, new Finish(entry(1))).thenRejected(NOT_ON_FLOOR);
        given(session()).when(DEAN, new Finish(entry(1))).thenRejected(UNKNOWN_ENTRY);
    }

    @Test
    void a_speech_gets_more_time_or_less_within_what_is_possible() {
        given(session().speaking(DEAN))
                .when(CHAIR, new Extend(entry(1), 60, TENURE))
                .thenHappened(new FloorEvent.Extended(entry(1), 60))
                .when(CHAIR, new Extend(entry(1), -14_400, TENURE))
                .thenHappened(new FloorEvent.Extended(entry(1), -SPEECH - 60))
                .when(CHAIR, new Extend(entry(1), -1, TENURE))
                .thenNothing()
                .when(CHAIR, new Extend(entry(1), 14_400, TENURE))
                .when(CHAIR, new Extend(entry(1), 1, TENURE))
                .thenNothing();
        given(session().queued(DEAN)).when(CHAIR, new Extend(entry(1), 60, TENURE)).thenAccepted();
        given(session().queued(DEAN).and(DEAN, new Withdraw(entry(1))))
                .when(CHAIR, new Extend(entry(1), 60, TENURE))
                .thenRejected(NOT_ON_FLOOR);
    }

    @Test
    void the_chair_may_speak_too() {
        given(session().queued(CHAIR))
                .when(CHAIR, give(1, NOBODY))
                .when(CHAIR, new Finish(entry(1)))
                .thenAccepted();
    }

    @Test
    void nobody_gets_the_floor_in_a_break() {
        var lunch = new SuspendSession(Optional.empty(), Optional.empty(), TENURE);
        given(session().queued(DEAN).and(CHAIR, lunch))
                .when(CHAIR, give(1, NOBODY))
                .thenRejected(SESSION_NOT_LIVE);
        given(session().speaking(DEAN).and(CHAIR, lunch))
                .when(CHAIR, new Resume(entry(1), TENURE))
                .thenRejected(SESSION_NOT_LIVE);
        given(session().speaking(DEAN).and(CHAIR, lunch))
                .when(DEAN, new Finish(entry(1)))
                .thenAccepted();
    }

    static List<LongFunction<Command>> actsOfTheChair() {
        return List.of(
                t -> new Call(entry(2), t),
                t -> new GiveFloor(entry(2), Optional.of(entry(1)), t),
                t -> new Pause(entry(1), t),
                t -> new Resume(entry(1), t),
                t -> new End(entry(1), t),
                t -> new Extend(entry(1), 60, t),
                t -> new Move(entry(2), Optional.empty(), t),
                t -> new Remove(entry(2), t),
                t -> new OpenList(PLANS, t),
                t -> new CloseList(PLANS, Optional.empty(), t));
    }

    @ParameterizedTest
    @MethodSource("actsOfTheChair")
    void only_who_holds_the_chair_in_this_tenure_runs_the_floor(LongFunction<Command> act) {
        var speaking = session().speaking(DEAN).queued(EXPERT);
        given(speaking).when(CHAIR, act.apply(TENURE)).thenAccepted();
        given(speaking)
                .when(CHAIR, act.apply(TENURE - 1))
                .thenRejected(ChairRejection.STALE_TENURE, "tenure", TENURE);
        given(speaking)
                .when(VICE, act.apply(TENURE))
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
        given(speaking)
                .when(DEAN, act.apply(TENURE))
                .thenRejected(org.khural.domain.AccessRejection.NOT_ALLOWED, "power", "RUN_FLOOR");
        given(speaking.and(CHAIR, new HandOverChair(VICE, TENURE)))
                .when(CHAIR, act.apply(TENURE))
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "vice");
        given(speaking.and(new LapseChair(TENURE)))
                .when(CHAIR, act.apply(TENURE))
                .thenRejected(ChairRejection.EMPTY);
    }

    private static Command give(int n, Optional<EntryId> current) {
        return new GiveFloor(entry(n), current, TENURE);
    }

    private static Stage current(Workshop workshop) {
        return workshop.floor().current().orElseThrow().stage();
    }

    private static Duration used(Workshop workshop, int n) {
        var clock = workshop.floor().entry(entry(n)).orElseThrow().clock();
        assertThat(clock.since()).isEmpty();
        return clock.used();
    }
}
