package org.khural.bench;

import static org.khural.bench.Report.number;

import java.time.Duration;
import java.util.List;

/** What one commit costs while the same hundred watch, in workshops of ever more people. */
final class Grown {
    private static final int SCREENS = 100;
    private static final int ROUNDS = 3;
    private static final List<Integer> PEOPLE = List.of(100, 1_000, 5_000);

    private Grown() {}

    static void run(Ground ground, Report report) {
        var micros = new double[PEOPLE.size()];
        var length = Duration.ofSeconds(ground.quick ? 4 : 8);
        try (var ours = ground.khural()) {
            // Compilers first; then in turn, so that what is still compiled is paid by all.
            perCommit(ground, ours, PEOPLE.getFirst(), length.multipliedBy(2));
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < micros.length; i++) {
                    micros[i] += perCommit(ground, ours, PEOPLE.get(i), length) / ROUNDS;
                }
            }
        }
        for (int i = 0; i < micros.length; i++) {
            report.figure(
                    "CPU us/commit, 100 screens, %,d people".formatted(PEOPLE.get(i)),
                    number(micros[i]));
        }
        double grown = micros[micros.length - 1] / micros[0];
        report.goal(
                "a commit among 5,000 people / among 100",
                "%.2f".formatted(grown),
                "<= 1.25",
                grown <= 1.25);
    }

    private static double perCommit(Ground ground, Subject ours, int people, Duration length) {
        try (var crowd = ground.crowd(ours, people, SCREENS).enter()) {
            var warm = Duration.ofSeconds(2);
            var result = Paced.run(crowd, ours, 1, Duration.ofMillis(10), warm, length);
            return result.cpuPerDelivery() * SCREENS;
        }
    }
}
