package org.khural.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Redis write its files anew from what it holds now. Until then a deleted value still lies in
 * the append-only file, in the command that once set it.
 */
final class AofRewrite {
    private static final Logger LOG = LoggerFactory.getLogger(AofRewrite.class);
    private static final long MILLIS = 3000;
    private static final long PAUSE_MILLIS = 200;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Vertx vertx;
    private final Line misc;

    AofRewrite(Vertx vertx, Line misc) {
        this.vertx = vertx;
        this.misc = misc;
    }

    /** True once a rewrite that began after this call has ended well. */
    Future<Boolean> run() {
        return begin(System.nanoTime() + PATIENCE_NANOS);
    }

    private Future<Boolean> begin(long deadline) {
        return misc.send(MILLIS, Command.BGREWRITEAOF)
                .compose(started -> awaitEnd(deadline))
                .recover(
                        problem -> {
                            String words = String.valueOf(problem.getMessage());
                            if (words.contains("in progress")) {
                                // That one began before the deletion and may hold the value.
                                return again(deadline, () -> begin(deadline));
                            }
                            LOG.error("Redis did not rewrite its files: {}", words);
                            return Future.succeededFuture(false);
                        });
    }

    private Future<Boolean> awaitEnd(long deadline) {
        return misc.send(MILLIS, Command.INFO, "persistence")
                .map(answer -> RedisServer.parse(answer.toString()))
                .compose(
                        server ->
                                server.isRewriting()
                                        ? again(deadline, () -> awaitEnd(deadline))
                                        : Future.succeededFuture(server.hasRewritten()));
    }

    private Future<Boolean> again(long deadline, Supplier<Future<Boolean>> step) {
        if (System.nanoTime() > deadline) {
            LOG.error("Redis did not rewrite its files in time");
            return Future.succeededFuture(false);
        }
        return vertx.timer(PAUSE_MILLIS).compose(timer -> step.get());
    }
}
