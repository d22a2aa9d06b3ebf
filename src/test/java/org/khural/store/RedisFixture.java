package org.khural.store;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real Redis in a directory of its own, and any number of nodes' links to it. */
final class RedisFixture implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final Path dir;
    final EmbeddedRedis redis;
    private final List<RedisLink> links = new ArrayList<>();

    RedisFixture() {
        try {
            dir = Files.createTempDirectory("khural-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        redis = EmbeddedRedis.start(dir, 0);
    }

    RedisLink link() {
        RedisLink link = RedisLink.to(vertx, redis);
        links.add(link);
        WorkshopLogContract.get(link.open());
        return link;
    }

    /** kill -9, as a power cut for the process; the supervisor starts it again. */
    void kill() {
        ProcessHandle.of(redis.pid()).orElseThrow().destroyForcibly();
    }

    Object call(String... command) throws IOException {
        RunningRedis running = RunningRedis.read(dir.resolve("redis.properties")).orElseThrow();
        try (RespSocket socket = running.connect(2000)) {
            return socket.call(command);
        }
    }

    interface Check {
        boolean holds() throws Exception;
    }

    /** Tries for 10 s. */
    static void eventually(Check check) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Exception last = new TimeoutException("this did not come true");
        while (System.nanoTime() < deadline) {
            try {
                if (check.holds()) {
                    return;
                }
            } catch (Exception e) {
                last = e;
            }
            Thread.sleep(20);
        }
        throw last;
    }

    @Override
    public void close() {
        links.forEach(link -> WorkshopLogContract.get(link.close()));
        redis.close();
        WorkshopLogContract.get(vertx.close());
        try (var files = Files.walk(dir)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (RedisProcess.isAlive(redis.pid())) {
            RedisProcess.stop(redis.pid(), Duration.ofSeconds(5));
        }
    }
}
