package org.khural.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis, always the same one for one purpose: commands arrive in the order in
 * which they were sent, each has a time limit, and a slow purpose does not hold up another. The
 * client library offers none of this (its pool hops connections, it neither reconnects nor limits
 * time), so every connection gets a client of its own that is thrown away with it.
 */
final class Line {
    private static final long CONNECT_MILLIS = 3000;
    private static final long LONGEST_PAUSE = 2000;

    private record Live(Redis client, RedisConnection connection) {}

    private final Vertx vertx;
    private final Context context;
    private final RedisAddress address;
    private final Function<RedisConnection, Future<Void>> greeting;
    private final BiConsumer<Line, Optional<Throwable>> changed;
    private @Nullable Live live;
    private String trouble = "not connected yet";
    private int failures;
    private boolean closed;

    /**
     * @param greeting what has to succeed before the line counts as up
     * @param changed hears of every up (empty) and of every failure
     */
    Line(
            Vertx vertx,
            RedisAddress address,
            Function<RedisConnection, Future<Void>> greeting,
            BiConsumer<Line, Optional<Throwable>> changed) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.address = address;
        this.greeting = greeting;
        this.changed = changed;
    }

    void open() {
        context.runOnContext(v -> connect());
    }

    synchronized boolean isUp() {
        return live != null;
    }

    /**
     * An answer that is never nil. Fails with {@link RedisAway} if Redis is not there, cannot now,
     * or does not answer within the time; with {@link RedisRefused} otherwise.
     */
    Future<Response> send(long millis, Command command, Object... args) {
        return find(millis, command, args)
                .map(found -> found.orElseThrow(() -> new RedisRefused(command + " gave nil")));
    }

    /** An answer that is a number, as {@link #send}. */
    Future<Long> count(long millis, Command command, Object... args) {
        return send(millis, command, args).map(Line::number);
    }

    /** Not null, unlike the library's own conversion. */
    static long number(Response answer) {
        Long number = answer.toLong();
        if (number == null) {
            throw new RedisRefused("this is no number: " + answer);
        }
        return number;
    }

    /** An answer that is empty for nil, as {@link #send}. */
    Future<Optional<Response>> find(long millis, Command command, Object... args) {
        Live now;
        synchronized (this) {
            now = live;
            if (now == null) {
                return Future.failedFuture(new RedisAway(trouble, false));
            }
        }
        return now.connection()
                .send(Request.cmd(command, args))
                .timeout(millis, TimeUnit.MILLISECONDS)
                .map(Optional::ofNullable)
                .recover(problem -> Future.failedFuture(meaning(problem, now)));
    }

    /**
     * For SUBSCRIBE and its like, which the client does not answer; lost while the line is down.
     */
    void tell(Command command, Object... args) {
        context.runOnContext(
                v -> {
                    RedisConnection connection = connection();
                    if (connection != null) {
                        connection.send(Request.cmd(command, args));
                    }
                });
    }

    private synchronized @Nullable RedisConnection connection() {
        return live == null ? null : live.connection();
    }

    private Throwable meaning(Throwable problem, Live of) {
        String words = String.valueOf(problem.getMessage());
        return switch (Reply.of(problem)) {
            case SILENCE -> {
                // What was sent may sit in a buffer and land later; nothing may queue behind it.
                drop(of, "Redis does not answer");
                yield new RedisAway("Redis does not answer", true);
            }
            case NOT_HERE -> {
                drop(of, words);
                yield new RedisAway(words, false);
            }
            case NOT_NOW, NOT_SENT -> new RedisAway(words, false);
            case LOST -> new RedisAway("the connection to Redis was lost", true);
            case ERROR -> new RedisRefused(words);
        };
    }

    private void connect() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        Redis client;
        try {
            client = Redis.createClient(vertx, options(address.url()));
        } catch (RuntimeException e) {
            down(new RedisAway(String.valueOf(e.getMessage()), false));
            return;
        }
        client.connect()
                .compose(
                        connection -> {
                            // Until the line is up the greeting itself hears of every failure.
                            connection.exceptionHandler(problem -> {});
                            return greeting.apply(connection)
                                    .map(v -> new Live(client, connection));
                        })
                .timeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(this::up)
                .onFailure(
                        problem -> {
                            client.close();
                            down(problem);
                        });
    }

    private static RedisOptions options(String url) {
        NetClientOptions net =
                new NetClientOptions()
                        .setConnectTimeout((int) CONNECT_MILLIS)
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true);
        if (url.startsWith("rediss:")) {
            net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
        }
        return new RedisOptions()
                .setConnectionString(url)
                .setNetClientOptions(net)
                .setMaxPoolSize(1)
                .setMaxPoolWaiting(1)
                .setPoolCleanerInterval(-1)
                .setPoolRecycleTimeout(-1)
                .setMaxWaitingHandlers(16 * 1024);
    }

    private void up(Live fresh) {
        synchronized (this) {
            if (closed) {
                fresh.client().close();
                return;
            }
            live = fresh;
            failures = 0;
        }
        fresh.connection().exceptionHandler(problem -> drop(fresh, problem.toString()));
        fresh.connection().endHandler(v -> drop(fresh, "the connection to Redis was lost"));
        changed.accept(this, Optional.empty());
    }

    /** Ends the connection and makes a new one. */
    void drop(String why) {
        Live now;
        synchronized (this) {
            now = live;
        }
        if (now != null) {
            drop(now, why);
        }
    }

    private void drop(Live old, String why) {
        synchronized (this) {
            if (live != old) {
                return;
            }
            live = null;
        }
        old.client().close();
        down(new RedisAway(why, false));
    }

    private void down(Throwable problem) {
        long pause;
        synchronized (this) {
            if (closed) {
                return;
            }
            trouble = String.valueOf(problem.getMessage());
            // At once, then 50 ms doubling to 2 s; half of it is luck, or all nodes come at once.
            long most = Math.min(LONGEST_PAUSE, 25L << Math.min(failures, 10));
            pause = failures++ == 0 ? 1 : most / 2 + ThreadLocalRandom.current().nextLong(most);
        }
        changed.accept(this, Optional.of(problem));
        context.runOnContext(v -> vertx.setTimer(pause, timer -> connect()));
    }

    Future<Void> close() {
        Live last;
        synchronized (this) {
            closed = true;
            last = live;
            live = null;
            trouble = "Khural is closing";
        }
        return last == null ? Future.succeededFuture() : last.client().close();
    }
}
