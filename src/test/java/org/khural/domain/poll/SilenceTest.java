package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.Workshop;
import org.khural.support.Scenario;

/** Rules 3: silence adopts, and an objection leads to a vote. */
class SilenceTest {
    private static final Scenario HERE = session().attending(CHAIR, VICE, RECTOR, DEAN, EXPERT);
    private static final VoteCommand OBJECTS =
            new VoteCommand.Object(POLL, false, "Not the budget");

    @Test
    void silence_adopts() {
        var called = call(HERE);
        given(settled(called))
                .then(w -> assertThat(poll(w).stage()).isEqualTo(Stage.SHOWN))
                .then(
                        w ->
                                assertThat(poll(w).verdict().outcome())
                                        .isEqualTo(Verdict.Outcome.ADOPTED))
                .when(CHAIR, new PollCommand.Certify(POLL, false, TENURE))
                .thenAccepted();
        given(called).when(CHAIR, new PollCommand.Void(POLL, text("Wait"), TENURE)).thenAccepted();
        given(called).when(CHAIR, close()).thenRejected(PollRejection.SILENCE_RUNS);
    }

    @Test
    void an_objection_stops_what_silence_would_adopt() {
        given(call(HERE))
                .when(DEAN, OBJECTS)
                .then(w -> assertThat(poll(w).stage()).isEqualTo(Stage.CLOSED))
                .then(
                        w ->
                                assertThat(poll(w).verdict().outcome())
                                        .isEqualTo(Verdict.Outcome.OBJECTED))
                .when(DEAN, OBJECTS)
                .thenNothing()
                .when(EXPERT, OBJECTS)
                .thenRejected(PollRejection.LATE);
        given(call(HERE)).when(GUEST, OBJECTS).thenRejected(PollRejection.NOT_ATTENDING);
        given(call(HERE)).when(DEAN, cast(DEAN, NO)).thenRejected(PollRejection.NOT_IN_THIS_MODE);
        given(formal().openIn(HERE))
                .when(DEAN, OBJECTS)
                .thenRejected(PollRejection.NOT_IN_THIS_MODE);
    }

    @Test
    void what_somebody_objected_to_is_put_to_the_vote_ready_at_once() {
        var objected = call(HERE).and(DEAN, OBJECTS);
        var round = objected.and(CHAIR, new ComposeCommand.Repeat(POLL, OTHER)).workshop();
        var vote = round.polls().poll(OTHER).orElseThrow();
        assertThat(vote.stage()).isEqualTo(Stage.READY);
        assertThat(vote.roundOf()).contains(POLL);
        assertThat(vote.form().title()).isEqualTo(poll(round).form().title());
        assertThat(vote.rules().isFormal()).isTrue();
        assertThat(vote.rules().mode()).isEqualTo(Rules.Mode.DEVICE);
        given(objected)
                .when(CHAIR, new ComposeCommand.Repeat(POLL, OTHER))
                .when(CHAIR, new PollCommand.Open(OTHER, TENURE))
                .thenAccepted();
    }

    private static Scenario call(Scenario scenario) {
        return scenario.and(
                CHAIR,
                new PollCommand.CallForObjections(
                        POLL, text("Agreed?"), Optional.of(PLANS), 30, TENURE));
    }

    private static Poll poll(Workshop workshop) {
        return workshop.polls().poll(POLL).orElseThrow();
    }
}
