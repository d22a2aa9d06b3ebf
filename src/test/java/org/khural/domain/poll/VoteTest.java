package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.AttendanceCommand.Leave;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.poll.MandateCommand.GiveMandate;
import org.khural.domain.poll.MandateCommand.WithdrawMandate;
import org.khural.domain.poll.VoteCommand.CastFor;
import org.khural.domain.poll.VoteCommand.Contribute;
import org.khural.support.Scenario;

/** Rules 3: who votes, for which seat, until when, and how often it counts. */
class VoteTest {
    /** The guest is online, the others are in the hall; the vice-chair has not come. */
    private static final Scenario HERE =
            session().attending(CHAIR, RECTOR, DEAN, EXPERT).online(GUEST);

    @Test
    void a_ballot_names_seat_caster_and_way() {
        given(formal().openIn(HERE))
                .when(DEAN, cast(DEAN, YES))
                .thenHappened(
                        new PollEvent.BallotCast(
                                POLL, seat(DEAN), "ballot-of-dean", DEAN, Ballot.Via.DEVICE, YES));
    }

    @Test
    void the_same_ballot_again_is_one_and_a_second_is_none() {
        given(formal().openIn(HERE))
                .when(DEAN, cast(DEAN, YES))
                .when(DEAN, cast(DEAN, YES))
                .thenNothing()
                // The other device of the same person.
                .when(DEAN, ballot(DEAN, "from-the-laptop", NO))
                .thenRejected(PollRejection.VOTED_ALREADY);
    }

    /** It comes late, from a device whose answer got lost: what was changed since stands. */
    @Test
    void an_earlier_ballot_that_is_sent_again_changes_nothing() {
        given(formal().changeable().openIn(HERE))
                .when(DEAN, ballot(DEAN, "ballot-one", YES))
                .when(DEAN, ballot(DEAN, "ballot-two", NO))
                .when(DEAN, ballot(DEAN, "ballot-three", YES))
                .when(DEAN, ballot(DEAN, "ballot-one", NO))
                .thenNothing()
                .when(DEAN, ballot(DEAN, "ballot-two", NO))
                .thenNothing()
                .then(w -> assertThat(tally(w).votes()).containsExactly(1L, 0L));
    }

    /** The answer may have been lost, so the same ballot is answered even after the close. */
    @Test
    void the_same_ballot_is_answered_after_the_close_too() {
        given(closed(formal().openIn(HERE).and(DEAN, cast(DEAN, YES))))
                .when(DEAN, cast(DEAN, YES))
                .thenNothing();
    }

    @Test
    void where_a_vote_may_change_the_last_one_counts_until_the_close() {
        var changed =
                formal().changeable()
                        .openIn(HERE)
                        .and(DEAN, cast(DEAN, YES))
                        .and(DEAN, ballot(DEAN, "second-thought", NO));
        given(changed)
                .then(w -> assertThat(tally(w).votes()).containsExactly(0L, 1L))
                .then(w -> assertThat(tally(w).ballots()).isEqualTo(1));
        var racing = changed.and(CHAIR, close()).after(1);
        given(racing)
                .when(DEAN, ballot(DEAN, "third-thought", YES))
                .then(w -> assertThat(tally(w).votes()).containsExactly(1L, 0L));
        given(settled(racing))
                .when(DEAN, ballot(DEAN, "third-thought", YES))
                .thenRejected(PollRejection.LATE);
        given(settled(racing)).then(w -> assertThat(tally(w).votes()).containsExactly(0L, 1L));
    }

    @Test
    void who_came_after_the_opening_waits_for_the_next_poll_and_who_left_may_still_vote() {
        given(formal().openIn(HERE).attending(VICE))
                .when(VICE, cast(VICE, YES))
                .thenRejected(PollRejection.CAME_LATER);
        given(formal().openIn(HERE).and(DEAN, new Leave()))
                .when(DEAN, cast(DEAN, YES))
                .thenAccepted();
        // A show of opinion is among those who are here now.
        given(opinion().openIn(HERE).attending(VICE)).when(VICE, cast(VICE, YES)).thenAccepted();
        given(opinion().openIn(HERE).and(DEAN, new Leave()))
                .when(DEAN, cast(DEAN, YES))
                .thenRejected(PollRejection.NOT_ATTENDING);
    }

