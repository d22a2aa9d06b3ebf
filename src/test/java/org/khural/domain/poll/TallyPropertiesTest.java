package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Scenario.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.LocalizedText;
import org.khural.domain.poll.Poll.Weighed;

/** What holds of every count, whatever people answer; a seed makes the same ballots again. */
class TallyPropertiesTest {
    private static final int MANY = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_ballots_never_matters(long seed) {
        var dice = new Random(seed);
        for (var question : questions(dice)) {
            var ballots = ballots(dice, question);
            var tally = count(question, ballots);
            Collections.shuffle(ballots, dice);
            assertThat(count(question, ballots)).as("%s", question).isEqualTo(tally);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_ballot_is_counted_once(long seed) {
        var dice = new Random(seed);
        for (var question : questions(dice)) {
            var ballots = ballots(dice, question);
            var tally = count(question, ballots);
            assertThat(tally.ballots()).isEqualTo(ballots.size());
            assertThat(tally.cast()).isEqualTo(weight(ballots));
            assertThat(tally.cast()).isEqualTo(tally.valid() + tally.abstained());
            assertThat(sum(tally.votes())).isEqualTo(expected(question, ballots, tally));
        }
    }

    /** One vote for one option, 100 points, as many as are picked, the sum of all scores. */
    private static long expected(Question question, List<Weighed> ballots, Tally tally) {
        return switch (question) {
            case Question.YesNo q -> tally.valid();
            case Question.OneOf q -> tally.valid();
            case Question.Quiz q -> tally.valid();
            case Question.Ranked q -> tally.valid();
            case Question.Shared q -> 100 * tally.valid();
            case Question.Estimate q -> 0;
            case Question.Words q -> 0;
            case Question.SomeOf q -> named(ballots);
            case Question.Scored q -> named(ballots);
        };
    }

    private static long named(List<Weighed> ballots) {
        return ballots.stream()
                .mapToLong(
                        each ->
                                switch (each.answer()) {
                                    case Answer.Picks(var options) ->
                                            (long) each.weight() * options.size();
                                    case Answer.Scores(var scores) ->
                                            each.weight() * scores.stream().mapToLong(s -> s).sum();
                                    default -> 0;
                                })
                .sum();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_runoff_ends_and_loses_nobody_on_the_way(long seed) {
        var dice = new Random(seed);
        var options = options(2 + dice.nextInt(Question.MOST_RANKED - 1));
        var question = new Question.Ranked(options, Question.Ranked.Method.RUNOFF);
        var ballots = ballots(dice, question);
        var tally = count(question, ballots);
        var rounds = tally.runoff();
        assertThat(rounds).hasSizeBetween(1, options.size());
        assertThat(rounds.getFirst().votes()).isEqualTo(tally.votes());
        var gone = new ArrayList<Integer>();
        for (var round : rounds) {
            assertThat(sum(round.votes()) + round.exhausted()).isEqualTo(tally.valid());
            for (int out : gone) assertThat(round.votes().get(out)).isZero();
            long most = Collections.max(round.votes());
            for (int out : round.out()) {
                assertThat(gone).doesNotContain(out);
                assertThat(round.votes().get(out)).isLessThanOrEqualTo(most);
            }
            gone.addAll(round.out());
        }
        endsRightly(rounds.getLast(), gone, options.size());
    }

    /** Somebody has more than half of what is not exhausted, or all who are left are equal. */
    private static void endsRightly(Tally.Round last, List<Integer> gone, int options) {
        assertThat(last.out()).isEmpty();
        var left = IntStream.range(0, options).filter(o -> !gone.contains(o)).boxed().toList();
        assertThat(left).isNotEmpty();
        long most = left.stream().mapToLong(o -> last.votes().get(o)).max().orElseThrow();
        boolean areEqual = left.stream().allMatch(o -> last.votes().get(o) == most);
        assertThat(areEqual || most * 2 > sum(last.votes())).isTrue();
    }

    /** A winner by more than half of the first places wins, whatever else is ranked. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_majority_of_first_places_wins_the_runoff(long seed) {
        var dice = new Random(seed);
        var question = new Question.Ranked(options(4), Question.Ranked.Method.RUNOFF);
        var ballots = ballots(dice, question);
        long all = weight(ballots);
        ballots.add(new Weighed(new Answer.Ranking(List.of(2)), (int) all + 1));
        var rounds = count(question, ballots).runoff();
        assertThat(rounds).hasSize(1);
        assertThat(rounds.getFirst().votes().get(2)).isGreaterThan(all);
    }

    /** Each ranking of all options gives n(n-1)/2 points. */
    @ParameterizedTest
    @MethodSource("seeds")
    void full_rankings_give_the_same_points(long seed) {
        var dice = new Random(seed);
        int many = 2 + dice.nextInt(8);
        var question = new Question.Ranked(options(many), Question.Ranked.Method.BORDA);
        var ballots = new ArrayList<Weighed>();
        for (int i = 0; i < MANY; i++) {
            ballots.add(new Weighed(new Answer.Ranking(places(dice, many, many)), 1));
        }
        long each = (long) many * (many - 1) / 2;
        assertThat(sum(count(question, ballots).borda())).isEqualTo(MANY * each);
    }

    private static List<Question> questions(Random dice) {
        var options = options(2 + dice.nextInt(5));
        int most = 1 + dice.nextInt(options.size());
        return List.of(
                new Question.YesNo(),
                new Question.OneOf(options),
                new Question.SomeOf(options, 1, most),
                new Question.Ranked(options, Question.Ranked.Method.RUNOFF),
                new Question.Scored(options),
                new Question.Shared(options),
                new Question.Estimate(-1_000, 1_000, Optional.empty()),
                new Question.Quiz(options, Set.of(0)));
    }

    private static List<LocalizedText> options(int many) {
        return IntStream.range(0, many).mapToObj(i -> text("Option " + i)).toList();
    }

    private static List<Weighed> ballots(Random dice, Question question) {
        var all = new ArrayList<Weighed>();
        for (int i = dice.nextInt(MANY); i > 0; i--) {
            var answer = dice.nextInt(8) == 0 ? Answer.ABSTAIN : answer(dice, question);
            assertThat(question.refuse(answer)).as("%s", answer).isEmpty();
            all.add(new Weighed(answer, dice.nextInt(4)));
        }
        return all;
    }

    private static Answer answer(Random dice, Question question) {
        int many = question.places();
        return switch (question) {
            case Question.SomeOf(var options, var min, var max) ->
                    new Answer.Picks(places(dice, many, min + dice.nextInt(max - min + 1)));
            case Question.Ranked q ->
                    new Answer.Ranking(places(dice, many, 1 + dice.nextInt(many)));
            case Question.Scored q -> new Answer.Scores(dice.ints(many, 0, 6).boxed().toList());
            case Question.Shared q -> new Answer.Points(shares(dice, many));
            case Question.Estimate q -> new Answer.Number(dice.nextInt(-1_000, 1_001));
            default -> Answer.pick(dice.nextInt(many));
        };
    }

    private static List<Integer> places(Random dice, int of, int many) {
        var all = new ArrayList<>(IntStream.range(0, of).boxed().toList());
        Collections.shuffle(all, dice);
        return all.subList(0, many);
    }

    private static List<Integer> shares(Random dice, int many) {
        var points = new int[many];
        for (int i = 0; i < Question.POINTS; i++) points[dice.nextInt(many)]++;
        return IntStream.of(points).boxed().toList();
    }

    private static Tally count(Question question, List<Weighed> ballots) {
        return Tally.of(question, ballots.stream(), Optional.empty());
    }

    private static long weight(List<Weighed> ballots) {
        return ballots.stream().mapToLong(Weighed::weight).sum();
    }

    private static long sum(List<Long> votes) {
        return votes.stream().mapToLong(v -> v).sum();
    }
}
