package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.attendance.AttendanceCommand.Leave;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.session.LeadCommand;
import org.khural.domain.session.SessionCommand;
import org.khural.domain.session.SessionRejection;
import org.khural.support.Polling;
import org.khural.support.Scenario;

/** Rules 3: who holds a poll, from READY to the verdict, and when it ends. */
class HoldingTest {
    private static final Scenario HERE = session().attending(CHAIR, VICE, RECTOR, DEAN, EXPERT);
    private static final Scenario LED =
            HERE.and(CHAIR, new LeadCommand.GrantLead(DEAN, PLANS, Optional.empty(), TENURE));

    @Test
    void a_poll_closes_by_itself_when_its_time_is_over_and_its_grace_has_passed() {
        var open = formal().seconds(60).openIn(HERE);
        var end = open.now().plusSeconds(60);
        var due = new TimeCommand.CloseOnTime(POLL, end);
        var grace = new TimeCommand.EndGrace(POLL, end.plusSeconds(2));
        given(open)
                .then(w -> assertThat(w.polls().nextDeadline().get().command()).isEqualTo(due))
                .when(Actor.SYSTEM, due)
                .thenNothing()
                .after(60)
                .when(Actor.SYSTEM, due)
                .thenHappened(new PollEvent.Closing(POLL, end.plusSeconds(2)))
                .when(Actor.SYSTEM, due)
                .thenNothing()
                .when(Actor.SYSTEM, grace)
                .thenNothing()
                .after(2)
                .when(Actor.SYSTEM, grace)
                .thenHappened(new PollEvent.Closed(POLL))
                .when(Actor.SYSTEM, grace)
                .thenNothing()
                .then(w -> assertThat(w.polls().nextDeadline()).isEmpty());
    }

    @Test
    void what_is_on_its_way_counts_within_the_grace_and_is_late_after_it() {
        var closing = formal().openIn(HERE).and(CHAIR, close()).after(1);
        given(closing).when(DEAN, cast(DEAN, YES)).thenAccepted();
        var closed = settled(closing);
        given(closed).when(DEAN, cast(DEAN, YES)).thenRejected(PollRejection.LATE);
    }

    @Test
    void another_end_is_later_or_sooner_or_none() {
        var open = formal().seconds(60).openIn(HERE);
        var old = new TimeCommand.CloseOnTime(POLL, open.now().plusSeconds(60));
        var later = open.now().plusSeconds(90);
        given(open)
                .when(CHAIR, end(Optional.of(later)))
                .thenHappened(new PollEvent.EndSet(POLL, Optional.of(later)))
                .when(CHAIR, end(Optional.of(later)))
                .thenNothing()
                .after(60)
                .when(Actor.SYSTEM, old)
                .thenNothing()
                .when(CHAIR, end(Optional.empty()))
                .then(w -> assertThat(w.polls().nextDeadline()).isEmpty());
        var far = open.now().plus(Duration.ofDays(7));
        given(open).when(CHAIR, end(Optional.of(far))).thenAccepted();
        given(open)
                .when(CHAIR, end(Optional.of(far.plusMillis(1))))
                .thenRejected(PollRejection.END_NOT_AHEAD);
    }

    private static PollCommand end(Optional<Instant> at) {
        return new PollCommand.SetEnd(POLL, at, TENURE);
    }

    @Test
    void what_time_was_left_is_left_after_a_suspension() {
        var open = formal().seconds(60).openIn(HERE);
        given(open.after(20))
                .when(CHAIR, new PollCommand.Suspend(POLL, TENURE))
                .then(w -> assertThat(w.polls().nextDeadline()).isEmpty())
                .after(1_000)
                .when(CHAIR, new PollCommand.Resume(POLL, TENURE))
                .then(
                        w ->
                                assertThat(poll(w).closesAt())
                                        .contains(open.now().plusSeconds(20 + 1_000 + 40)));
    }

