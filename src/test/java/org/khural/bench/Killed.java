package org.khural.bench;

import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** kill -9 of a node: how long until everybody sees the workshop through the other one. */
final class Killed {
    private Killed() {}

    static void run(Ground ground, Report report) {
        once(ground, report, 1_000, 1_000, 3);
        once(ground, report, 5_000, ground.quick ? 5_000 : 10_000, 10);
    }

    private static void once(Ground ground, Report report, int people, int sockets, int seconds) {
        var hall = ground.hall(people);
        try (var a = ground.khural();
                var b = ground.khural()) {
            var port = new AtomicInteger(a.port);
            var times = Paced.histogram();
            try (var few = new Crowd(ground.loop, b.dialect, hall, b.port, 0, 10).enter();
                    var crowd =
                            new Crowd(ground.loop, a.dialect, hall, port::get, 0, sockets)
                                    .enter()) {
                long began = System.nanoTime();
                crowd.on(
                        () -> {
                            crowd.ear = resumed(times, began);
                            port.set(b.port);
                            a.kill();
                            return null;
                        });
                crowd.await(() -> times.getTotalCount() >= sockets, "everybody is back");
                double last = times.getMaxValue() / 1e6;
                report.goal(
                        "kill -9 of a node: %,d resumed (half / all)".formatted(sockets),
                        "%.1f / %.1f s".formatted(times.getValueAtPercentile(50) / 1e6, last),
                        "< " + seconds + " s",
                        last < seconds);
            }
        }
    }

    private static Ear resumed(Histogram times, long began) {
        return new Ear() {
            @Override
            public void joined(Seat seat, long now) {
                times.recordValue((now - began) / 1_000);
            }
        };
    }
}
