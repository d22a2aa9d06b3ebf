package org.khural.store;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one clock: Redis TIME, asked for at each connect and every 10 s, carried on this machine's
 * nanosecond counter in between. Every node and every screen so has the same now, whatever its own
 * clock says. Before Redis was reached for the first time it is this machine's clock.
 */
public final class RedisClock implements InstantSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisClock.class);
    private static final long SAMPLE_MILLIS = 10_000;
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(25);

    /** An answer that took longer says too little about when Redis looked at its clock. */
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** A clock that was wrong by more was set by somebody: follow it, backwards too. */
    private static final long JUMP_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Vertx vertx;
    private final Line misc;
    private final long timer;
    private long offset = wallNanos() - System.nanoTime();
    private long told = Long.MIN_VALUE;
    private boolean sampled;
    private boolean steady;
    private long steadyFrom;
    private long sampledAt;

    public RedisClock(Vertx vertx, RedisLink link) {
        this.vertx = vertx;
        this.misc = link.misc();
        timer = vertx.setPeriodic(SAMPLE_MILLIS, t -> sample());
        link.onState(
                state -> {
                    switch (state) {
                        case RedisState.Up up -> sample();
                        case RedisState.Away away -> disturb();
                    }
                });
        sample();
    }

    /** Never before an earlier now, unless the clock of Redis was set back by more than 2 s. */
    public synchronized Instant now() {
        told = Math.max(told, System.nanoTime() + offset);
        return Instant.ofEpochSecond(0, told);
    }

    @Override
    public Instant instant() {
        return now();
    }

    /**
     * Whether Redis was reached and its clock ran evenly for at least so long. Absences may only be
     * judged then: during an outage nobody could say that they are here.
     */
    public synchronized boolean steadySince(Duration duration) {
        long nano = System.nanoTime();
        return steady && nano - sampledAt < STALE_NANOS && nano - steadyFrom >= duration.toNanos();
    }

    private void sample() {
        long asked = System.nanoTime();
        misc.send(2000, Command.TIME)
                .onSuccess(
                        answer -> {
                            long seconds = Line.number(answer.get(0));
                            long micros = Line.number(answer.get(1));
                            long redis =
                                    TimeUnit.SECONDS.toNanos(seconds)
                                            + TimeUnit.MICROSECONDS.toNanos(micros);
                            take(redis, asked, System.nanoTime());
                        })
                .onFailure(problem -> disturb());
    }

    /** What Redis said between the two moments of our own counter. */
    synchronized void take(long redisNanos, long asked, long answered) {
        long took = answered - asked;
        if (sampled && took > SLOW_NANOS) {
            return;
        }
        long fresh = redisNanos - asked - took / 2;
        long off = fresh - offset;
        if (sampled && answered - sampledAt > STALE_NANOS) {
            steady = false;
        }
        if (sampled && Math.abs(off) > JUMP_NANOS) {
            LOG.warn("The clock of Redis was set by {} ms", TimeUnit.NANOSECONDS.toMillis(off));
            steady = false;
            told = Long.MIN_VALUE;
        }
        // Within what the way there and back explains, the old offset is as good and even.
        if (!sampled || Math.abs(off) > took / 2) {
            offset = fresh;
        }
        if (!sampled) {
            told = Long.MIN_VALUE;
        }
        if (!steady) {
            steady = true;
            steadyFrom = answered;
        }
        sampled = true;
        sampledAt = answered;
    }

    private synchronized void disturb() {
        steady = false;
    }

    private static long wallNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
