package org.khural.domain.poll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.khural.domain.poll.Poll.Weighed;

/**
 * The numbers of a poll. The order of ballots never matters.
 *
 * @param ballots how many were counted, hands among them
 * @param cast their votes, by weight; {@code abstained} among them
 * @param votes for each option: votes, first places of a ranking, or the sum of scores or points
 * @param runoff the rounds of an instant run-off; empty if it is no ranking
 * @param borda points of each option by Borda's count, where a ballot gives n - 1 to its first of n
 *     and nothing to those that it leaves out; empty if it is no ranking
 */
public record Tally(
        int ballots,
        long cast,
        long abstained,
        List<Long> votes,
        List<Round> runoff,
        List<Long> borda,
        Optional<Spread> spread) {
    /**
     * @param votes of the options that are still in, and 0 of the others
     * @param exhausted of ballots that name nobody who is still in
     * @param out who leaves after this round: the last, and all who share the last place if the
     *     others still have more than they together, else the last by the rounds before, by Borda's
     *     count, and by the author's order
     */
    public record Round(List<Long> votes, long exhausted, List<Integer> out) {}

    /**
     * Estimates.
     *
     * @param median between the two in the middle of an even number
     * @param from the lower bound of the first of the bars
     * @param width of a bar
     * @param bars how many estimates fall into each
     */
    public record Spread(
            int least,
            int most,
            double median,
            double mean,
            int from,
            int width,
            List<Long> bars) {}

    /** Votes without abstentions. */
    public long valid() {
        return cast - abstained;
    }

    /**
     * @param hall hands that two tellers agreed on: one for each option, then the abstentions
     */
    public static Tally of(
            Question question, Stream<Weighed> answers, Optional<List<Integer>> hall) {
        var all = answers.toList();
        var votes = new long[question.places()];
        long cast = 0;
        long abstained = 0;
        int ballots = all.size();
        for (var each : all) {
            cast += each.weight();
            if (each.answer() instanceof Answer.Abstain) abstained += each.weight();
            else add(votes, each);
        }
        if (hall.isPresent()) {
            var hands = hall.get();
            for (int i = 0; i < hands.size(); i++) {
                ballots += hands.get(i);
                cast += hands.get(i);
                if (i < votes.length) votes[i] += hands.get(i);
                else abstained += hands.get(i);
            }
        }
        boolean isRanked = question instanceof Question.Ranked;
        return new Tally(
                ballots,
                cast,
                abstained,
                Arrays.stream(votes).boxed().toList(),
                isRanked ? Runoff.of(votes.length, all) : List.of(),
                isRanked ? Runoff.borda(votes.length, all) : List.of(),
                question instanceof Question.Estimate ? spread(all) : Optional.empty());
    }

    private static void add(long[] votes, Weighed each) {
        int weight = each.weight();
        switch (each.answer()) {
            case Answer.Picks(var options) -> options.forEach(o -> votes[o] += weight);
            case Answer.Ranking(var options) -> votes[options.getFirst()] += weight;
            case Answer.Scores(var scores) -> {
                for (int i = 0; i < scores.size(); i++) votes[i] += (long) weight * scores.get(i);
            }
            case Answer.Points(var points) -> {
                for (int i = 0; i < points.size(); i++) votes[i] += (long) weight * points.get(i);
            }
            case Answer.Number n -> {}
            case Answer.Abstain a -> {}
        }
    }

    private static final int BARS = 12;

    private static Optional<Spread> spread(List<Weighed> all) {
        var values =
                all.stream()
                        .map(Weighed::answer)
                        .filter(Answer.Number.class::isInstance)
                        .mapToInt(a -> ((Answer.Number) a).value())
                        .sorted()
                        .toArray();
        if (values.length == 0) return Optional.empty();
        int least = values[0];
        int most = values[values.length - 1];
        int width = width((long) most - least + 1);
        int from = Math.floorDiv(least, width) * width;
        var bars = new long[(int) (((long) most - from) / width) + 1];
        for (int value : values) bars[(int) (((long) value - from) / width)]++;
        return Optional.of(
                new Spread(
                        least,
                        most,
                        (values[(values.length - 1) / 2] + (double) values[values.length / 2]) / 2,
                        IntStream.of(values).asLongStream().average().orElseThrow(),
                        from,
                        width,
                        Arrays.stream(bars).boxed().toList()));
    }

    /** 1, 2 or 5 times a power of ten, so that there are about a dozen bars. */
    private static int width(long range) {
        var steps = new ArrayList<Integer>();
        for (long ten = 1; ten <= 1_000_000_000L; ten *= 10) {
            for (int times : new int[] {1, 2, 5}) {
                if (ten * times <= Integer.MAX_VALUE) steps.add((int) (ten * times));
            }
        }
        return steps.stream()
                .filter(w -> (range + w - 1) / w <= BARS)
                .findFirst()
                .orElse(steps.getLast());
    }
}
