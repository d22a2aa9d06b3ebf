package org.khural.bench;

import java.time.Duration;
import java.util.List;

/** Two nodes that both hammer one room, against one node that does. */
final class TwoNodes {
    private static final int FLYING = 64;

    private TwoNodes() {}

    static void run(Ground ground, Report report) {
        var warm = Duration.ofSeconds(2);
        var length = Duration.ofSeconds(ground.quick ? 3 : 6);
        var hall = ground.hall(1_000);
        try (var a = ground.khural();
                var b = ground.khural();
                var left = new Crowd(ground.loop, a.dialect, hall, a.port, 0, 500).enter();
                var right = new Crowd(ground.loop, b.dialect, hall, b.port, 500, 500).enter()) {
            var alone = Closed.run(List.of(left), FLYING, warm, length);
            var both = Closed.run(List.of(left, right), FLYING, warm, length);
            double ratio = both.perSecond() / alone.perSecond();
            report.goal(
                    "two nodes hammering one room / one node",
                    "%.2f (%,.0f / %,.0f per s)"
                            .formatted(ratio, both.perSecond(), alone.perSecond()),
                    ">= 0.5",
                    ratio >= 0.5);
        }
    }
}