    @Test
    void the_holder_of_a_mandate_votes_for_both_seats_and_each_counts() {
        var given = formal().openIn(HERE.and(DEAN, new GiveMandate(seat(DEAN), EXPERT)));
        given(given)
                .when(EXPERT, cast(EXPERT, NO))
                .when(EXPERT, cast(DEAN, YES))
                .thenHappened(
                        new PollEvent.BallotCast(
                                POLL, seat(DEAN), "ballot-of-dean", EXPERT, Ballot.Via.PROXY, YES))
                .then(w -> assertThat(tally(w).votes()).containsExactly(1L, 1L))
                .when(DEAN, ballot(DEAN, "my-own-one", NO))
                .thenRejected(PollRejection.PROXY_VOTES);
    }

    @Test
    void a_mandate_withdrawn_while_the_poll_is_open_gives_the_vote_back() {
        var open = formal().openIn(HERE.and(DEAN, new GiveMandate(seat(DEAN), EXPERT)));
        given(open)
                .when(DEAN, new WithdrawMandate(seat(DEAN)))
                .when(EXPERT, cast(DEAN, YES))
                .thenRejected(PollRejection.MANDATE_WITHDRAWN);
        given(open)
                .when(DEAN, new WithdrawMandate(seat(DEAN)))
                .when(DEAN, cast(DEAN, YES))
                .thenAccepted();
        // What the proxy has cast stays cast.
        given(open)
                .when(EXPERT, cast(DEAN, YES))
                .when(DEAN, new WithdrawMandate(seat(DEAN)))
                .when(DEAN, ballot(DEAN, "my-own-one", NO))
                .thenRejected(PollRejection.VOTED_ALREADY);
    }

    @Test
    void a_mandate_given_while_the_poll_is_open_is_for_the_next() {
        given(formal().openIn(HERE))
                .when(DEAN, new GiveMandate(seat(DEAN), EXPERT))
                .when(EXPERT, cast(DEAN, YES))
                .thenRejected(PollRejection.NOT_ENTITLED);
        given(formal().openIn(HERE))
                .when(DEAN, new GiveMandate(seat(DEAN), EXPERT))
                .when(DEAN, cast(DEAN, YES))
                .thenAccepted();
        // Neither the old nor the new one: the holder.
        var passed =
                formal().openIn(HERE.and(DEAN, new GiveMandate(seat(DEAN), EXPERT)))
                        .and(DEAN, new GiveMandate(seat(DEAN), GUEST));
        given(passed).when(EXPERT, cast(DEAN, YES)).thenRejected(PollRejection.MANDATE_WITHDRAWN);
        given(passed).when(GUEST, cast(DEAN, YES)).thenRejected(PollRejection.NOT_ENTITLED);
        given(passed).when(DEAN, cast(DEAN, YES)).thenAccepted();
    }

    @Test
    void an_absent_holder_is_present_by_the_proxy() {
        var open = formal().openIn(HERE.and(VICE, new GiveMandate(seat(VICE), EXPERT)));
        given(open).when(EXPERT, cast(VICE, YES)).thenAccepted();
        var both = HERE.and(DEAN, new GiveMandate(seat(DEAN), VICE));
        given(formal().openIn(both).attending(VICE))
                .when(VICE, cast(DEAN, YES))
                .thenRejected(PollRejection.CAME_LATER);
    }

    /** The dean sits in the rector's seat: one seat, one vote, whoever of them gives it. */
    @Test
    void two_who_share_a_seat_have_one_vote() {
        var shared = HERE.and(ORGANISER, new PeopleCommand.ShareSeat(DEAN, Optional.of(RECTOR)));
        given(formal().openIn(shared))
                .when(DEAN, cast(RECTOR, YES))
                .when(RECTOR, ballot(RECTOR, "by-the-rector", NO))
                .thenRejected(PollRejection.VOTED_ALREADY);
        given(formal().openIn(shared))
                .when(DEAN, cast(DEAN, YES))
                .thenRejected(PollRejection.NOT_ENTITLED);
        given(formal().openIn(shared.and(RECTOR, new Leave())))
                .when(DEAN, cast(RECTOR, YES))
                .then(
                        w ->
                                assertThat(poll(w).opening().get().voters())
                                        .doesNotContainKey(seat(DEAN)));
        given(opinion().openIn(shared))
                .when(RECTOR, cast(RECTOR, NO))
                .when(DEAN, ballot(RECTOR, "by-the-dean", YES))
                .thenRejected(PollRejection.VOTED_ALREADY);
    }

