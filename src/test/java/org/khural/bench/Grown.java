package org.khural.bench;

import static org.khural.bench.Report.number;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What one commit costs while the same hundred watch, in workshops of ever more people. Up to 200
 * people stand in the staff's view by name, and each arrival is compared there; beyond that the
 * view has counts only. So a thousand is what five thousand are held against.
 */
final class Grown {
    private static final int SCREENS = 100;
    private static final int ROUNDS = 4;
    private static final List<Integer> PEOPLE = List.of(100, 1_000, 5_000);

    private Grown() {}

    static void run(Ground ground, Report report) {
        var micros = new double[PEOPLE.size()];
        Arrays.fill(micros, Double.MAX_VALUE);
        var length = Duration.ofSeconds(ground.quick ? 4 : 8);
        try (var ours = ground.khural()) {
            // Compilers first. Then there and back, and the least of each: what the compiler still
            // does falls upon whoever is measured first, and may hide that a commit costs more.
            for (int people : PEOPLE) perCommit(ground, ours, people, length);
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < micros.length; i++) {
                    int at = round % 2 == 0 ? i : micros.length - 1 - i;
                    double now = perCommit(ground, ours, PEOPLE.get(at), length);
                    micros[at] = Math.min(micros[at], now);
                }
            }
        }
        for (int i = 0; i < micros.length; i++) {
            report.figure(
                    "CPU us/commit, 100 screens, %,d people".formatted(PEOPLE.get(i)),
                    number(micros[i]));
        }
        double grown = micros[2] / micros[1];
        report.goal(
                "a commit among 5,000 people / among 1,000",
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
