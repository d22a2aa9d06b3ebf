package org.khural.domain.poll;

import java.util.List;

/** What a ballot says. Words are no answer of this kind: what people write is personal. */
public sealed interface Answer {
    Answer ABSTAIN = new Abstain();

    record Abstain() implements Answer {}

    /** Places of options; in a vote on yes and no, 0 is yes and 1 is no. */
    record Picks(List<Integer> options) implements Answer {
        public Picks {
            options = bounded(options);
        }
    }

    /** Places of options, best first. */
    record Ranking(List<Integer> options) implements Answer {
        public Ranking {
            options = bounded(options);
        }
    }

    /** One for each option, in the order of the options. */
    record Scores(List<Integer> scores) implements Answer {
        public Scores {
            scores = bounded(scores);
        }
    }

    /** One for each option, in the order of the options. */
    record Points(List<Integer> points) implements Answer {
        public Points {
            points = bounded(points);
        }
    }

    record Number(int value) implements Answer {}

    static Answer pick(int option) {
        return new Picks(List.of(option));
    }

    private static List<Integer> bounded(List<Integer> numbers) {
        if (numbers.size() > Question.MOST_OPTIONS) {
            throw new IllegalArgumentException("at most 50 numbers");
        }
        return List.copyOf(numbers);
    }
}
