package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.khural.domain.WorkshopId;

/**
 * The next deadline of each workshop, so that one which no node has open is woken when its time
 * comes. A room keeps its own alarms; this is only the list of whom to wake.
 */
public final class Deadlines {
    private static final long MILLIS = 2000;
    private static final int AT_ONCE = 100;

    private final Line misc;

    public Deadlines(RedisLink link) {
        misc = link.misc();
    }

    /** Replaces the workshop's deadline. */
    public Future<Void> put(WorkshopId workshop, Instant at) {
        return misc.send(MILLIS, Command.ZADD, Keys.DEADLINES, at.toEpochMilli(), workshop.value())
                .mapEmpty();
    }

    public Future<Void> remove(WorkshopId workshop) {
        return misc.send(MILLIS, Command.ZREM, Keys.DEADLINES, workshop.value()).mapEmpty();
    }

    /** Whose deadline is now or past, the oldest first, at most 100; they stay until replaced. */
    public Future<List<WorkshopId>> due(Instant now) {
        return misc.send(
                        MILLIS,
                        Command.ZRANGE,
                        Keys.DEADLINES,
                        "-inf",
                        now.toEpochMilli(),
                        "BYSCORE",
                        "LIMIT",
                        0,
                        AT_ONCE)
                .map(
                        all ->
                                StreamSupport.stream(all.spliterator(), false)
                                        .map(id -> new WorkshopId(id.toString()))
                                        .toList());
    }
}
