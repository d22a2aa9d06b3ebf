package org.khural.live;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.khural.domain.Limits;
import org.khural.domain.WorkshopId;
import org.khural.store.Appender;
import org.khural.store.Later;
import org.khural.store.WorkshopLog;

/**
 * What the rooms of a node share. A node is one event loop: rooms, sockets and the ways to Redis
 * run on it, so that nothing in this package is ever touched by two threads.
 *
 * @param clock now, by the one clock of all nodes
 */
public record Node(
        String name,
        WorkshopLog log,
        Appender appender,
        Later later,
        Supplier<Instant> clock,
        Function<WorkshopId, Keyring> keyrings,
        Limits limits,
        Bounds bounds,
        Incidents incidents) {
    /**
     * @param queue asks that may wait in one room
     * @param ballots ballots that may wait beside them: a hall votes in the same moment, and the
     *     chair must get through all the same
     * @param batch asks in one entry
     * @param entry bytes of one entry
     * @param view bytes of one chapter's view
     */
    public record Bounds(int queue, int ballots, int batch, int entry, int view) {
        public static final Bounds DEFAULT = new Bounds(2_000, 20_000, 512, 256 << 10, 256 << 10);
    }
}
