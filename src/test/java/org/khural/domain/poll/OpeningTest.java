package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.PersonId;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.poll.MandateCommand.GiveMandate;
import org.khural.domain.poll.MandateCommand.WithdrawMandate;
import org.khural.support.Polling;
import org.khural.support.Scenario;

/** Rules 3: who may vote, for whom, and who was here, as it was when the poll opened. */
class OpeningTest {
    /** Eight are invited; three have come into the hall, one is online. */
    private static final Scenario HERE = session().attending(CHAIR, RECTOR, DEAN).online(GUEST);

    @Test
    void every_seat_is_entitled_and_those_who_are_here_are_present() {
        var opening = opening(formal(), HERE);
        assertThat(opening.voters()).hasSize(8);
        assertThat(opening.eligible()).isEqualTo(8);
        assertThat(opening.present()).isEqualTo(4);
        assertThat(opening.hall()).isEqualTo(3);
        assertThat(opening.voters().get(seat(DEAN)))
                .isEqualTo(
                        new Voter(
                                DEAN,
                                Optional.empty(),
                                Optional.of(UNIVERSITY),
                                1,
                                Optional.of(Channel.HALL)));
    }

    @Test
    void the_picture_does_not_change_with_what_comes_after() {
        var open = formal().quorum(50).openIn(HERE);
        var later =
                open.attending(VICE, EXPERT)
                        .and(DEAN, new GiveMandate(seat(DEAN), VICE))
                        .and(ORGANISER, new PeopleCommand.ErasePerson(EXPERT))
                        .and(person("p1"));
        assertThat(opening(later)).isEqualTo(opening(open));
    }

    @Test
    void a_seat_counts_where_whoever_votes_from_it_is() {
        var mandated = HERE.and(DEAN, new GiveMandate(seat(DEAN), GUEST));
        var voter = opening(formal(), mandated).voters().get(seat(DEAN));
        assertThat(voter.proxy()).contains(GUEST);
        assertThat(voter.channel()).contains(Channel.ONLINE);
        var absent = HERE.and(DEAN, new GiveMandate(seat(DEAN), VICE));
        assertThat(opening(formal(), absent).present()).isEqualTo(3);
    }

    /** The nearer of two who share a seat: their hand can be counted. */
    @Test
    void a_seat_of_two_is_where_either_of_them_is() {
        var sits = new PeopleCommand.ShareSeat(DEAN, Optional.of(RECTOR));
        var shared = session().online(RECTOR).attending(DEAN).and(ORGANISER, sits);
        var opening = opening(formal(), shared);
        assertThat(opening.voters()).hasSize(7).doesNotContainKey(seat(DEAN));
        assertThat(opening.present()).isEqualTo(1);
        var alone = session().attending(DEAN).and(ORGANISER, sits);
        assertThat(opening(formal(), alone).voters().get(seat(RECTOR)).channel())
                .contains(Channel.HALL);
    }

    @Test
    void delegations_are_counted_by_their_weights() {
        var opening = opening(formal().byDelegation(Map.of(UNIVERSITY, 5, INSTITUTE, 3)), HERE);
        // The institute has no head: nobody votes for it.
        assertThat(opening.voters().keySet()).containsExactly(seat(RECTOR));
        assertThat(opening.eligible()).isEqualTo(5);
        assertThat(opening.present()).isEqualTo(5);
        assertThat(opening.voters().get(seat(RECTOR)).delegation()).contains(UNIVERSITY);
    }

    @Test
    void a_show_of_opinion_takes_no_picture_of_who_may_vote() {
        var opening = opening(opinion(), HERE);
        assertThat(opening.voters()).isEmpty();
        assertThat(opening.present()).isEqualTo(4);
    }

    @Test
    void it_ends_after_the_seconds_that_its_rules_say() {
        assertThat(opening(formal().seconds(60), HERE).closesAt())
                .contains(HERE.now().plusSeconds(60));
        assertThat(opening(formal(), HERE).closesAt()).isEmpty();
    }

    @Test
    void mandates_are_given_by_the_holder_the_chair_and_the_organiser() {
        for (var who : Set.of(DEAN, CHAIR, ORGANISER)) {
            given(HERE)
                    .when(who, new GiveMandate(seat(DEAN), EXPERT))
                    .thenHappened(new PollEvent.MandateGiven(seat(DEAN), EXPERT))
                    .when(who, new GiveMandate(seat(DEAN), EXPERT))
                    .thenNothing()
                    .when(who, new WithdrawMandate(seat(DEAN)))
                    .thenHappened(new PollEvent.MandateWithdrawn(seat(DEAN)))
                    .when(who, new WithdrawMandate(seat(DEAN)))
                    .thenNothing();
        }
        given(HERE.and(DEAN, new GiveMandate(seat(DEAN), EXPERT)))
                .when(EXPERT, new WithdrawMandate(seat(DEAN)))
                .thenRejected(PollRejection.NOT_YOURS);
    }

