package org.khural.store;

import io.vertx.core.Vertx;

/**
 * Runs a task after so many milliseconds, or after what waits already if that is 0; a simulation
 * passes its own seeded agenda.
 */
public interface Later {
    void run(long millis, Runnable task);

    static Later on(Vertx vertx) {
        return (millis, task) -> {
            if (millis > 0) vertx.setTimer(millis, timer -> task.run());
            else vertx.runOnContext(v -> task.run());
        };
    }
}
