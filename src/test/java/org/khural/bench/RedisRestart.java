package org.khural.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Redis is killed under a load and started again: how long after it is up until asks are done, and
 * whether each that had to wait was done in the end.
 */
final class RedisRestart {
    private static final long TICK = 50;

    private RedisRestart() {}

    static void run(Ground ground, Report report) throws Exception {
        for (long away : ground.quick ? List.of(1_000L) : List.of(1_000L, 10_000L)) {
            try (var subject = ground.khural();
                    var crowd = ground.crowd(subject, 100).enter()) {
                once(ground, report, crowd, Duration.ofMillis(away));
            }
        }
    }

    private static void once(Ground ground, Report report, Crowd crowd, Duration away)
            throws Exception {
        var load = new Load(crowd);
        crowd.on(
                () -> {
                    crowd.ear = load;
                    load.tick();
                    return null;
                });
        Crowd.pause(1_000);
        ground.redis.kill();
        Crowd.pause(away.toMillis());
        ground.redis.start();
        long up = System.nanoTime();
        crowd.await(() -> load.doneSince(up).size() >= 5, "something is done again");
        Crowd.pause(1_000);
        crowd.on(() -> load.running = false);
        crowd.await(() -> load.done.size() == load.asked, "every ask is done");
        double first = (load.doneSince(up).getFirst() - up) / 1e6;
        double all = (load.done.getLast() - up) / 1e6;
        report.goal(
                "Redis away for %d s: done again after it is up".formatted(away.toSeconds()),
                "%,.0f ms; all %d asks done".formatted(first, load.asked),
                "< 2 s",
                first < 2_000 && all > 0);
    }

    private static final class Load implements Ear {
        final Crowd crowd;
        final List<Long> done = new ArrayList<>();

        /** An ask that was sent twice is answered twice, and done once. */
        final Set<String> known = new HashSet<>();

        boolean running = true;
        int asked;

        Load(Crowd crowd) {
            this.crowd = crowd;
        }

        /** Nobody has more asks open than a browser would. */
        void tick() {
            if (!running) return;
            if (asked - done.size() < crowd.seats.size()) {
                asked++;
                crowd.move(crowd.asker());
            }
            crowd.events().schedule(this::tick, TICK, TimeUnit.MILLISECONDS);
        }

        List<Long> doneSince(long moment) {
            return done.stream().filter(at -> at - moment > 0).toList();
        }

        @Override
        public void done(Seat seat, long ref, long version, long sent, long now) {
            if (known.add(seat.tab + "." + ref)) done.add(now);
        }

        /** {@code {"is":"later","ref":7,"ms":1000}}: the same ask again, when it says so. */
        @Override
        public void notDone(Seat seat, String answer) {
            var numbers = answer.replaceAll("\\D+", " ").strip().split(" ");
            long ref = Long.parseLong(numbers[0]);
            crowd.events()
                    .schedule(
                            () -> seat.again(ref),
                            Long.parseLong(numbers[1]),
                            TimeUnit.MILLISECONDS);
        }
    }
}
