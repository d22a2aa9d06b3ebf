package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.LocalizedText;
import org.khural.domain.poll.Poll.Weighed;
import org.khural.domain.poll.Question.Ranked;

/** The numbers of a poll, against worked examples that were published. */
class TallyTest {
    /**
     * The capital of Tennessee, by which encyclopedias explain voting systems: of 100 voters, 42
     * live near Memphis (M), 26 near Nashville (N), 15 near Chattanooga (C), 17 near Knoxville (K),
     * and rank by distance. The instant run-off elects Knoxville, Borda's count Nashville.
     */
    @Test
    void the_capital_of_tennessee() {
        var tally = ranked("M N C K", "42 MNCK", "26 NCKM", "15 CKNM", "17 KCNM");
        assertThat(tally.votes()).containsExactly(42L, 26L, 15L, 17L);
        assertThat(tally.runoff())
                .containsExactly(
                        round("42 26 15 17", 0, 2),
                        round("42 26 0 32", 0, 1),
                        round("42 0 0 58", 0));
        assertThat(tally.borda()).containsExactly(126L, 194L, 173L, 107L);
    }

    /**
     * J. Malkevitch's election of 55 voters (COMAP, For All Practical Purposes): plurality elects
     * A, a sequential run-off C, Borda's count D. Rounds and points as in the book.
     */
    @Test
    void five_candidates_of_whom_each_wins_by_another_rule() {
        var tally =
                ranked(
                        "A B C D E",
                        "18 ADECB",
                        "12 BEDCA",
                        "10 CBEDA",
                        "9 DCEBA",
                        "4 EBDCA",
                        "2 ECDBA");
        assertThat(tally.runoff())
                .containsExactly(
                        round("18 12 10 9 6", 0, 4),
                        round("18 16 12 9 0", 0, 3),
                        round("18 16 21 0 0", 0, 1),
                        round("18 0 37 0 0", 0));
        assertThat(tally.borda()).containsExactly(72L, 101L, 107L, 136L, 134L);
    }

    /**
     * Alaska's special election of August 2022, as certified by its Division of Elections: Peltola
     * (P) 75,799, Palin (S) 58,973, Begich (B) 53,810; of Begich's ballots 15,467 went on to
     * Peltola, 27,053 to Palin, and 11,290 to nobody.
     */
    @Test
    void alaska_2022() {
        var tally = ranked("P S B", "75799 P", "58973 S", "15467 BP", "27053 BS", "11290 B");
        assertThat(tally.runoff())
                .containsExactly(round("75799 58973 53810", 0, 2), round("91266 86026 0", 11_290));
    }

    @Test
    void who_has_more_than_half_at_once_wins_at_once() {
        assertThat(ranked("A B C", "6 ABC", "3 BCA", "2 CBA").runoff())
                .containsExactly(round("6 3 2", 0));
    }

    /** Those who are last together leave together if none of them could still pass the next. */
    @Test
    void several_who_can_not_win_leave_at_once() {
        var tally = ranked("A B C D", "7 A", "5 B", "1 CBA", "1 DB");
        assertThat(tally.runoff()).containsExactly(round("7 5 1 1", 0, 2, 3), round("7 7 0 0", 0));
    }

    /** Else one of them leaves, by the round before, by Borda's count, by the author's order. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // B and C are last with 3: B has less by Borda's count.
        "4 AC;3 B;3 CA, 1",
        "4 AB;3 BA;3 C, 2",
        // Nothing tells B and C apart: the later one leaves.
        "4 A;3 B;3 C, 2",
    })
    void of_equals_that_could_win_one_leaves(String ballots, int out) {
        var rounds = ranked("A B C", ballots.split(";")).runoff();
        assertThat(rounds.getFirst().out()).containsExactly(out);
    }

    /** A had fewer than B in the first round; both have 5 in the second. */
    @Test
    void who_was_behind_before_leaves_first() {
        var tally = ranked("A B C D", "4 A", "5 B", "6 C", "1 DA");
        assertThat(tally.runoff().get(1)).isEqualTo(round("5 5 6 0", 0, 0));
    }

    @Test
    void the_last_who_are_equal_are_tied() {
        var tally = ranked("A B C", "3 A", "3 B", "1 C");
        assertThat(tally.runoff().getLast()).isEqualTo(round("3 3 0", 1));
        assertThat(ranked("A B C", "2 A", "2 B", "2 C").runoff())
                .containsExactly(round("2 2 2", 0));
    }

    /** Borda's count as he proposed it to the academy in 1784: of n, the first gets n - 1. */
    @Test
    void who_is_left_out_gets_no_points() {
        var tally = ranked("A B C D", "1 A", "1 BA");
        assertThat(tally.borda()).containsExactly(3L + 2, 3L, 0L, 0L);
    }

    @Test
    void nobody_voted() {
        for (var question : all()) {
            var tally = Tally.of(question, Stream.of(), Optional.empty());
            assertThat(tally.ballots()).isZero();
            assertThat(tally.cast()).isZero();
            assertThat(tally.votes()).containsOnly(new Long[] {0L}).hasSize(question.places());
            assertThat(tally.spread()).isEmpty();
        }
        assertThat(ranked("A B C").runoff()).containsExactly(round("0 0 0", 0));
    }

