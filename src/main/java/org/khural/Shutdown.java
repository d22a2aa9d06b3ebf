package org.khural;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.khural.edge.Server;
import org.khural.live.Rooms;
import org.khural.store.EmbeddedRedis;
import org.khural.store.RedisLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orderly end: first good-bye to everybody, then the rooms and the lines, then the Redis that
 * is ours.
 */
record Shutdown(
        Vertx vertx, Server server, Rooms rooms, RedisLink link, Optional<EmbeddedRedis> embedded) {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** On SIGTERM, Ctrl+C, or a start that failed. */
    void atEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::run, "drain"));
    }

    private void run() {
        await(server::drain);
        await(this::closeRooms);
        await(link::close);
        embedded.ifPresent(EmbeddedRedis::close);
    }

    private Future<Void> closeRooms() {
        rooms.close();
        return Future.succeededFuture();
    }

    private void await(Supplier<Future<Void>> task) {
        var done = new CountDownLatch(1);
        vertx.runOnContext(v -> task.get().onComplete(d -> done.countDown()));
        try {
            if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("the end took longer than {} s and was cut short", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
