package org.khural.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.LongConsumer;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

/**
 * The log of each workshop: contiguous versions from 1, appended by compare-and-append, never
 * trimmed. Futures complete on the Vert.x context that called. Those of {@link #read} and {@link
 * #head} fail with {@link RedisAway} when Redis is not reached and with {@link DataDamaged} when
 * what it holds cannot be right.
 */
public interface WorkshopLog {
    /** The most entries that one {@link Appended.Behind} carries. */
    int MAX_BEHIND = 512;

    /** The most bytes that one {@link Appended.Behind} carries, though always one entry. */
    int MAX_BEHIND_BYTES = 1 << 20;

    /**
     * Appends the entry as version {@code expected.version() + 1} if the log ends exactly at the
     * expected mark, and sets the gates in the same step. Never fails: every outcome is an {@link
     * Appended}, after at most 2 seconds. An append that already happened with these bytes is
     * answered as committed and sets no gate again.
     */
    Future<Appended> append(WorkshopId workshop, Mark expected, byte[] entry, List<Gate> gates);

    /** At most {@code max} entries in order, the first being {@code fromVersion} if it exists. */
    Future<List<RawEntry>> read(WorkshopId workshop, long fromVersion, int max);

    /** Where the log ends; {@link Mark#NONE} if it has no entry. */
    Future<Mark> head(WorkshopId workshop);

    /**
     * Calls with the new head's version after an append by any node, this one included, and with 0
     * when appends may have gone unheard. A wake-up is only a hint: it may be lost, doubled or
     * late, so whoever watches also reads now and then.
     */
    Watch watch(WorkshopId workshop, LongConsumer wakeUp);
}
