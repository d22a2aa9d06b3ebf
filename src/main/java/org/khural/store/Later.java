package org.khural.store;

import io.vertx.core.Vertx;

/** Runs a task after so many milliseconds; a simulation passes its own seeded agenda. */
public interface Later {
    void run(long millis, Runnable task);

    static Later on(Vertx vertx) {
        return (millis, task) -> vertx.setTimer(Math.max(1, millis), timer -> task.run());
    }
}
