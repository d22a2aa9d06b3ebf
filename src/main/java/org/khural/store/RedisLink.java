package org.khural.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * This node's way to its one Redis: four lines that never share a connection (appends, listening,
 * blobs, everything else), each of which comes back by itself. Everything else of this package is
 * built on a link.
 */
public final class RedisLink {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

    private final Supplier<String> url;
    private final boolean owned;
    private final Line append;
    private final Line blobs;
    private final Line misc;
    private final Line listen;
    private final Ear ear;
    private final Promise<Void> opened = Promise.promise();
    private final Map<Line, String> troubles = new HashMap<>();
    private final List<Consumer<RedisState>> watchers = new CopyOnWriteArrayList<>();
    private volatile List<Finding> findings = List.of();
    private volatile String server = "";
    private volatile RedisState state = new RedisState.Away(Instant.now(), "not connected yet");

    private RedisLink(Vertx vertx, Supplier<String> url, boolean owned) {
        this.url = url;
        this.owned = owned;
        append = new Line(vertx, "append", url, this::greetWithFunctions, this::changed);
        blobs = new Line(vertx, "blobs", url, this::greet, this::changed);
        misc = new Line(vertx, "misc", url, this::inspect, this::changed);
        listen = new Line(vertx, "listen", url, this::greetEar, this::changed);
        ear = new Ear(vertx, listen, misc);
        lines().forEach(line -> troubles.put(line, "not connected yet"));
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
        return findings;
    }

    /** For example "Redis 7.0.15"; empty before the first connection. */
    public String server() {
        return server;
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

    private synchronized void changed(Line line, Optional<Throwable> problem) {
        if (problem.isEmpty()) {
            troubles.remove(line);
            if (line == listen) {
                ear.resume();
            }
        } else {
            String why =
                    problem.get() instanceof CannotStart known
                            ? String.valueOf(known.getMessage())
                            : "Redis at " + address() + ": " + problem.get().getMessage();
            LOG.debug("Line {} is down: {}", line.name(), why);
            troubles.put(line, why);
            becomeAway(why);
            cannotStart(problem.get()).ifPresent(opened::tryFail);
        }
        if (troubles.isEmpty() && state instanceof RedisState.Away) {
            become(new RedisState.Up(Instant.now()));
            ear.wakeAll();
            opened.tryComplete();
        }
    }

    /** Since the first line was lost, for the latest reason. */
    private void becomeAway(String why) {
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
            case RedisState.Up up -> LOG.info("{} at {} is reached", server, address());
            case RedisState.Away away -> LOG.warn("Redis is away: {}", away.why());
        }
        watchers.forEach(watcher -> watcher.accept(next));
    }

    private Optional<CannotStart> cannotStart(Throwable problem) {
        String words = String.valueOf(problem.getMessage());
        if (problem instanceof CannotStart known) {
            return Optional.of(known);
        }
        if (words.startsWith("WRONGPASS")
                || words.startsWith("NOAUTH")
                || words.contains("NOPERM")) {
            return Optional.of(
                    new CannotStart(
                            "redis.denied",
                            "Redis at " + address() + " denies what Khural needs: " + words + "."));
        }
        return Optional.empty();
    }

    /** Host and port, never the password. */
    private String address() {
        try {
            URI uri = URI.create(url.get());
            return uri.getHost() + ":" + (uri.getPort() < 0 ? 6379 : uri.getPort());
        } catch (IllegalArgumentException e) {
            return "an address that cannot be read";
        }
    }

    /** While Redis reads its data it accepts connections and answers LOADING. */
    private Future<Void> greet(RedisConnection connection) {
        return ask(connection, Command.PING).mapEmpty();
    }

    private Future<Void> greetEar(RedisConnection connection) {
        return greet(connection).onSuccess(v -> ear.attach(connection));
    }

    private Future<Void> greetWithFunctions(RedisConnection connection) {
        String probe = Library.KHURAL.function("release");
        return greet(connection)
                .compose(v -> ask(connection, Command.FCALL, probe, 1, "khural:probe", "probe"))
                .recover(problem -> load(connection, problem))
                .mapEmpty();
    }

    private Future<Response> load(RedisConnection connection, Throwable problem) {
        if (!String.valueOf(problem.getMessage()).startsWith("ERR Function not found")) {
            return Future.failedFuture(problem);
        }
        if (owned) {
            // EmbeddedRedis loads them in a moment, as a user that may.
            return Future.failedFuture(new RedisAway("it is being set up", false));
        }
        return ask(connection, Command.FUNCTION, "LOAD", "REPLACE", Library.KHURAL.source());
    }

    /** Before anything else is tried: what an old server says to a function is hard to read. */
    private Future<Void> inspect(RedisConnection connection) {
        return greet(connection)
                .compose(v -> ask(connection, Command.INFO))
                .map(answer -> RedisServer.parse(answer.toString()))
                .compose(found -> inspect(connection, found));
    }

    private Future<Void> inspect(RedisConnection connection, RedisServer found) {
        if (!found.hasFunctions()) {
            return Future.failedFuture(
                    new CannotStart(
                            "redis.wrong_version",
                            "Redis at "
                                    + address()
                                    + " is "
                                    + found.version()
                                    + "; Khural needs Redis 7.0 or later, or Valkey."));
        }
        server = found.version();
        return greetWithFunctions(connection)
                .compose(v -> fsync(connection))
                .onSuccess(fsync -> findings = found.findings(fsync))
                .mapEmpty();
    }

    private Future<Optional<String>> fsync(RedisConnection connection) {
        if (owned) {
            // Khural wrote that configuration itself, and its user may not read it.
            return Future.succeededFuture(Optional.of("always"));
        }
        return ask(connection, Command.CONFIG, "GET", "appendfsync")
                .map(answer -> Optional.ofNullable(answer.get("appendfsync")).map(String::valueOf))
                .otherwise(Optional.empty());
    }

    private static Future<Response> ask(RedisConnection on, Command command, Object... args) {
        return on.send(Request.cmd(command, args))
                .map(Optional::ofNullable)
                .map(found -> found.orElseThrow(() -> new RedisRefused(command + " gave nil")));
    }
}
