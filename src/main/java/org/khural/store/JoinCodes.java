package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.Optional;
import org.khural.domain.WorkshopId;

/**
 * Of which workshop a code is, by which people join without a personal link. Whether it opens is
 * the workshop's state to say; what stands here too long opens nothing.
 */
public final class JoinCodes {
    private static final Duration LIFE = Duration.ofDays(400);
    private static final long MILLIS = 2000;

    private final Line misc;

    public JoinCodes(RedisLink link) {
        this.misc = link.misc();
    }

    /** A code that no other workshop has: six characters without 0, O, 1, I and L. */
    public Future<String> reserve(WorkshopId workshop) {
        String code = Secrets.code(6);
        return misc.find(
                        MILLIS,
                        Command.SET,
                        Keys.joinCode(code),
                        workshop.value(),
                        "NX",
                        "PX",
                        LIFE.toMillis())
                .compose(set -> set.isEmpty() ? reserve(workshop) : Future.succeededFuture(code));
    }

    public Future<Optional<WorkshopId>> workshop(String code) {
        return misc.find(MILLIS, Command.GET, Keys.joinCode(code))
                .map(text -> text.map(id -> new WorkshopId(id.toString())));
    }

    public Future<Void> release(String code) {
        return misc.send(MILLIS, Command.DEL, Keys.joinCode(code)).mapEmpty();
    }
}