    /** Its end was due, and the chair was quicker than the clock of the server. */
    @Test
    void a_poll_suspended_after_its_end_has_no_time_left() {
        var open = formal().seconds(60).openIn(HERE).after(61);
        given(open)
                .when(CHAIR, new PollCommand.Suspend(POLL, TENURE))
                .then(w -> assertThat(poll(w).closesAt()).contains(Instant.EPOCH))
                .after(10)
                .when(CHAIR, new PollCommand.Resume(POLL, TENURE))
                .then(w -> assertThat(poll(w).closesAt()).contains(open.now().plusSeconds(10)));
    }

    @Test
    void hands_and_names_are_counted_to_the_end_whatever_the_clock_says() {
        for (var mode : List.of(Rules.Mode.HANDS, Rules.Mode.MIXED, Rules.Mode.ROLL_CALL)) {
            var open = formal().by(mode).seconds(60).openIn(HERE);
            var due = open.workshop().polls().nextDeadline().orElseThrow();
            given(open.after(60))
                    .when(Actor.SYSTEM, due.command())
                    .thenHappened(new PollEvent.EndSet(POLL, Optional.empty()))
                    .then(w -> assertThat(poll(w).stage()).isEqualTo(Stage.OPEN));
        }
    }

    @Test
    void one_formal_poll_at_a_time_and_any_number_of_opinions() {
        var two = ready(formal().openIn(HERE), opinion());
        given(two).when(CHAIR, new PollCommand.Open(OTHER, TENURE)).thenAccepted();
        var again = ready(opinion().openIn(HERE), formal());
        given(again).when(CHAIR, new PollCommand.Open(OTHER, TENURE)).thenAccepted();
    }

    @Test
    void the_next_formal_poll_opens_when_the_one_before_is_closed_or_void() {
        var second = ready(formal().openIn(HERE), formal());
        var opens = new PollCommand.Open(OTHER, TENURE);
        given(second)
                .when(CHAIR, opens)
                .thenRejected(PollRejection.ANOTHER_IS_OPEN, "poll", "poll");
        given(second.and(CHAIR, close()))
                .when(CHAIR, opens)
                .thenRejected(PollRejection.ANOTHER_IS_OPEN, "poll", "poll");
        given(closed(second)).when(CHAIR, opens).thenAccepted();
        given(second)
                .when(CHAIR, new PollCommand.Void(POLL, text("Wrong"), TENURE))
                .when(CHAIR, opens)
                .thenAccepted();
    }

    private static Scenario ready(Scenario scenario, Polling other) {
        return scenario.and(ORGANISER, new ComposeCommand.Compose(OTHER, other.form()))
                .and(ORGANISER, new ComposeCommand.MakeReady(OTHER));
    }

    @Test
    void an_order_of_the_chair_names_the_tenure() {
        var ready = formal().readyIn(HERE);
        given(ready)
                .when(CHAIR, new PollCommand.Open(POLL, 0))
                .thenRejected(ChairRejection.STALE_TENURE, "tenure", TENURE);
        given(ready)
                .when(VICE, open())
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
        given(ready.and(new ChairCommand.LapseChair(TENURE)))
                .when(CHAIR, open())
                .thenRejected(ChairRejection.EMPTY);
    }

    @Test
    void a_poll_stays_open_when_the_chair_is_lost_and_passes_to_the_next() {
        given(formal().openIn(HERE))
                .when(Actor.SYSTEM, new ChairCommand.LapseChair(TENURE))
                .when(DEAN, cast(DEAN, YES))
                .when(VICE, new ChairCommand.TakeChair(TENURE))
                .when(VICE, new PollCommand.Close(POLL, TENURE + 1))
                .thenHappened(new PollEvent.Closing(POLL, HERE.now().plusSeconds(2)));
    }

