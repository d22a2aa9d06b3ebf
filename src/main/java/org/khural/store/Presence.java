package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

/**
 * Who has a browser connected, on any node: a time per person that every node refreshes for those
 * connected to it, every 5 s. Never logged. It may only lead to an entry by a SYSTEM command after
 * a fresh read, and after an outage only once {@link RedisClock#steadySince} agrees.
 */
public final class Presence {
    public static final int MAX_LISTED = 200;
    private static final long MILLIS = 2000;
    private static final Duration KEPT = Duration.ofDays(2);

    private final Line misc;
    private final InstantSource clock;

    /**
     * @param clock that of Redis, or nodes disagree on who is here
     */
    public Presence(RedisLink link, InstantSource clock) {
        this.misc = link.misc();
        this.clock = clock;
    }

    /** These are here now. A node that was stopped for a while cannot set anybody back. */
    public Future<Void> touch(WorkshopId workshop, Collection<PersonId> persons) {
        if (persons.isEmpty()) {
            return Future.succeededFuture();
        }
        String key = Keys.presence(workshop);
        List<Object> args = new ArrayList<>(List.of(key, "GT"));
        long now = clock.millis();
        for (PersonId person : persons) {
            args.add(now);
            args.add(person.value());
        }
        return misc.send(MILLIS, Command.ZADD, args.toArray())
                .compose(v -> misc.send(MILLIS, Command.PEXPIRE, key, KEPT.toMillis()))
                .mapEmpty();
    }

    /** Empty if not within the last days. */
    public Future<Optional<Instant>> lastSeen(WorkshopId workshop, PersonId person) {
        return misc.find(MILLIS, Command.ZSCORE, Keys.presence(workshop), person.value())
                .map(score -> score.map(s -> Instant.ofEpochMilli(Line.number(s))));
    }

    public Future<Integer> countSince(WorkshopId workshop, Instant since) {
        return misc.count(
                        MILLIS,
                        Command.ZCOUNT,
                        Keys.presence(workshop),
                        since.toEpochMilli(),
                        "+inf")
                .map(Long::intValue);
    }

    /** The latest first, at most {@link #MAX_LISTED}; above that, show the count. */
    public Future<List<PersonId>> seenSince(WorkshopId workshop, Instant since) {
        return misc.send(
                        MILLIS,
                        Command.ZRANGE,
                        Keys.presence(workshop),
                        "+inf",
                        since.toEpochMilli(),
                        "BYSCORE",
                        "REV",
                        "LIMIT",
                        0,
                        MAX_LISTED)
                .map(
                        all ->
                                StreamSupport.stream(all.spliterator(), false)
                                        .map(person -> new PersonId(person.toString()))
                                        .toList());
    }

    /** A person who was erased leaves no trace here. */
    public Future<Void> forget(WorkshopId workshop, PersonId person) {
        return misc.send(MILLIS, Command.ZREM, Keys.presence(workshop), person.value()).mapEmpty();
    }
}
