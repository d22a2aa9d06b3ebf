package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.khural.domain.WorkshopId;

/**
 * How a display without a keyboard gets in: it shows a code, somebody who may types it and so gives
 * it a workshop, and the display fetches that with a secret that it never showed.
 */
public final class Pairings {
    public static final Duration LIFE = Duration.ofMinutes(10);
    private static final long MILLIS = 2000;

    /** The code is six characters without 0, O, 1, I and L; the secret stays in the display. */
    public record Pairing(String code, String secret, Instant expires) {}

    /** A display whose code was typed, by the hash of its secret. */
    public record Waiting(String code, String hash) {}

    /** What the display was given. */
    public record Paired(WorkshopId workshop, String display) {}

    private final Line misc;
    private final InstantSource clock;

    public Pairings(RedisLink link, InstantSource clock) {
        this.misc = link.misc();
        this.clock = clock;
    }

    public Future<Pairing> begin() {
        Pairing pairing = new Pairing(Secrets.code(6), Secrets.token(), clock.instant().plus(LIFE));
        return misc.find(
                        MILLIS,
                        Command.SET,
                        Keys.pairing(pairing.code()),
                        Secrets.hash(pairing.secret()),
                        "NX",
                        "PX",
                        LIFE.toMillis())
                .compose(set -> set.isEmpty() ? begin() : Future.succeededFuture(pairing));
    }

    /**
     * Takes the code, so that it counts once; the waiting display's own name for {@link #give} and
     * {@link #putBack}. Empty if no display shows it (now).
     */
    public Future<Optional<Waiting>> take(String code) {
        String typed = code.strip().toUpperCase(Locale.ROOT);
        return misc.find(MILLIS, Command.GETDEL, Keys.pairing(typed))
                .map(hash -> hash.map(h -> new Waiting(typed, h.toString())));
    }

    /** What was taken was not to be: the display goes on showing its code. */
    public Future<Void> putBack(Waiting waiting) {
        return misc.send(
                        MILLIS,
                        Command.SET,
                        Keys.pairing(waiting.code()),
                        waiting.hash(),
                        "PX",
                        LIFE.toMillis())
                .mapEmpty();
    }

    /** Gives the display its workshop, where it is known by then: it comes at once. */
    public Future<Void> give(Waiting waiting, WorkshopId workshop, String display) {
        Login.checkName(display);
        return misc.send(
                        MILLIS,
                        Command.SET,
                        Keys.paired(waiting.hash()),
                        workshop.value() + "\n" + display,
                        "PX",
                        LIFE.toMillis())
                .mapEmpty();
    }

    /** For the display, with its secret: what it was given, once; empty until somebody confirms. */
    public Future<Optional<Paired>> fetch(String secret) {
        return misc.find(MILLIS, Command.GETDEL, Keys.paired(Secrets.hash(secret)))
                .map(
                        text ->
                                text.map(t -> t.toString().split("\n", -1))
                                        .map(p -> new Paired(new WorkshopId(p[0]), p[1])));
    }
}
