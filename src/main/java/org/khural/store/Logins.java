package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.khural.domain.WorkshopId;

/**
 * Logged-in browsers. The secret of the cookie is 256 random bits, stored as its SHA-256 only; the
 * public id is another value, so that it may stand in a token or a log. A login ends 30 days after
 * it was last used.
 */
public final class Logins {
    public static final Duration LIFE = Duration.ofDays(30);

    /** Moved on once a day: every check would be a write to the disk otherwise. */
    private static final Duration RENEWED_BELOW = LIFE.minusDays(1);

    private static final long MILLIS = 2000;

    /** A new login and its secret, which cannot be had again. */
    public record Fresh(Login login, String secret) {}

    private final Line misc;
    private final Ear ear;
    private final InstantSource clock;

    public Logins(RedisLink link, InstantSource clock) {
        this.misc = link.misc();
        this.ear = link.ear();
        this.clock = clock;
    }

    /**
     * @param link the {@link PersonalLink#id} that it came from: revoked with it; a display's own
     *     id for one
     */
    public Future<Fresh> create(Login.Kind kind, String actor, WorkshopId workshop, String link) {
        String secret = Secrets.token();
        String hash = Secrets.hash(secret);
        Instant now = clock.instant();
        Login login = new Login(Secrets.id(), kind, actor, workshop, link, now, now.plus(LIFE));
        String ofLink = Keys.loginsOfLink(link);
        // The way to revoke it is there before the login is.
        return misc.send(MILLIS, Command.SADD, ofLink, login.id())
                .compose(v -> misc.send(MILLIS, Command.PEXPIRE, ofLink, 2 * LIFE.toMillis()))
                .compose(v -> set(Keys.loginId(login.id()), hash))
                .compose(v -> set(Keys.login(hash), login.toText()))
                .map(new Fresh(login, secret));
    }

    private Future<Response> set(String key, String value) {
        return misc.send(MILLIS, Command.SET, key, value, "PX", LIFE.toMillis());
    }

    /** By the secret from the cookie, and keeps it alive; empty if unknown, revoked or expired. */
    public Future<Optional<Login>> login(String secret) {
        return byHash(Secrets.hash(secret));
    }

    /** By its public id. */
    public Future<Optional<Login>> find(String id) {
        return misc.find(MILLIS, Command.GET, Keys.loginId(id))
                .compose(
                        hash ->
                                hash.isEmpty()
                                        ? Future.succeededFuture(Optional.empty())
                                        : byHash(hash.get().toString()));
    }

    private Future<Optional<Login>> byHash(String hash) {
        String key = Keys.login(hash);
        Future<Optional<Response>> text = misc.find(MILLIS, Command.GET, key);
        Future<Long> left = misc.count(MILLIS, Command.PTTL, key);
        return Future.all(text, left)
                .compose(
                        both -> {
                            if (text.result().isEmpty() || left.result() <= 0) {
                                return Future.succeededFuture(Optional.empty());
                            }
                            Duration rest = Duration.ofMillis(left.result());
                            Instant expires = clock.instant().plus(rest);
                            Login login = Login.parse(text.result().get().toString(), expires);
                            return rest.compareTo(RENEWED_BELOW) < 0
                                    ? renew(key, login)
                                    : Future.succeededFuture(Optional.of(login));
                        });
    }

    private Future<Optional<Login>> renew(String key, Login login) {
        long life = LIFE.toMillis();
        return misc.send(MILLIS, Command.PEXPIRE, Keys.loginsOfLink(login.link()), 2 * life)
                .compose(v -> misc.send(MILLIS, Command.PEXPIRE, Keys.loginId(login.id()), life))
                .compose(v -> misc.send(MILLIS, Command.PEXPIRE, key, life))
                .map(v -> Optional.of(login));
    }

    /** Ends it and tells every node; harmless if it ended before. */
    public Future<Void> revoke(String id) {
        return misc.find(MILLIS, Command.GETDEL, Keys.loginId(id))
                .compose(
                        hash ->
                                hash.isEmpty()
                                        ? Future.succeededFuture()
                                        : misc.send(
                                                MILLIS,
                                                Command.DEL,
                                                Keys.login(hash.get().toString())))
                .compose(v -> misc.send(MILLIS, Command.PUBLISH, Keys.REVOKED, id))
                .mapEmpty();
    }

    /** Ends all that came from one link. */
    public Future<Void> revokeAllOf(String link) {
        String key = Keys.loginsOfLink(link);
        return misc.send(MILLIS, Command.SMEMBERS, key)
                .compose(
                        ids ->
                                Future.all(
                                        StreamSupport.stream(ids.spliterator(), false)
                                                .map(id -> revoke(id.toString()))
                                                .toList()))
                .compose(v -> misc.send(MILLIS, Command.DEL, key))
                .mapEmpty();
    }

    /**
     * Hears the id of every login that is revoked by any node.
     *
     * @param missed runs when some may have gone unheard: {@link #find} those that are connected
     */
    public Watch onRevoked(Consumer<String> revoked, Runnable missed) {
        return ear.listen(Keys.REVOKED, revoked, missed);
    }

    /** 32 bytes, the same on every node for good: what they sign their short-lived tokens with. */
    public Future<byte[]> jwtSecret() {
        return misc.find(MILLIS, Command.SET, Keys.JWT_SECRET, Secrets.bytes(32), "NX")
                .compose(v -> misc.send(MILLIS, Command.GET, Keys.JWT_SECRET))
                .map(Response::toBytes);
    }
}