    @Test
    void delegations_vote_by_their_heads_with_their_weights() {
        var headed =
                HERE.and(ORGANISER, headed(INSTITUTE, EXPERT))
                        .and(ORGANISER, headed(MINISTRY, VICE));
        var open = formal().byDelegation(Map.of(UNIVERSITY, 5, MINISTRY, 0)).openIn(headed);
        var opening = open.workshop().polls().poll(POLL).orElseThrow().opening().orElseThrow();
        assertThat(opening.voters().keySet())
                .containsExactlyInAnyOrder(seat(RECTOR), seat(EXPERT), seat(VICE));
        assertThat(opening.eligible()).isEqualTo(6);
        assertThat(opening.present()).isEqualTo(6);
        given(open).when(DEAN, cast(DEAN, YES)).thenRejected(PollRejection.NOT_ENTITLED);
        given(open)
                .when(RECTOR, cast(RECTOR, YES))
                .when(EXPERT, cast(EXPERT, NO))
                .then(w -> assertThat(tally(w).votes()).containsExactly(5L, 1L))
                .then(w -> assertThat(tally(w).ballots()).isEqualTo(2));
        // Another head is for the next poll.
        given(open)
                .when(ORGANISER, headed(UNIVERSITY, DEAN))
                .when(DEAN, cast(RECTOR, YES))
                .thenRejected(PollRejection.NOT_ENTITLED);
        given(open)
                .when(ORGANISER, headed(UNIVERSITY, DEAN))
                .when(RECTOR, cast(RECTOR, YES))
                .thenAccepted();
    }

    @Test
    void the_head_of_a_delegation_gives_a_mandate_too() {
        var open =
                formal().byDelegation(Map.of(UNIVERSITY, 5))
                        .openIn(HERE.and(RECTOR, new GiveMandate(seat(RECTOR), DEAN)));
        given(open)
                .when(DEAN, cast(RECTOR, YES))
                .then(w -> assertThat(tally(w).votes()).containsExactly(5L, 0L));
    }

    private static PeopleCommand headed(DelegationId delegation, PersonId head) {
        return new PeopleCommand.EditDelegation(delegation, text("X"), 1, Optional.of(head));
    }

