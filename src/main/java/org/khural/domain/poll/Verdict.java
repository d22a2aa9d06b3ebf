package org.khural.domain.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What follows from the numbers by the rules of the poll.
 *
 * @param chosen options that won, or that are tied; of yes and no, the one that carries
 */
public record Verdict(Outcome outcome, List<Integer> chosen) {
    public enum Outcome {
        ADOPTED,
        REJECTED,
        /** One of several options won. */
        CHOSEN,
        TIED,
        /** No option reached its majority. */
        NONE_CHOSEN,
        NO_QUORUM,
        /** Silence would have adopted it; somebody objected. */
        OBJECTED,
        /** A show of opinion decides nothing. */
        OPINION
    }

    static Verdict of(Poll poll) {
        var rules = poll.rules();
        if (rules.mode() == Rules.Mode.NO_OBJECTION) {
            return new Verdict(
                    poll.objection().isPresent() ? Outcome.OBJECTED : Outcome.ADOPTED, List.of());
        }
        if (!rules.isFormal()) return new Verdict(Outcome.OPINION, List.of());
        if (poll.opening().filter(o -> !o.hasQuorum(rules.quorum())).isPresent()) {
            return new Verdict(Outcome.NO_QUORUM, List.of());
        }
        var tally = poll.tally();
        var verdict =
                switch (poll.question()) {
                    case Question.YesNo q -> yesNo(poll, tally);
                    case Question.OneOf q -> oneOf(poll, tally);
                    case Question.SomeOf q -> most(tally.votes());
                    case Question.Ranked(var options, var method) -> ranked(method, tally);
                    case Question.Scored q -> most(tally.votes());
                    case Question.Shared q -> most(tally.votes());
                    case Question.Estimate q -> new Verdict(Outcome.OPINION, List.of());
                    case Question.Words q -> new Verdict(Outcome.OPINION, List.of());
                    case Question.Quiz q -> new Verdict(Outcome.OPINION, List.of());
                };
        return verdict.outcome == Outcome.TIED
                ? poll.casting().map(option -> verdict.broken(poll, option)).orElse(verdict)
                : verdict;
    }

    /** By the chair's casting vote. */
    private Verdict broken(Poll poll, int option) {
        if (!(poll.question() instanceof Question.YesNo)) {
            return new Verdict(Outcome.CHOSEN, List.of(option));
        }
        return new Verdict(
                option == Question.YesNo.YES ? Outcome.ADOPTED : Outcome.REJECTED, List.of(option));
    }

    private static Verdict yesNo(Poll poll, Tally tally) {
        int yes = Question.YesNo.YES;
        int no = Question.YesNo.NO;
        long votes = tally.votes().get(yes);
        boolean isEven = votes > 0 && tally.votes().get(no) == votes;
        if (isEven
                && poll.rules().tie() == Rules.Tie.CHAIR_DECIDES
                && isOneShort(poll, tally, votes)) {
            return new Verdict(Outcome.TIED, List.of(yes, no));
        }
        return carries(poll, tally, votes)
                ? new Verdict(Outcome.ADOPTED, List.of(yes))
                : new Verdict(Outcome.REJECTED, List.of(no));
    }

    private static Verdict oneOf(Poll poll, Tally tally) {
        var most = most(tally.votes());
        if (most.outcome == Outcome.NONE_CHOSEN) return most;
        long votes = tally.votes().get(most.chosen.getFirst());
        boolean reaches =
                most.outcome == Outcome.TIED
                        ? isOneShort(poll, tally, votes)
                        : carries(poll, tally, votes);
        return reaches ? most : new Verdict(Outcome.NONE_CHOSEN, List.of());
    }

    /** Of several that are equal, each would carry with one vote more. */
    private static boolean isOneShort(Poll poll, Tally tally, long votes) {
        return switch (poll.rules().majority()) {
            case PLURALITY -> true;
            case SIMPLE -> votes * 2 == base(poll, tally);
            case ABSOLUTE, TWO_THIRDS -> false;
        };
    }

    private static Verdict ranked(Question.Ranked.Method method, Tally tally) {
        return method == Question.Ranked.Method.BORDA
                ? most(tally.borda())
                : most(tally.runoff().getLast().votes());
    }

    private static Verdict most(List<Long> votes) {
        long most = votes.stream().mapToLong(v -> v).max().orElse(0);
        if (most == 0) return new Verdict(Outcome.NONE_CHOSEN, List.of());
        var first = new ArrayList<Integer>();
        IntStream.range(0, votes.size()).filter(i -> votes.get(i) == most).forEach(first::add);
        return new Verdict(first.size() == 1 ? Outcome.CHOSEN : Outcome.TIED, List.copyOf(first));
    }

    private static boolean carries(Poll poll, Tally tally, long votes) {
        long base = base(poll, tally);
        return switch (poll.rules().majority()) {
            case PLURALITY -> votes > 0 && isMost(tally, votes);
            case SIMPLE -> votes * 2 > base;
            case ABSOLUTE -> votes * 2 > poll.opening().map(Opening::eligible).orElse(0L);
            case TWO_THIRDS -> base > 0 && votes * 3 >= base * 2;
        };
    }

    private static boolean isMost(Tally tally, long votes) {
        return tally.votes().stream().filter(v -> v >= votes).count() == 1;
    }

    /** Of how many votes the majority is taken. */
    public static long base(Poll poll, Tally tally) {
        return switch (poll.rules().base()) {
            case VALID -> tally.valid();
            case CAST -> tally.cast();
            case PRESENT -> poll.opening().map(Opening::present).orElse(0L);
            case ELIGIBLE -> poll.opening().map(Opening::eligible).orElse(0L);
        };
    }
}
