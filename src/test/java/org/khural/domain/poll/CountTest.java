package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.poll.CountCommand.AnswerRoll;
import org.khural.domain.poll.CountCommand.CallAbsent;
import org.khural.domain.poll.CountCommand.CountHands;
import org.khural.domain.poll.CountCommand.Recount;
import org.khural.domain.poll.CountCommand.StartRoll;
import org.khural.domain.poll.CountCommand.TakeBackRoll;
import org.khural.support.Scenario;

/** Rules 3: hands by two tellers, beside devices or alone, and names that are called. */
class CountTest {
    /** Six in the hall, two online. */
    private static final Scenario HERE =
            session()
                    .attending(CHAIR, VICE, RECTOR, DEAN, ASSISTANT, ORGANISER)
                    .online(EXPERT, GUEST);

    private static final Scenario HANDS = formal().by(Rules.Mode.HANDS).openIn(HERE);
    private static final Scenario MIXED = formal().by(Rules.Mode.MIXED).openIn(HERE);
    private static final Scenario ROLL = formal().by(Rules.Mode.ROLL_CALL).openIn(HERE);

    @Test
    void two_tellers_who_agree_are_the_count() {
        given(HANDS)
                .when(CHAIR, hands(3, 2, 1))
                .thenHappened(new PollEvent.HandsCounted(POLL, CHAIR, List.of(3, 2, 1)))
                .when(CHAIR, hands(3, 2, 1))
                .thenNothing()
                .when(CHAIR, close())
                .thenRejected(PollRejection.COUNT_NOT_AGREED);
        given(HANDS)
                .when(CHAIR, hands(3, 2, 1))
                .when(ASSISTANT, hands(3, 2, 1))
                .when(CHAIR, close())
                .thenHappened(new PollEvent.Closed(POLL))
                .then(w -> assertThat(tally(w).votes()).containsExactly(3L, 2L))
                .then(w -> assertThat(tally(w).abstained()).isEqualTo(1));
    }

    @Test
    void two_who_differ_count_again_and_nobody_corrects_a_count_quietly() {
        given(HANDS)
                .when(CHAIR, hands(3, 2, 1))
                .when(ASSISTANT, hands(2, 3, 1))
                .then(w -> assertThat(poll(w).hall().isDiffering()).isTrue())
                .then(w -> assertThat(tally(w).cast()).isZero())
                .when(ASSISTANT, hands(3, 2, 1))
                .thenRejected(PollRejection.COUNTED_ALREADY);
        given(HANDS)
                .when(CHAIR, hands(3, 2, 1))
                .when(ASSISTANT, hands(2, 3, 1))
                .when(VICE, hands(3, 2, 1))
                .thenRejected(PollRejection.COUNTED_ALREADY);
        given(HANDS)
                .when(CHAIR, hands(3, 2, 1))
                .when(ASSISTANT, hands(2, 3, 1))
                .when(CHAIR, new Recount(POLL))
                .then(w -> assertThat(poll(w).hall().recounts()).isEqualTo(1))
                .when(CHAIR, new Recount(POLL))
                .thenNothing()
                .when(VICE, hands(2, 3, 1))
                .when(ASSISTANT, hands(2, 3, 1))
                .then(w -> assertThat(tally(w).votes()).containsExactly(2L, 3L));
    }