    @Test
    void the_assistant_votes_for_people_in_the_hall_with_their_consent() {
        var open = formal().openIn(HERE);
        given(open)
                .when(ASSISTANT, new CastFor(POLL, seat(DEAN), "ballot-one", YES, true))
                .thenHappened(
                        new PollEvent.BallotCast(
                                POLL,
                                seat(DEAN),
                                "ballot-one",
                                ASSISTANT,
                                Ballot.Via.ASSISTANT,
                                YES))
                .when(ASSISTANT, new CastFor(POLL, seat(DEAN), "ballot-one", YES, true))
                .thenNothing()
                .when(DEAN, cast(DEAN, NO))
                .thenRejected(PollRejection.VOTED_ALREADY);
        given(open)
                .when(ASSISTANT, new CastFor(POLL, seat(VICE), "ballot-one", YES, true))
                .thenRejected(PollRejection.NOT_IN_HALL);
        given(open)
                .when(ASSISTANT, new CastFor(POLL, seat(STRANGER), "ballot-one", YES, true))
                .thenRejected(PollRejection.NOT_ENTITLED);
        given(open)
                .when(DEAN, new CastFor(POLL, seat(EXPERT), "ballot-one", YES, true))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "VOTE_FOR_OTHERS");
        given(opinion().openIn(HERE).attending(VICE))
                .when(ASSISTANT, new CastFor(POLL, seat(VICE), "ballot-one", YES, true))
                .thenAccepted();
    }

    @Test
    void nobody_votes_from_the_seat_of_another_or_from_none() {
        for (var open : List.of(formal().openIn(HERE), opinion().openIn(HERE))) {
            given(open).when(DEAN, cast(EXPERT, YES)).thenRejected(PollRejection.NOT_ENTITLED);
            given(open).when(DEAN, cast(STRANGER, YES)).thenRejected(PollRejection.NOT_ENTITLED);
            given(open)
                    .when(STRANGER, cast(STRANGER, YES))
                    .thenRejected(AccessRejection.NOT_ALLOWED, "power", "VOTE");
        }
    }

    /** Their vote was given and counts; a person who is no more here gives none. */
    @Test
    void who_is_erased_while_a_poll_runs_keeps_the_vote_that_was_cast() {
        var voted = formal().openIn(HERE).and(DEAN, cast(DEAN, YES));
        given(voted)
                .when(ORGANISER, new PeopleCommand.ErasePerson(DEAN))
                .then(w -> assertThat(tally(w).votes()).containsExactly(1L, 0L))
                .then(w -> assertThat(poll(w).opening().get().eligible()).isEqualTo(8))
                .when(ORGANISER, new PeopleCommand.ErasePerson(EXPERT))
                .when(EXPERT, cast(EXPERT, YES))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "VOTE");
    }

    @Test
    void erasing_a_person_drops_their_words_objection_and_mandates() {
        var wrote =
                opinion()
                        .on(WORDS)
                        .openIn(HERE.and(DEAN, new GiveMandate(seat(DEAN), EXPERT)))
                        .and(DEAN, new Contribute(POLL, "ballot-one", List.of("water")));
        given(wrote)
                .when(ORGANISER, new PeopleCommand.ErasePerson(DEAN))
                .then(
                        w ->
                                assertThat(poll(w).words().get(seat(DEAN)).entries())
                                        .isEqualTo(Personal.erased(DEAN)))
                .then(w -> assertThat(w.polls().mandates()).isEmpty());
        given(wrote)
                .when(ORGANISER, new PeopleCommand.ErasePerson(EXPERT))
                .then(w -> assertThat(w.polls().mandates()).isEmpty());
        var objected =
                HERE.and(
                                CHAIR,
                                new PollCommand.CallForObjections(
                                        POLL, text("Agreed?"), Optional.empty(), 30, TENURE))
                        .and(DEAN, new VoteCommand.Object(POLL, true, "water"));
        given(objected)
                .when(ORGANISER, new PeopleCommand.ErasePerson(DEAN))
                .then(
                        w ->
                                assertThat(poll(w).objection().orElseThrow().text())
                                        .isEqualTo(Personal.erased(DEAN)))
                .then(
                        w ->
                                assertThat(poll(w).verdict().outcome())
                                        .isEqualTo(Verdict.Outcome.OBJECTED));
    }

    @Test
    void words_come_from_ones_own_seat_once_or_until_the_close() {
        var words = new Contribute(POLL, "ballot-one", List.of(" Clean\twater ", "Trees"));
        given(opinion().on(WORDS).openIn(HERE))
                .when(DEAN, words)
                .thenHappened(
                        new PollEvent.Contributed(
                                POLL,
                                seat(DEAN),
                                "ballot-one",
                                2,
                                Personal.of(DEAN, List.of("Clean water", "Trees"))))
                .when(DEAN, words)
                .thenNothing()
                .when(DEAN, new Contribute(POLL, "ballot-two", List.of("Air")))
                .thenRejected(PollRejection.VOTED_ALREADY);
        given(opinion().on(WORDS).openIn(HERE))
                .when(DEAN, cast(DEAN, YES))
                .thenRejected(PollRejection.NOT_SUCH_AN_ANSWER);
        given(formal().openIn(HERE))
                .when(DEAN, words)
                .thenRejected(PollRejection.NOT_SUCH_AN_ANSWER);
        given(closed(opinion().on(WORDS).openIn(HERE)))
                .when(DEAN, words)
                .thenRejected(PollRejection.LATE);
    }

    /** Forty characters of any script are forty, however many bytes or halves they take. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "ж", "ᠮ", "字", "é", "😀"})
    void words_are_counted_in_characters(String one) {
        var open = opinion().on(WORDS).openIn(HERE);
        given(open)
                .when(DEAN, new Contribute(POLL, "ballot-one", List.of(one.repeat(40))))
                .thenAccepted();
        given(open)
                .when(DEAN, new Contribute(POLL, "ballot-one", List.of(one.repeat(41))))
                .thenRejected(PollRejection.TEXT_TOO_LONG, "limit", 40);
    }

    private static VoteCommand ballot(PersonId person, String id, Answer answer) {
        return new VoteCommand.Cast(POLL, seat(person), id, answer);
    }

    private static Tally tally(Workshop workshop) {
        return poll(workshop).tally();
    }

    private static Poll poll(Workshop workshop) {
        return workshop.polls().poll(POLL).orElseThrow();
    }
}
