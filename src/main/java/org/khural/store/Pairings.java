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

    /** Gives the display that shows this code its workshop; false if no display shows it (now). */
    public Future<Boolean> confirm(String code, WorkshopId workshop, String display) {
        Login.checkName(display);
        String typed = code.strip().toUpperCase(Locale.ROOT);
        return misc.find(MILLIS, Command.GETDEL, Keys.pairing(typed))
                .compose(
                        hash ->
                                hash.isEmpty()
                                        ? Future.succeededFuture(false)
                                        : misc.send(
                                                        MILLIS,
                                                        Command.SET,
                                                        Keys.paired(hash.get().toString()),
                                                        workshop.value() + "\n" + display,
                                                        "PX",
                                                        LIFE.toMillis())
                                                .map(true));
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
