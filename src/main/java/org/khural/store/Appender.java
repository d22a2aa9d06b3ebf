package org.khural.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

/**
 * Appends until the outcome is known: unknown is not failed. The same bytes go for the same version
 * again and again, 50 ms to 1 s apart, for as long as it takes; once an attempt was unknown,
 * "cannot now" no longer means that nothing happened, so that is repeated too. The future therefore
 * never holds {@link Appended.Unknown}, and does not complete while Redis is silent.
 */
public final class Appender implements AutoCloseable {
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 1000;

    private final WorkshopLog log;
    private final Later later;
    private volatile boolean closed;

    public Appender(WorkshopLog log, Later later) {
        this.log = log;
        this.later = later;
    }

    /** The waiting hears why after each attempt that did not tell: say "later" to those who ask. */
    public Future<Appended> append(
            WorkshopId workshop,
            Mark expected,
            byte[] entry,
            List<Gate> gates,
            Consumer<String> waiting) {
        Promise<Appended> known = Promise.promise();
        Supplier<Future<Appended>> attempt = () -> log.append(workshop, expected, entry, gates);
        attempt(attempt, FIRST_PAUSE, false, waiting, known);
        return known.future();
    }

    private void attempt(
            Supplier<Future<Appended>> attempt,
            long pause,
            boolean inDoubt,
            Consumer<String> waiting,
            Promise<Appended> known) {
        Consumer<String> again =
                why -> {
                    waiting.accept(why);
                    long next = Math.min(2 * pause, LONGEST_PAUSE);
                    later.run(pause, () -> attempt(attempt, next, true, waiting, known));
                };
        if (closed) {
            return;
        }
        attempt.get()
                .onFailure(known::fail)
                .onSuccess(
                        answer -> {
                            switch (answer) {
                                case Appended.Unknown(String why) -> again.accept(why);
                                case Appended.CannotNow(String why) when inDoubt ->
                                        again.accept(why);
                                default -> known.complete(answer);
                            }
                        });
    }

    /** Gives up asking; what was unknown stays so, and its future never completes. */
    @Override
    public void close() {
        closed = true;
    }
}
