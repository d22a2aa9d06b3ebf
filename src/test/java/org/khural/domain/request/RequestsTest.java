package org.khural.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.EntryId;
import org.khural.domain.Me;
import org.khural.domain.RequestId;
import org.khural.domain.Workshop;
import org.khural.domain.floor.FloorCommand.End;
import org.khural.domain.floor.FloorCommand.GiveFloor;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.floor.Kind;
import org.khural.domain.request.RequestCommand.*;
import org.khural.domain.session.SessionCommand;

/** Rules 1, requests to the chair, and rules 2, interruptions: a stack, two deep. */
class RequestsTest {
    private static final RequestId FIRST = new RequestId("r1");
    private static final Make ORDER = new Make(Kind.POINT_OF_ORDER, "The question is not on");

    @Test
    void a_granted_point_of_order_interrupts_and_the_speaker_speaks_on() {
        given(session().speaking(EXPERT).attending(DEAN))
                .after(60)
                .when(DEAN, ORDER)
                .when(CHAIR, new Grant(FIRST, on(1), TENURE))
                .then(w -> assertThat(stages(w)).containsExactly(Stage.PAUSED, Stage.SPEAKING))
                .after(20)
                .when(CHAIR, new End(entry(2), TENURE))
                .then(w -> assertThat(stages(w)).containsExactly(Stage.SPEAKING))
                .then(
                        w ->
                                assertThat(w.floor().entries().get(entry(1)).clock().used())
                                        .as("the own time only")
                                        .isEqualTo(Duration.ofSeconds(60)));
    }

    @Test
    void giving_the_floor_ends_the_interruption_and_whom_it_interrupted() {
        given(session().speaking(EXPERT).attending(DEAN).queued(GUEST))
                .when(DEAN, ORDER)
                .when(CHAIR, new Grant(FIRST, on(1), TENURE))
                .when(CHAIR, new GiveFloor(entry(2), on(3), TENURE))
                .then(w -> assertThat(w.floor().stack()).containsExactly(entry(2)));
    }

    @Test
    void a_technical_fault_is_taken_note_of() {
        given(session().speaking(EXPERT).online(DEAN))
                .when(DEAN, new Make(Kind.TECHNICAL, "No sound"))
                .when(CHAIR, new Grant(FIRST, Optional.empty(), TENURE))
                .then(w -> assertThat(stages(w)).containsExactly(Stage.SPEAKING))
                .then(
                        w ->
                                assertThat(me(w).requests().getFirst().fate())
                                        .isEqualTo(Me.Fate.GRANTED));
    }

    @Test
    void the_reason_of_a_decline_reaches_the_asker() {
        given(session().attending(DEAN))
                .when(DEAN, ORDER)
                .when(CHAIR, new Decline(FIRST, "It is on since two", TENURE))
                .then(w -> assertThat(w.requests().pending()).isEmpty())
                .then(
                        w ->
                                assertThat(me(w).requests())
                                        .extracting(Me.Requested::fate, Me.Requested::reason)
                                        .containsExactly(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        Me.Fate.DECLINED,
                                                        Optional.of("It is on since two"))))
                .when(DEAN, ORDER)
                .then(w -> assertThat(me(w).requests()).hasSize(1));
    }

    @Test
    void who_interrupts_may_have_a_place_in_the_queue_as_well() {
        given(session().queued(DEAN))
                .when(DEAN, ORDER)
                .when(CHAIR, new Grant(FIRST, Optional.empty(), TENURE))
                .then(w -> assertThat(stages(w)).containsExactly(Stage.SPEAKING))
                .then(w -> assertThat(w.floor().list(PLANS).waiting()).containsExactly(entry(1)));
    }

    @Test
    void with_the_session_end_the_requests() {
        given(session().attending(DEAN))
                .when(DEAN, ORDER)
                .when(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE))
                .then(w -> assertThat(w.requests().isEmpty()).isTrue());
    }

    private static Optional<EntryId> on(int n) {
        return Optional.of(entry(n));
    }

    private static List<Stage> stages(Workshop workshop) {
        return workshop.floor().stack().stream()
                .map(id -> workshop.floor().entries().get(id).stage())
                .toList();
    }

    private static Me me(Workshop workshop) {
        return Me.of(workshop, Actor.of(DEAN), Audience.PARTICIPANT);
    }
}
