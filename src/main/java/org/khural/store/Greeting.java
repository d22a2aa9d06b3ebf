package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;

/** What is asked of Redis on a new connection before anything is entrusted to it. */
final class Greeting {
    private final RedisAddress address;
    private final boolean owned;
    private volatile List<Finding> findings = List.of();
    private volatile String server = "Redis";

    /**
     * @param owned whether Khural started this Redis and wrote its configuration
     */
    Greeting(RedisAddress address, boolean owned) {
        this.address = address;
        this.owned = owned;
    }

    /** Product and version, by the last inspection. */
    String server() {
        return server;
    }

    List<Finding> findings() {
        return findings;
    }

    /** While Redis reads its data it accepts connections and answers LOADING. */
    Future<Void> plain(RedisConnection connection) {
        return ask(connection, Command.PING).mapEmpty();
    }

    /** And our functions are there. */
    Future<Void> withFunctions(RedisConnection connection) {
        String probe = Library.KHURAL.function("release");
        return plain(connection)
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

    /** And it is a Redis that we can use; before the functions, whose absence hides an old one. */
    Future<Void> withInspection(RedisConnection connection) {
        return plain(connection)
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
                                    + address
                                    + " is "
                                    + found.version()
                                    + "; Khural needs Redis 7.0 or later, or Valkey."));
        }
        server = found.version();
        return withFunctions(connection)
                .compose(v -> fsync(connection))
                .onSuccess(fsync -> findings = found.findings(fsync))
                .mapEmpty();
    }

    private Future<Optional<String>> fsync(RedisConnection connection) {
        if (owned) {
            return Future.succeededFuture(Optional.of("always"));
        }
        return ask(connection, Command.CONFIG, "GET", "appendfsync")
                .map(answer -> Optional.ofNullable(answer.get("appendfsync")).map(String::valueOf))
                .otherwise(Optional.empty());
    }

    /** Whether trying again will not help, and why. */
    Optional<CannotStart> verdict(Throwable problem) {
        if (problem instanceof CannotStart known) {
            return Optional.of(known);
        }
        String words = String.valueOf(problem.getMessage());
        boolean denied =
                words.startsWith("WRONGPASS")
                        || words.startsWith("NOAUTH")
                        || words.startsWith("NOPERM");
        return denied
                ? Optional.of(
                        new CannotStart(
                                "redis.denied",
                                "Redis at " + address + " denies what Khural needs: " + words))
                : Optional.empty();
    }

    private static Future<Response> ask(RedisConnection on, Command command, Object... args) {
        return on.send(Request.cmd(command, args))
                .map(Optional::ofNullable)
                .map(found -> found.orElseThrow(() -> new RedisRefused(command + " gave nil")));
    }
}
