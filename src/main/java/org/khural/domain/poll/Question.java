package org.khural.domain.poll;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.LocalizedText;

/**
 * What is asked, and which answers it takes. Options are named by their place, from 0; they never
 * change once the poll is ready. A new kind is one record here and its count in {@link Tally}.
 */
public sealed interface Question {
    int MOST_OPTIONS = 50;

    /** A ranking of more is more than people do with care on a phone. */
    int MOST_RANKED = 20;

    int HIGHEST_SCORE = 5;
    int POINTS = 100;

    /** Which rule an answer breaks; abstaining is always an answer. */
    Optional<PollRejection> refuse(Answer answer);

    /** In the author's order; yes and no have no words of their own. */
    default List<LocalizedText> options() {
        return List.of();
    }

    /** How many things an answer can name. */
    default int places() {
        return options().size();
    }

    /** Whether hands, a roll call or tellers can answer it: one thing each. */
    default boolean isCountable() {
        return false;
    }

    /** Without what is shown only after the close. */
    default Question hidden() {
        return this;
    }

    /** Yes is 0, no is 1. */
    record YesNo() implements Question {
        static final int YES = 0;
        static final int NO = 1;

        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            return picks(answer, 2, 1, 1);
        }

        @Override
        public int places() {
            return 2;
        }

        @Override
        public boolean isCountable() {
            return true;
        }
    }

    record OneOf(List<LocalizedText> options) implements Question {
        public OneOf {
            options = several(options, MOST_OPTIONS);
        }

        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            return picks(answer, options.size(), 1, 1);
        }

        @Override
        public boolean isCountable() {
            return true;
        }
    }

    record SomeOf(List<LocalizedText> options, int min, int max) implements Question {
        public SomeOf {
            options = several(options, MOST_OPTIONS);
            if (min < 1 || max < min || max > options.size()) {
                throw new IllegalArgumentException("1 <= min <= max <= number of options");
            }
        }

        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            return picks(answer, options.size(), min, max);
        }
    }

    /** Best first; those that are left out are below all that are named. */
    record Ranked(List<LocalizedText> options, Method method) implements Question {
        /** Both are counted and shown; this one decides. */
        public enum Method {
            RUNOFF,
            BORDA
        }

        public Ranked {
            options = several(options, MOST_RANKED);
        }

        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            if (answer instanceof Answer.Abstain) return Optional.empty();
            return answer instanceof Answer.Ranking(var order)
                    ? distinct(order, options.size(), 1, options.size())
                    : Optional.of(PollRejection.NOT_SUCH_AN_ANSWER);
        }
    }

    /** From 0 to {@link #HIGHEST_SCORE} for each option. */
    record Scored(List<LocalizedText> options) implements Question {
        public Scored {
            options = several(options, MOST_RANKED);
        }

        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            if (answer instanceof Answer.Abstain) return Optional.empty();
            if (!(answer instanceof Answer.Scores(var scores)) || scores.size() != options.size()) {
                return Optional.of(PollRejection.NOT_SUCH_AN_ANSWER);
            }
            return scores.stream().allMatch(s -> s >= 0 && s <= HIGHEST_SCORE)
                    ? Optional.empty()
                    : Optional.of(PollRejection.SCORE_OUT_OF_RANGE);
        }
    }

    /** {@link #POINTS} are given to the options, all of them. */
    record Shared(List<LocalizedText> options) implements Question {
        public Shared {
            options = several(options, MOST_RANKED);
        }

        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            if (answer instanceof Answer.Abstain) return Optional.empty();
            if (!(answer instanceof Answer.Points(var points)) || points.size() != options.size()) {
                return Optional.of(PollRejection.NOT_SUCH_AN_ANSWER);
            }
            boolean fits = points.stream().allMatch(p -> p >= 0 && p <= POINTS);
            return fits && points.stream().mapToInt(p -> p).sum() == POINTS
                    ? Optional.empty()
                    : Optional.of(PollRejection.NOT_ALL_POINTS);
        }
    }

    /** A whole number between two bounds; {@code unit}: of what, may be missing. */
    record Estimate(int min, int max, Optional<LocalizedText> unit) implements Question {
        static final int FARTHEST = 1_000_000_000;

        public Estimate {
            if (min >= max || min < -FARTHEST || max > FARTHEST) {
                throw new IllegalArgumentException("min < max, within a thousand millions");
            }
        }

        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            if (answer instanceof Answer.Abstain) return Optional.empty();
            if (!(answer instanceof Answer.Number(var value))) {
                return Optional.of(PollRejection.NOT_SUCH_AN_ANSWER);
            }
            return value >= min && value <= max
                    ? Optional.empty()
                    : Optional.of(PollRejection.NUMBER_OUT_OF_RANGE);
        }
    }

    /** Words that people write themselves; each is shown when it is released. */
    record Words(Shape shape, int entries) implements Question {
        static final int MOST_ENTRIES = 5;

        public enum Shape {
            /** A word or two each; equal ones are one, and larger. */
            CLOUD,
            /** A sentence each. */
            LIST;

            /** Characters of one entry. */
            public int longest() {
                return this == CLOUD ? 40 : 250;
            }
        }

        public Words {
            if (entries < 1 || entries > MOST_ENTRIES) {
                throw new IllegalArgumentException("1 to 5 entries each");
            }
        }

        /** They come by a command of their own. */
        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            return Optional.of(PollRejection.NOT_SUCH_AN_ANSWER);
        }
    }

    /** As one of n, with right answers that are shown after the close; a teacher's tool. */
    record Quiz(List<LocalizedText> options, Set<Integer> right) implements Question {
        public Quiz {
            options = several(options, MOST_OPTIONS);
            int count = options.size();
            if (!right.stream().allMatch(i -> i >= 0 && i < count)) {
                throw new IllegalArgumentException("a right answer is one of the options");
            }
            right = Set.copyOf(right);
        }

        @Override
        public Question hidden() {
            return new Quiz(options, Set.of());
        }

        @Override
        public Optional<PollRejection> refuse(Answer answer) {
            return picks(answer, options.size(), 1, 1);
        }

        @Override
        public boolean isCountable() {
            return true;
        }
    }

    private static List<LocalizedText> several(List<LocalizedText> options, int most) {
        if (options.size() < 2 || options.size() > most) {
            throw new IllegalArgumentException("2 to " + most + " options");
        }
        return List.copyOf(options);
    }

    private static Optional<PollRejection> picks(Answer answer, int options, int min, int max) {
        if (answer instanceof Answer.Abstain) return Optional.empty();
        return answer instanceof Answer.Picks(var chosen)
                ? distinct(chosen, options, min, max)
                : Optional.of(PollRejection.NOT_SUCH_AN_ANSWER);
    }

    private static Optional<PollRejection> distinct(
            List<Integer> named, int options, int min, int max) {
        if (named.size() < min) return Optional.of(PollRejection.TOO_FEW_OPTIONS);
        if (named.size() > max) return Optional.of(PollRejection.TOO_MANY_OPTIONS);
        boolean known = named.stream().allMatch(i -> i >= 0 && i < options);
        return known && new HashSet<>(named).size() == named.size()
                ? Optional.empty()
                : Optional.of(PollRejection.NOT_SUCH_AN_ANSWER);
    }
}