    private static List<Question> all() {
        return List.of(YES_NO, ONE_OF, SOME_OF, RANKED, SCORED, SHARED, QUIZ);
    }

    @Test
    void abstentions_are_cast_but_not_valid() {
        var tally = tally(YES_NO, YES, YES, NO, Answer.ABSTAIN);
        assertThat(tally.votes()).containsExactly(2L, 1L);
        assertThat(tally.cast()).isEqualTo(4);
        assertThat(tally.valid()).isEqualTo(3);
    }

    @Test
    void a_ballot_counts_as_much_as_it_weighs() {
        var weighed = Stream.of(new Weighed(YES, 1_000_000), new Weighed(NO, 0));
        var tally = Tally.of(YES_NO, weighed, Optional.empty());
        assertThat(tally.votes()).containsExactly(1_000_000L, 0L);
        assertThat(tally.ballots()).isEqualTo(2);
        assertThat(tally.cast()).isEqualTo(1_000_000);
    }

    @Test
    void hands_are_added_to_what_devices_cast() {
        var devices = Stream.of(new Weighed(YES, 1), new Weighed(Answer.ABSTAIN, 1));
        var tally = Tally.of(YES_NO, devices, Optional.of(List.of(10, 4, 2)));
        assertThat(tally.votes()).containsExactly(11L, 4L);
        assertThat(tally.abstained()).isEqualTo(3);
        assertThat(tally.ballots()).isEqualTo(18);
        assertThat(tally.cast()).isEqualTo(18);
    }

    @Test
    void several_may_be_picked_and_each_is_counted() {
        var tally = tally(SOME_OF, new Answer.Picks(List.of(0, 2)), new Answer.Picks(List.of(2)));
        assertThat(tally.votes()).containsExactly(1L, 0L, 2L);
        assertThat(tally.cast()).isEqualTo(2);
    }

    @Test
    void scores_and_points_are_summed() {
        assertThat(
                        tally(
                                        SCORED,
                                        new Answer.Scores(List.of(5, 0, 3)),
                                        new Answer.Scores(List.of(1, 4, 3)))
                                .votes())
                .containsExactly(6L, 4L, 6L);
        assertThat(
                        tally(
                                        SHARED,
                                        new Answer.Points(List.of(100, 0, 0)),
                                        new Answer.Points(List.of(20, 30, 50)))
                                .votes())
                .containsExactly(120L, 30L, 50L);
    }

    @Test
    void estimates_have_a_median_and_about_a_dozen_bars() {
        var spread = estimates(0, 100, 7, 3, 99, 50).spread().orElseThrow();
        assertThat(spread.least()).isEqualTo(3);
        assertThat(spread.most()).isEqualTo(99);
        assertThat(spread.median()).isEqualTo(28.5);
        assertThat(spread.mean()).isEqualTo(39.75);
        assertThat(spread.width()).isEqualTo(10);
        assertThat(spread.from()).isEqualTo(0);
        assertThat(spread.bars()).containsExactly(2L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "-1000000000, 1000000000, '-1000000000 1000000000'",
        "-1000000000, 1000000000, '-1000000000 -999999999'",
        "-50, 50, '-50 -1 0 49 50'",
        "0, 1, '0 0 0 1'",
        "0, 1000000000, '1000000000'",
    })
    void every_estimate_is_in_one_bar(int min, int max, String values) {
        var numbers = Arrays.stream(values.split(" ")).mapToInt(Integer::parseInt).toArray();
        var spread = estimates(min, max, numbers).spread().orElseThrow();
        assertThat(spread.bars().stream().mapToLong(b -> b).sum()).isEqualTo(numbers.length);
        assertThat(spread.bars()).hasSizeLessThanOrEqualTo(13);
        assertThat(spread.bars().getFirst()).isPositive();
        assertThat(spread.bars().getLast()).isPositive();
        assertThat(spread.from()).isLessThanOrEqualTo(spread.least());
    }

    static Tally ranked(String names, String... ballots) {
        var order = names.replace(" ", "");
        var options = new ArrayList<LocalizedText>();
        for (var name : names.split(" ")) options.add(text(name));
        var answers =
                Arrays.stream(ballots)
                        .map(b -> b.split(" "))
                        .map(b -> new Weighed(ranking(order, b[1]), Integer.parseInt(b[0])));
        return Tally.of(new Ranked(options, Ranked.Method.RUNOFF), answers, Optional.empty());
    }

    private static Answer ranking(String order, String ballot) {
        return new Answer.Ranking(ballot.chars().map(order::indexOf).boxed().toList());
    }

    private static Tally.Round round(String votes, long exhausted, Integer... out) {
        var numbers = Arrays.stream(votes.split(" ")).map(Long::valueOf).toList();
        return new Tally.Round(numbers, exhausted, List.of(out));
    }

    private static Tally tally(Question question, Answer... answers) {
        return Tally.of(
                question, Arrays.stream(answers).map(a -> new Weighed(a, 1)), Optional.empty());
    }

    private static Tally estimates(int min, int max, int... values) {
        return tally(
                new Question.Estimate(min, max, Optional.empty()),
                IntStream.of(values).mapToObj(v -> new Answer.Number(v)).toArray(Answer[]::new));
    }
}
