package org.khural.support;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.khural.store.Later;

/**
 * Time that passes only when a test says so: the agenda of everything that shall run later, and the
 * clock it runs by.
 */
public final class Ticks implements Later {
    private record Due(long at, long order, Runnable task) {}

    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long now = Instant.parse("2026-11-24T06:00:00Z").toEpochMilli();
    private long order;

    @Override
    public void run(long millis, Runnable task) {
        agenda.add(new Due(now + Math.max(0, millis), order++, task));
    }

    public Instant now() {
        return Instant.ofEpochMilli(now);
    }

    /** Lets time pass and runs what falls due. */
    public void pass(Duration time) {
        long until = now + time.toMillis();
        while (!agenda.isEmpty() && agenda.peek().at() <= until) step();
        now = until;
    }

    /** Runs until it is so, for at most an hour of its own time. */
    public void until(BooleanSupplier so) {
        long end = now + Duration.ofHours(1).toMillis();
        while (!so.getAsBoolean()) {
            if (agenda.isEmpty() || agenda.peek().at() > end) {
                throw new AssertionError("it did not come to pass");
            }
            step();
        }
    }

    private void step() {
        var due = agenda.poll();
        now = Math.max(now, due.at());
        due.task().run();
    }
}
