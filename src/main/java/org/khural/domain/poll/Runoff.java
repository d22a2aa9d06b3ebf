package org.khural.domain.poll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.khural.domain.poll.Poll.Weighed;

/** Rankings, counted in two ways: the instant run-off, and Borda's count. */
final class Runoff {
    private final int options;
    private final List<Weighed> ballots;
    private final boolean[] isOut;
    private final List<Tally.Round> rounds = new ArrayList<>();

    private Runoff(int options, List<Weighed> ballots) {
        this.options = options;
        this.ballots = ballots.stream().filter(b -> b.answer() instanceof Answer.Ranking).toList();
        this.isOut = new boolean[options];
    }

    /** Until one has more than half of what is not exhausted, or the rest are equal. */
    static List<Tally.Round> of(int options, List<Weighed> ballots) {
        var runoff = new Runoff(options, ballots);
        while (runoff.round()) {}
        return List.copyOf(runoff.rounds);
    }

    static List<Long> borda(int options, List<Weighed> ballots) {
        var points = new long[options];
        for (var ballot : ballots) {
            if (!(ballot.answer() instanceof Answer.Ranking(var order))) continue;
            for (int place = 0; place < order.size(); place++) {
                points[order.get(place)] += (long) ballot.weight() * (options - 1 - place);
            }
        }
        return Arrays.stream(points).boxed().toList();
    }

    /** The last round has nobody out: whoever leads it has won; several that lead are tied. */
    private boolean round() {
        var votes = new long[options];
        long exhausted = 0;
        for (var ballot : ballots) {
            var order = ((Answer.Ranking) ballot.answer()).options();
            var first = order.stream().filter(o -> !isOut[o]).findFirst();
            if (first.isPresent()) votes[first.get()] += ballot.weight();
            else exhausted += ballot.weight();
        }
        var in = IntStream.range(0, options).filter(o -> !isOut[o]).boxed().toList();
        var out = isDecided(votes, in) ? List.<Integer>of() : last(votes, in);
        rounds.add(new Tally.Round(Arrays.stream(votes).boxed().toList(), exhausted, out));
        for (int option : out) isOut[option] = true;
        return !out.isEmpty();
    }

    private static boolean isDecided(long[] votes, List<Integer> in) {
        long all = in.stream().mapToLong(o -> votes[o]).sum();
        long most = in.stream().mapToLong(o -> votes[o]).max().orElse(0);
        boolean areEqual = in.stream().allMatch(o -> votes[o] == most);
        return most * 2 > all || areEqual || in.size() < 2;
    }

    private List<Integer> last(long[] votes, List<Integer> in) {
        long least = in.stream().mapToLong(o -> votes[o]).min().orElseThrow();
        var tied = in.stream().filter(o -> votes[o] == least).toList();
        if (tied.size() == 1) return tied;
        long next =
                in.stream().filter(o -> votes[o] > least).mapToLong(o -> votes[o]).min().orElse(0);
        if (least * tied.size() < next) return tied;
        var borda = borda(options, ballots);
        Comparator<Integer> worst = Comparator.comparingLong(o -> 0);
        for (int r = rounds.size() - 1; r >= 0; r--) {
            var before = rounds.get(r).votes();
            worst = worst.thenComparingLong(before::get);
        }
        worst =
                worst.thenComparingLong(o -> borda.get(o))
                        .thenComparing(Comparator.<Integer>naturalOrder().reversed());
        return List.of(tied.stream().min(worst).orElseThrow());
    }
}