    /** The holder of a mandate has it from the moment that it is given, before any poll. */
    @Test
    void a_mandate_is_on_the_page_of_its_holder_at_once() {
        var given = HERE.and(DEAN, new GiveMandate(seat(DEAN), EXPERT));
        assertThat(MyVotes.of(given.workshop(), EXPERT).mandates())
                .singleElement()
                .satisfies(m -> assertThat(m.plate().person()).isEqualTo(DEAN));
    }

    @Test
    void a_secret_poll_has_its_key_before_it_opens_and_each_seat_one_token() {
        var asks = new VoteCommand.AskToken(POLL, seat(DEAN), BLINDED);
        var signed = new TimeCommand.GiveTokens(POLL, Map.of(seat(DEAN), "signature"));
        given(secret().openIn(HERE))
                .when(DEAN, asks)
                .thenHappened(new BoxEvent.TokenAsked(POLL, seat(DEAN), BLINDED, DEAN))
                .when(DEAN, asks)
                .thenNothing()
                .when(Actor.SYSTEM, signed)
                .thenHappened(new BoxEvent.TokensGiven(POLL, Map.of(seat(DEAN), "signature")))
                .when(Actor.SYSTEM, signed)
                .thenNothing()
                .when(DEAN, asks)
                .thenNothing()
                .then(
                        w ->
                                assertThat(MyVotes.of(w, DEAN).tokens().getFirst().signature())
                                        .contains("signature"));
        given(secret().openIn(HERE))
                .when(DEAN, new VoteCommand.AskToken(POLL, seat(RECTOR), BLINDED))
                .thenRejected(PollRejection.NOT_ENTITLED);
        given(secret().openIn(HERE))
                .when(EXPERT, new VoteCommand.AskToken(POLL, seat(EXPERT), BLINDED))
                .thenRejected(PollRejection.CAME_LATER);
        given(formal().openIn(HERE)).when(DEAN, asks).thenRejected(PollRejection.NOT_IN_THIS_MODE);
        given(closed(secret().openIn(HERE))).when(DEAN, asks).thenRejected(PollRejection.LATE);
    }

    @Test
    void a_box_is_counted_once_after_the_close_and_then_its_key_goes() {
        var count =
                new TimeCommand.CountBox(
                        POLL, "f".repeat(64), List.of(new Box.Counted("0".repeat(64), YES)));
        given(secret().openIn(HERE)).when(Actor.SYSTEM, count).thenNothing();
        given(closed(secret().openIn(HERE)))
                .when(Actor.SYSTEM, new TimeCommand.ConfirmKeyGone(POLL))
                .thenNothing()
                .when(Actor.SYSTEM, count)
                .then(w -> assertThat(w.polls().poll(POLL).get().holdsSpentKey()).isTrue())
                .when(Actor.SYSTEM, count)
                .thenNothing()
                .when(Actor.SYSTEM, new TimeCommand.ConfirmKeyGone(POLL))
                .then(w -> assertThat(w.polls().poll(POLL).get().holdsSpentKey()).isFalse());
    }

    /** Its ballots are not read any more: nobody is to know what they said. */
    @Test
    void a_void_secret_poll_is_never_counted_and_loses_its_key() {
        var gone =
                secret().openIn(HERE)
                        .and(CHAIR, new PollCommand.Void(POLL, text("Wrong"), TENURE))
                        .workshop()
                        .polls()
                        .poll(POLL)
                        .orElseThrow();
        assertThat(gone.wantsCount()).isFalse();
        assertThat(gone.openBox()).isEmpty();
        assertThat(gone.holdsSpentKey()).isTrue();
    }

    private static PeopleCommand person(String id) {
        return new PeopleCommand.AddPerson(
                new PersonId(id), Optional.empty(), card("X"), 1, Set.of());
    }

    private static Opening opening(Polling polling, Scenario scenario) {
        return opening(polling.openIn(scenario));
    }

    private static Opening opening(Scenario scenario) {
        return scenario.workshop().polls().poll(POLL).orElseThrow().opening().orElseThrow();
    }
}
