package org.khural.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Redis that Khural starts and owns when nobody gave it one: on loopback, with a password, its
 * own data directory and every append on the disk before it is acknowledged. A running one is
 * adopted, never doubled: two servers on one directory both acknowledge, and one's data is gone. If
 * it dies it is started again. All of this blocks: call it off the event loops.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);

    private final DataDir data;
    private final RedisHome home;
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private volatile RedisHome.Tenant tenant;
    private volatile boolean closing;

    private EmbeddedRedis(DataDir data, RedisHome home, RedisHome.Tenant tenant) {
        this.data = data;
        this.home = home;
        this.tenant = tenant;
        losses.addAll(tenant.losses());
    }

    /**
     * Starts or adopts the Redis of this directory and returns when it answers.
     *
     * @param port on 127.0.0.1; 0 for any free one
     * @throws CannotStart with a sentence for the operator; nothing was changed or lost then
     */
    public static EmbeddedRedis start(Path dataDir, int port) {
        return start(dataDir, port, Durability.D1);
    }

    /** As {@link #start(Path, int)}; D2 is not to be had here, and means D1. */
    public static EmbeddedRedis start(Path dataDir, int port, Durability durability) {
        return start(dataDir, port, durability, RedisBinary.forThisPlatform());
    }

    static EmbeddedRedis start(Path dataDir, int port, Durability durability, RedisBinary binary) {
        DataDir data = DataDir.lock(dataDir);
        try {
            RedisHome home = new RedisHome(data, binary, port, durability);
            Optional<RedisHome.Tenant> found = home.adopt();
            RedisHome.Tenant tenant =
                    found.isPresent() ? found.get() : home.launch(Optional.empty());
            EmbeddedRedis redis = new EmbeddedRedis(data, home, tenant);
            Thread.ofVirtual().name("redis-supervisor").start(redis::supervise);
            return redis;
        } catch (IOException e) {
            data.close();
            throw data.notWritable(e);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** With user and password: never log it. Another one if Redis had to change its port. */
    public String url() {
        return tenant.redis().url();
    }

    public int port() {
        return tenant.redis().port();
    }

    public long pid() {
        return tenant.pid();
    }

    /** Whether it ran already, left over by a Khural that was killed. */
    public boolean wasAdopted() {
        return tenant.adopted();
    }

    /** What Redis said about acknowledged data that it no longer had at a start: show it loudly. */
    public List<String> losses() {
        return List.copyOf(losses);
    }

    /** Its connection ends when Redis does, adopted or not; then the operating system is asked. */
    private void supervise() {
        while (!closing) {
            try (RespSocket socket = tenant.redis().connect(2000)) {
                socket.awaitEnd();
            } catch (IOException e) {
                // The next lines find out.
            }
            RedisProcess.pause(50);
            if (!closing && !home.lives(tenant.pid())) {
                LOG.error("Redis (process {}) has died and is started again", tenant.pid());
                launchAgain();
            }
        }
    }

    private synchronized void launchAgain() {
        for (long wait = 200; !closing; wait = Math.min(2 * wait, 5000)) {
            try {
                tenant = home.launch(Optional.of(tenant.redis()));
                losses.addAll(tenant.losses());
                return;
            } catch (CannotStart | IOException e) {
                LOG.error("Redis does not start again: {}", e.getMessage());
                RedisProcess.pause(wait);
            }
        }
    }

    /** Stops Redis, which writes everything first, and then gives the directory free. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (home.stop(tenant.pid())) {
                LOG.info("Redis has ended");
            } else {
                LOG.error("Redis (process {}) does not end; the next start adopts it", pid());
            }
            data.close();
        }
    }
}