    @Test
    void one_teller_alone_is_no_count_however_often() {
        given(HANDS)
                .when(CHAIR, hands(3, 2, 1))
                .when(CHAIR, hands(3, 2, 0))
                .then(w -> assertThat(poll(w).hall().agreed()).isEmpty());
        given(HANDS)
                .when(DEAN, hands(3, 2, 1))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "COUNT_VOTES");
    }

    @ParameterizedTest
    @CsvSource({"'7 0 0', 6", "'3 3 1', 6", "'2147483647 2147483647 2', 6"})
    void there_are_not_more_hands_than_seats_in_the_hall(String counts, int limit) {
        given(HANDS)
                .when(CHAIR, hands(numbers(counts)))
                .thenRejected(PollRejection.MORE_HANDS_THAN_SEATS, "limit", limit);
    }

    @ParameterizedTest
    @CsvSource({"3 2", "3 2 1 0", "3 -2 1", "''"})
    void a_count_has_a_number_for_each_option_and_one_for_abstentions(String counts) {
        given(HANDS)
                .when(CHAIR, hands(numbers(counts)))
                .thenRejected(PollRejection.NOT_SUCH_A_COUNT);
    }

    private static Integer[] numbers(String counts) {
        return counts.isEmpty()
                ? new Integer[0]
                : List.of(counts.split(" ")).stream().map(Integer::valueOf).toArray(Integer[]::new);
    }

    /** Who voted by device does not raise a hand as well. */
    @Test
    void hands_beside_devices_are_of_the_seats_that_are_left() {
        var voted = MIXED.and(DEAN, cast(DEAN, YES)).and(EXPERT, cast(EXPERT, NO));
        given(voted)
                .when(CHAIR, hands(6, 0, 0))
                .thenRejected(PollRejection.MORE_HANDS_THAN_SEATS, "limit", 5);
        var counted = voted.and(CHAIR, hands(3, 2, 0)).and(ASSISTANT, hands(3, 2, 0));
        given(counted)
                .then(w -> assertThat(tally(w).votes()).containsExactly(4L, 3L))
                .when(GUEST, cast(GUEST, YES))
                .then(w -> assertThat(tally(w).votes()).containsExactly(5L, 3L))
                .when(CHAIR, close())
                .thenHappened(new PollEvent.Closing(POLL, HERE.now().plusSeconds(2)));
    }

    /** Else a hand that was counted could vote a second time. */
    @Test
    void from_the_first_count_on_no_device_votes_from_a_seat_in_the_hall() {
        var counting = MIXED.and(DEAN, cast(DEAN, YES)).and(CHAIR, hands(3, 2, 0));
        var forOther = new VoteCommand.CastFor(POLL, seat(RECTOR), "ballot-one", YES, true);
        given(counting)
                .when(RECTOR, cast(RECTOR, YES))
                .thenRejected(PollRejection.COUNTED_ALREADY_IN_HALL);
        given(counting)
                .when(ASSISTANT, forOther)
                .thenRejected(PollRejection.COUNTED_ALREADY_IN_HALL);
        given(counting).when(GUEST, cast(GUEST, YES)).thenAccepted();
        // All count anew, so who found a device meanwhile may use it.
        given(counting)
                .when(CHAIR, new Recount(POLL))
                .when(RECTOR, cast(RECTOR, YES))
                .when(CHAIR, hands(3, 2, 0))
                .thenRejected(PollRejection.MORE_HANDS_THAN_SEATS, "limit", 4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Rules.Mode.class,
            names = {"HANDS", "MIXED", "ROLL_CALL"})
    void nothing_is_counted_before_the_opening_or_after_the_close(Rules.Mode mode) {
        var polling = formal().by(mode);
        var count = mode == Rules.Mode.ROLL_CALL ? new StartRoll(POLL, List.of()) : hands(1, 0, 0);
        given(polling.readyIn(HERE)).when(CHAIR, count).thenRejected(PollRejection.NOT_OPEN);
        var paused = polling.openIn(HERE).and(CHAIR, new PollCommand.Suspend(POLL, TENURE));
        given(paused).when(CHAIR, count).thenRejected(PollRejection.NOT_OPEN);
        var gone =
                polling.openIn(HERE).and(CHAIR, new PollCommand.Void(POLL, text("Wrong"), TENURE));
        given(gone).when(CHAIR, count).thenRejected(PollRejection.LATE);
    }

    @Test
    void hands_and_names_take_no_ballots_of_devices() {
        given(HANDS).when(DEAN, cast(DEAN, YES)).thenRejected(PollRejection.NOT_IN_THIS_MODE);
        given(ROLL).when(DEAN, cast(DEAN, YES)).thenRejected(PollRejection.NOT_IN_THIS_MODE);
        given(ROLL).when(CHAIR, hands(1, 0, 0)).thenRejected(PollRejection.NOT_IN_THIS_MODE);
        given(MIXED)
                .when(CHAIR, new StartRoll(POLL, order(MIXED)))
                .thenRejected(PollRejection.NOT_IN_THIS_MODE);
    }

    /** From the drawn name on; whoever looks again finds the roll where it was. */
    @Test
    void a_roll_is_called_name_by_name() {
        var order = order(ROLL);
        var called = ROLL.and(CHAIR, new StartRoll(POLL, order));
        var answers = List.of(YES, YES, NO);
        for (int i = 0; i < answers.size(); i++) {
            called = called.and(CHAIR, said(order.get(i), answers.get(i)));
        }
        given(called)
                .then(w -> assertThat(poll(w).roll().now()).contains(order.get(3)))
                .then(w -> assertThat(tally(w).votes()).containsExactly(2L, 1L))
                .when(CHAIR, said(order.get(2), YES))
                .thenRejected(PollRejection.MOVED_ON, "seat", order.get(3).value());
        given(called)
                .when(CHAIR, new StartRoll(POLL, order.reversed()))
                .thenRejected(PollRejection.NOT_SUCH_A_ROLL);
        given(called).when(CHAIR, new StartRoll(POLL, order)).thenNothing();
    }

    @Test
    void who_was_absent_is_called_once_more_and_then_the_roll_is_over() {
        var order = order(ROLL);
        var called = ROLL.and(CHAIR, new StartRoll(POLL, order));
        for (var seat : order) {
            called = called.and(CHAIR, seat.equals(seat(DEAN)) ? absent(seat) : said(seat, YES));
        }
        var over = called;
        given(over).when(CHAIR, close()).thenHappened(new PollEvent.Closed(POLL));
        given(over)
                .when(CHAIR, new CallAbsent(POLL))
                .then(w -> assertThat(poll(w).roll().now()).contains(seat(DEAN)))
                .when(CHAIR, close())
                .thenRejected(PollRejection.ROLL_NOT_FINISHED);
        given(over)
                .when(CHAIR, new CallAbsent(POLL))
                .when(ASSISTANT, said(seat(DEAN), NO))
                .when(CHAIR, new CallAbsent(POLL))
                .thenNothing()
                .when(CHAIR, close())
                .then(w -> assertThat(tally(w).votes()).containsExactly(7L, 1L));
        given(ROLL).when(CHAIR, close()).thenRejected(PollRejection.ROLL_NOT_FINISHED);
    }

    @Test
    void what_was_heard_wrongly_is_taken_back_and_the_name_is_called_again() {
        var order = order(ROLL);
        var one = ROLL.and(CHAIR, new StartRoll(POLL, order)).and(CHAIR, said(order.get(0), YES));
        given(one)
                .when(CHAIR, new TakeBackRoll(POLL, order.get(1)))
                .thenRejected(PollRejection.MOVED_ON);
        var back = one.and(ASSISTANT, new TakeBackRoll(POLL, order.get(0)));
        assertThat(poll(back.workshop()).ballots()).isEmpty();
        assertThat(poll(back.workshop()).roll().now()).contains(order.get(0));
        given(back)
                .when(CHAIR, new TakeBackRoll(POLL, order.get(0)))
                .thenRejected(PollRejection.MOVED_ON);
        given(back)
                .when(CHAIR, absent(order.get(0)))
                .then(w -> assertThat(poll(w).roll().absent()).hasSize(1))
                .when(CHAIR, new TakeBackRoll(POLL, order.get(0)))
                .then(w -> assertThat(poll(w).roll().absent()).isEmpty());
    }

    @Test
    void every_seat_stands_on_the_roll_once() {
        var order = order(ROLL);
        var twice = new ArrayList<>(order);
        twice.set(0, order.get(1));
        var more = new ArrayList<>(order);
        more.add(order.get(0));
        for (var wrong : List.of(twice, more, order.subList(1, order.size()))) {
            given(ROLL)
                    .when(CHAIR, new StartRoll(POLL, wrong))
                    .thenRejected(PollRejection.NOT_SUCH_A_ROLL);
        }
        // Put in another order before the first name is called.
        given(ROLL)
                .when(CHAIR, new StartRoll(POLL, order))
                .when(CHAIR, new StartRoll(POLL, order.reversed()))
                .thenHappened(new PollEvent.RollStarted(POLL, order.reversed()));
    }

    @Test
    void what_is_said_has_to_answer_the_question() {
        var order = order(ROLL);
        given(ROLL.and(CHAIR, new StartRoll(POLL, order)))
                .when(CHAIR, said(order.getFirst(), Answer.pick(2)))
                .thenRejected(PollRejection.NOT_SUCH_AN_ANSWER);
    }

    /** It can have no teller: it is nobody. */
    @Test
    void the_server_counts_nothing() {
        given(HANDS)
                .when(Actor.SYSTEM, hands(1, 0, 0))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "COUNT_VOTES");
    }

    private static List<SeatId> order(Scenario scenario) {
        var voters = poll(scenario.workshop()).opening().orElseThrow().voters().keySet();
        var order = new ArrayList<>(voters);
        Collections.sort(order);
        return order;
    }

    private static CountCommand said(SeatId seat, Answer answer) {
        return new AnswerRoll(POLL, seat, Optional.of(answer));
    }

    private static CountCommand absent(SeatId seat) {
        return new AnswerRoll(POLL, seat, Optional.empty());
    }

    private static CountHands hands(Integer... counts) {
        return new CountHands(POLL, List.of(counts));
    }

    private static Tally tally(Workshop workshop) {
        return poll(workshop).tally();
    }

    private static Poll poll(Workshop workshop) {
        return workshop.polls().poll(POLL).orElseThrow();
    }
}
