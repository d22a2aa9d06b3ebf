package org.khural.edge;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;

/**
 * Lets joins in as fast as the event loop keeps up: a whole view is drawn for each, and a thousand
 * that come at once would hold up everybody's next act. In slices, with a pause between them that
 * grows with how late the loop is.
 */
final class Admission {
    private static final long SLICE_NANOS = 10_000_000;
    private static final long PAUSE = 10;
    private static final long LONGEST = 500;

    private final Vertx vertx;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean pausing;
    private long sliceEnd;

    Admission(Vertx vertx) {
        this.vertx = vertx;
    }

    void enter(Runnable join) {
        waiting.add(join);
        if (!pausing) admit();
    }

    private void admit() {
        long now = System.nanoTime();
        // Joins of one moment share one slice, whether they waited or come one after the other.
        if (now - sliceEnd > PAUSE * 1_000_000) sliceEnd = now + SLICE_NANOS;
        while (!waiting.isEmpty() && System.nanoTime() - sliceEnd < 0) waiting.poll().run();
        if (!waiting.isEmpty()) pause(PAUSE);
    }

    private void pause(long millis) {
        pausing = true;
        long asked = System.nanoTime();
        vertx.setTimer(
                millis,
                timer -> {
                    long late = (System.nanoTime() - asked) / 1_000_000 - millis;
                    pausing = false;
                    if (late > PAUSE) pause(Math.min(LONGEST, late));
                    else {
                        sliceEnd = System.nanoTime() + SLICE_NANOS;
                        admit();
                    }
                });
    }
}
