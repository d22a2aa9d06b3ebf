package org.khural.bench;

import static org.khural.bench.Report.ms;

import java.time.Duration;

/** A hundred people and large changes; then fifty of them do not read any more. */
final class Stalled {
    private static final int PEOPLE = 100;
    private static final int HEALTHY = 50;
    private static final Duration TICK = Duration.ofMillis(60);
    private static final String LONG =
            "a title that is long, and said in three languages; ".repeat(9);

    private Stalled() {}

    static void run(Ground ground, Report report) {
        var length = Duration.ofSeconds(ground.quick ? 5 : 10);
        try (var subject = ground.khural();
                var crowd = ground.crowd(subject, PEOPLE).enter()) {
            run(crowd, subject, PEOPLE, Duration.ofSeconds(3));
            var before = run(crowd, subject, PEOPLE, length);
            crowd.stall(HEALTHY, PEOPLE);
            // Until what the kernel takes for them is full, and the server holds back.
            run(crowd, subject, HEALTHY, Duration.ofSeconds(4));
            var after = run(crowd, subject, HEALTHY, length);
            double ratio =
                    (double) after.ack().getValueAtPercentile(99)
                            / before.ack().getValueAtPercentile(99);
            report.goal(
                    "50 of 100 stalled: ack p99 of the healthy",
                    "%.1f x (%s, before %s)"
                            .formatted(ratio, ms(after.ack(), 99), ms(before.ack(), 99)),
                    "<= 3 x",
                    ratio <= 3);
            report.figure("same, last of the 50 healthy p50 / p99", ms(after.last(), 50, 99));
        }
    }

    private static Paced.Result run(Crowd crowd, Subject subject, int screens, Duration length) {
        int[] turn = new int[1];
        return new Paced(crowd, screens, 1, TICK, seat -> describe(crowd, turn[0]++))
                .run(subject, length);
    }

    /** The ten organisers in turn: none asks more than one person may. */
    private static void describe(Crowd crowd, int turn) {
        var text =
                "{\"en\":\"%s%d\",\"mn\":\"%s%d\",\"ru\":\"%s%d\"}"
                        .formatted(LONG, turn, LONG, turn, LONG, turn);
        crowd.seats
                .get(Hall.organiser(turn))
                .ask(
                        "{\"type\":\"about.describe\",\"about\":{\"title\":%s,\"hosts\":%s,\"zone\":\"UTC\",\"languages\":[\"en\"]}}"
                                .formatted(text, text));
    }
}
