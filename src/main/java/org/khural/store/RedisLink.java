package org.khural.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisConnection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's way to its one Redis: four lines that never share a connection (appends, listening,
 * blobs, everything else), each of which comes back by itself. Everything else of this package is
 * built on a link.
 */
public final class RedisLink {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

    private final RedisAddress address;
    private final Greeting greeting;
    private final Line append;
    private final Line blobs;
    private final Line misc;
    private final Line listen;
    private final Ear ear;
    private final Promise<Void> opened = Promise.promise();
    private final Set<Line> down = new HashSet<>();
    private final List<Consumer<RedisState>> watchers = new CopyOnWriteArrayList<>();
    private volatile RedisState state = new RedisState.Away(Instant.now(), "not connected yet");

    private RedisLink(Vertx vertx, Supplier<String> url, boolean owned) {
        address = new RedisAddress(url);
        greeting = new Greeting(address, owned);
        append = new Line(vertx, address, greeting::withFunctions, this::changed);
        blobs = new Line(vertx, address, greeting::plain, this::changed);
        misc = new Line(vertx, address, greeting::withInspection, this::changed);
        listen = new Line(vertx, address, this::greetEar, this::changed);
        ear = new Ear(vertx, listen, misc);
        down.addAll(lines());
    }

    /** To a Redis of the operator's, {@code redis://user:password@host:port}, rediss for TLS. */
    public static RedisLink to(Vertx vertx, String url) {
        return new RedisLink(vertx, () -> url, false);
    }

    /** To the Redis that Khural started; the address is asked for anew at each connection. */
    public static RedisLink to(Vertx vertx, EmbeddedRedis redis) {
        return new RedisLink(vertx, redis::url, true);
    }

    /**
     * Begins to connect. Completes when Redis is reached for the first time, however long that
     * takes; fails with {@link CannotStart} when trying again will not help (wrong version, wrong
     * password), though the link goes on trying.
     */
    public Future<Void> open() {
        lines().forEach(Line::open);
        return opened.future();
    }

    public RedisState state() {
        return state;
    }

    /** Hears every change from now on, on one of the link's threads. */
    public void onState(Consumer<RedisState> watcher) {
        watchers.add(watcher);
    }

    /** What about this Redis endangers data or could not be verified; of the last connection. */
    public List<Finding> findings() {
        return greeting.findings();
    }

    /** For example "Redis 7.0.15"; without a version before the first connection. */
    public String server() {
        return greeting.server();
    }

    public Future<Void> close() {
        ear.close();
        return Future.join(lines().stream().map(Line::close).toList()).mapEmpty();
    }

    Line append() {
        return append;
    }

    Line blobs() {
        return blobs;
    }

    Line misc() {
        return misc;
    }

    Ear ear() {
        return ear;
    }

    private List<Line> lines() {
        return List.of(append, listen, blobs, misc);
    }

    private Future<Void> greetEar(RedisConnection connection) {
        return greeting.plain(connection).onSuccess(v -> ear.attach(connection));
    }

    private synchronized void changed(Line line, Optional<Throwable> problem) {
        if (problem.isPresent()) {
            lost(line, problem.get());
            return;
        }
        down.remove(line);
        if (line == listen) {
            ear.resume();
        }
        if (down.isEmpty() && state instanceof RedisState.Away) {
            become(new RedisState.Up(Instant.now()));
            ear.wakeAll();
            opened.tryComplete();
        }
    }

    private void lost(Line line, Throwable problem) {
        down.add(line);
        Optional<CannotStart> verdict = greeting.verdict(problem);
        verdict.ifPresent(opened::tryFail);
        String why =
                verdict.map(Throwable::getMessage)
                        .orElse("Redis at " + address + ": " + problem.getMessage());
        switch (state) {
            case RedisState.Up up -> become(new RedisState.Away(Instant.now(), why));
            case RedisState.Away away when !away.why().equals(why) ->
                    become(new RedisState.Away(away.since(), why));
            case RedisState.Away away -> {}
        }
    }

    private void become(RedisState next) {
        state = next;
        switch (next) {
            case RedisState.Up up -> LOG.info("{} at {} is reached", server(), address);
            case RedisState.Away away -> LOG.warn("Redis is away: {}", away.why());
        }
        watchers.forEach(watcher -> watcher.accept(next));
    }
}