    @Test
    void the_lead_runs_opinions_on_the_item_led_and_nothing_else() {
        given(opinion().readyIn(LED)).when(DEAN, open()).when(DEAN, close()).thenAccepted();
        given(opinion().about(Optional.of(LESSONS)).readyIn(LED))
                .when(DEAN, open())
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
        given(formal().readyIn(LED))
                .when(DEAN, open())
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
        given(LED).when(DEAN, opinion().compose()).thenAccepted();
        given(LED)
                .when(DEAN, opinion().about(Optional.empty()).compose())
                .thenRejected(PollRejection.CHAIR_ONLY);
        given(formal().draftIn(LED))
                .when(DEAN, new ComposeCommand.Discard(POLL))
                .thenRejected(PollRejection.CHAIR_ONLY);
        given(formal().draftIn(LED))
                .when(DEAN, new ComposeCommand.MakeReady(POLL))
                .thenRejected(PollRejection.CHAIR_ONLY);
    }

    @Test
    void an_opinion_that_outlives_the_lead_belongs_to_the_chair() {
        var recalled =
                opinion()
                        .readyIn(LED)
                        .and(DEAN, open())
                        .and(CHAIR, new LeadCommand.RecallLead(TENURE));
        given(recalled)
                .when(DEAN, close())
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "RUN_POLLS");
        given(recalled).when(CHAIR, close()).thenAccepted();
    }

    @Test
    void a_session_is_not_closed_over_a_poll() {
        var closing = new SessionCommand.CloseSession(MORNING, TENURE);
        given(opinion().openIn(HERE))
                .when(CHAIR, closing)
                .thenRejected(SessionRejection.POLL_IS_RUNNING);
        given(closed(opinion().openIn(HERE))).when(CHAIR, closing).thenAccepted();
    }

    @Test
    void a_break_stops_the_opening_and_no_poll_that_is_open() {
        var lunch = new SessionCommand.SuspendSession(Optional.empty(), Optional.empty(), TENURE);
        given(formal().readyIn(HERE))
                .when(CHAIR, lunch)
                .when(CHAIR, open())
                .thenRejected(PollRejection.SESSION_NOT_RUNNING);
        given(formal().openIn(HERE)).when(CHAIR, lunch).when(DEAN, cast(DEAN, YES)).thenAccepted();
    }

    @Test
    void the_item_of_a_poll_may_be_gone_and_the_poll_is_still_held() {
        given(formal().about(Optional.of(LESSONS)).readyIn(HERE))
                .when(ORGANISER, new AgendaCommand.RemoveItem(LESSONS))
                .when(CHAIR, open())
                .thenAccepted();
    }

    @Test
    void a_certified_result_is_confirmed_by_another_of_the_seat() {
        given(shown(formal().openIn(HERE)))
                .when(CHAIR, new PollCommand.Certify(POLL, false, TENURE))
                .thenHappened(new PollEvent.Certified(POLL, CHAIR, true))
                .when(DEAN, new PollCommand.Confirm(POLL))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "CONFIRM_RESULT");
        given(shown(formal().openIn(HERE)))
                .when(CHAIR, new PollCommand.Certify(POLL, false, TENURE))
                .when(VICE, new PollCommand.Confirm(POLL))
                .then(
                        w ->
                                assertThat(
                                                poll(w).certification()
                                                        .flatMap(Certification::confirmedBy))
                                        .contains(VICE))
                .when(CHAIR, new PollCommand.Void(POLL, text("Too late"), TENURE))
                .thenRejected(PollRejection.WRONG_STAGE, "stage", "CERTIFIED");
    }

    /** Enough were here when they voted; some have left since. */
    @Test
    void a_result_is_certified_without_a_quorum_only_expressly() {
        var left = shown(formal().quorum(60).openIn(HERE)).and(DEAN, new Leave());
        given(left)
                .when(CHAIR, new PollCommand.Certify(POLL, false, TENURE))
                .thenRejected(PollRejection.QUORUM_LOST);
        given(left)
                .when(CHAIR, new PollCommand.Certify(POLL, true, TENURE))
                .thenHappened(new PollEvent.Certified(POLL, CHAIR, false))
                .then(w -> assertThat(poll(w).certification().get().hasQuorum()).isFalse())
                .then(
                        w ->
                                assertThat(poll(w).verdict().outcome())
                                        .isNotEqualTo(Verdict.Outcome.NO_QUORUM));
        given(left.attending(DEAN))
                .when(CHAIR, new PollCommand.Certify(POLL, true, TENURE))
                .thenHappened(new PollEvent.Certified(POLL, CHAIR, true));
    }

    @Test
    void a_chair_alone_in_the_seat_certifies_alone() {
        var alone = HERE.and(ORGANISER, new ChairCommand.ArrangeSeat(List.of(CHAIR)));
        given(shown(formal().openIn(alone)))
                .when(CHAIR, new PollCommand.Certify(POLL, false, TENURE))
                .thenHappened(
                        new PollEvent.Certified(POLL, CHAIR, true), new PollEvent.Confirmed(POLL))
                .then(w -> assertThat(poll(w).stage()).isEqualTo(Stage.CERTIFIED))
                .then(
                        w ->
                                assertThat(
                                                poll(w).certification()
                                                        .flatMap(Certification::confirmedBy))
                                        .isEmpty());
    }

    @Test
    void a_void_poll_stays_void_and_keeps_what_was_cast() {
        var certified =
                shown(formal().openIn(HERE).and(DEAN, cast(DEAN, YES)))
                        .and(CHAIR, new PollCommand.Certify(POLL, false, TENURE));
        given(certified)
                .when(CHAIR, new PollCommand.Void(POLL, text("Wrong question"), TENURE))
                .then(w -> assertThat(poll(w).reason()).contains(text("Wrong question")))
                .then(w -> assertThat(poll(w).ballots()).hasSize(1))
                .when(VICE, new PollCommand.Confirm(POLL))
                .thenRejected(PollRejection.WRONG_STAGE, "stage", "VOID");
    }

    @Test
    void an_opinion_is_shown_but_not_certified() {
        given(shown(opinion().openIn(HERE)))
                .when(CHAIR, new PollCommand.Certify(POLL, false, TENURE))
                .thenRejected(PollRejection.NEEDS_TO_BE_FORMAL);
    }

    /** A second round of a quiz, after people have talked about it. */
    @Test
    void a_round_asks_again_and_names_what_it_repeats() {
        given(shown(opinion().on(QUIZ).openIn(HERE)))
                .when(ORGANISER, new ComposeCommand.Repeat(POLL, OTHER))
                .thenHappened(new PollEvent.Repeated(POLL, OTHER))
                .then(
                        w -> {
                            var round = w.polls().poll(OTHER).orElseThrow();
                            assertThat(round.roundOf()).contains(POLL);
                            assertThat(round.stage()).isEqualTo(Stage.DRAFT);
                            assertThat(round.form()).isEqualTo(poll(w).form());
                        })
                .when(ORGANISER, new ComposeCommand.Repeat(POLL, OTHER))
                .thenRejected(PollRejection.ID_TAKEN);
    }

    @Test
    void words_are_released_one_by_one_and_taken_back() {
        var open =
                opinion()
                        .on(WORDS)
                        .openIn(HERE)
                        .and(
                                DEAN,
                                new VoteCommand.Contribute(
                                        POLL, "ballot-one", List.of("water", "trees")));
        given(open)
                .when(CHAIR, release(DEAN, 1, true))
                .thenHappened(new PollEvent.Released(POLL, seat(DEAN), 1, true))
                .when(CHAIR, release(DEAN, 1, true))
                .thenNothing()
                .when(CHAIR, release(DEAN, 1, false))
                .then(w -> assertThat(poll(w).words().get(seat(DEAN)).released()).isEmpty());
        given(open).when(CHAIR, release(DEAN, 2, true)).thenRejected(PollRejection.UNKNOWN_SEAT);
        given(open).when(CHAIR, release(EXPERT, 0, true)).thenRejected(PollRejection.UNKNOWN_SEAT);
    }

    private static PollCommand release(PersonId person, int entry, boolean shown) {
        return new PollCommand.Release(POLL, seat(person), entry, shown, TENURE);
    }

    private static Poll poll(Workshop workshop) {
        return workshop.polls().poll(POLL).orElseThrow();
    }
}
