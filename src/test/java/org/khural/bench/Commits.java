package org.khural.bench;

import static org.khural.bench.Report.ms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How much one room takes in, with a thousand people in it. */
final class Commits {
    private static final int PEOPLE = 1_000;

    private Commits() {}

    static void run(Ground ground, Report report) {
        var ones = new ArrayList<Closed.Result>();
        var many = new ArrayList<Closed.Result>();
        for (var start : ground.all()) {
            try (var subject = start.get();
                    var crowd = ground.crowd(subject, PEOPLE).enter()) {
                var warm = Duration.ofSeconds(ground.quick ? 2 : 4);
                ones.add(Closed.run(List.of(crowd), 1, warm, Duration.ofSeconds(3)));
                many.add(
                        Closed.run(
                                List.of(crowd),
                                256,
                                Duration.ofMillis(500),
                                Duration.ofSeconds(2)));
            }
        }
        figure(report, "commits/s in one room of 1,000, one in flight", ones);
        figure(report, "same, 256 in flight", many);
    }

    private static void figure(Report report, String what, List<Closed.Result> of) {
        var texts =
                of.stream()
                        .map(r -> "%,.0f (%s)".formatted(r.perSecond(), ms(r.ack(), 50, 99)))
                        .toList();
        report.figure(what + " (ack p50 / p99)", texts);
    }
}
