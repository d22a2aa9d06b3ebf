package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.khural.domain.WorkshopId;

/** Which workshops there are. A workshop is added before its first entry is appended. */
public final class Workshops {
    private static final long MILLIS = 2000;

    private final Line misc;

    public Workshops(RedisLink link) {
        misc = link.misc();
    }

    /** Whether it is new. */
    public Future<Boolean> add(WorkshopId workshop) {
        return misc.count(MILLIS, Command.SADD, Keys.WORKSHOPS, workshop.value())
                .map(added -> added == 1);
    }

    public Future<Boolean> contains(WorkshopId workshop) {
        return misc.count(MILLIS, Command.SISMEMBER, Keys.WORKSHOPS, workshop.value())
                .map(there -> there == 1);
    }

    public Future<Set<WorkshopId>> all() {
        return misc.send(MILLIS, Command.SMEMBERS, Keys.WORKSHOPS)
                .map(
                        all ->
                                StreamSupport.stream(all.spliterator(), false)
                                        .map(id -> new WorkshopId(id.toString()))
                                        .collect(Collectors.toUnmodifiableSet()));
    }
}
