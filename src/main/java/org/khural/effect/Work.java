package org.khural.effect;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.khural.domain.Command;
import org.khural.domain.Workshop;

/**
 * One kind of work that the server does because the state says that it is pending; never because
 * something just happened, so that nothing fires on replay and nothing is forgotten in a crash.
 * Done at least once, so doing it twice must be harmless.
 */
public interface Work {
    /** What is to be done now, each with an id that stays the same until it is done. */
    List<Task> pending(Workshop workshop);

    /** For how long a node that has begun keeps the others from it: longer than it ever takes. */
    default Duration life() {
        return Duration.ofMinutes(2);
    }

    /**
     * {@code id} names the task for all nodes; {@code run} does it and ends with the server's
     * command that says so.
     */
    record Task(String id, Supplier<Future<Command>> run) {}
}
