package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import org.khural.domain.WorkshopId;

/**
 * The screens that reckoned the fingerprint of a revision by themselves: each login once. Who they
 * are is forgotten with the set; only their number goes into the evidence.
 */
public final class Witnesses {
    private static final long MILLIS = 2000;
    private static final Duration KEPT = Duration.ofHours(6);

    private final Line misc;

    public Witnesses(RedisLink link) {
        this.misc = link.misc();
    }

    /** How many there are with this one. */
    public Future<Integer> add(WorkshopId workshop, String revision, String login) {
        var key = Keys.witnesses(workshop, revision);
        return misc.send(MILLIS, Command.SADD, key, login)
                .compose(v -> misc.send(MILLIS, Command.PEXPIRE, key, KEPT.toMillis()))
                .compose(v -> count(workshop, revision));
    }

    public Future<Integer> count(WorkshopId workshop, String revision) {
        return misc.count(MILLIS, Command.SCARD, Keys.witnesses(workshop, revision))
                .map(Long::intValue);
    }
}
