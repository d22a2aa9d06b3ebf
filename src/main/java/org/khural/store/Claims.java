package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.Optional;
import org.khural.domain.WorkshopId;

/**
 * A node's right to do one pending piece of work for a while, so that two nodes do not both send
 * the mail. It saves work and guarantees nothing: a node may be stopped for longer than its claim,
 * so the work itself has to bear being done twice.
 */
public final class Claims {
    private static final long MILLIS = 2000;

    /** The token tells ours from a later one on the same work. */
    public record Claim(WorkshopId workshop, String work, String token) {}

    private final Line line;

    public Claims(RedisLink link) {
        line = link.misc();
    }

    /**
     * Empty if another has it.
     *
     * @param life after which it ends by itself: longer than the work should ever take
     */
    public Future<Optional<Claim>> take(WorkshopId workshop, String work, Duration life) {
        Claim claim = new Claim(workshop, work, Secrets.token());
        return line.find(
                        MILLIS,
                        Command.SET,
                        Keys.claim(workshop, work),
                        claim.token(),
                        "NX",
                        "PX",
                        life.toMillis())
                .map(set -> set.map(ok -> claim));
    }

    /** Gives it back early; one that ran out and went to another stays theirs. */
    public Future<Void> release(Claim claim) {
        return line.send(
                        MILLIS,
                        Command.FCALL,
                        Library.KHURAL.function("release"),
                        1,
                        Keys.claim(claim.workshop(), claim.work()),
                        claim.token())
                .mapEmpty();
    }
}
