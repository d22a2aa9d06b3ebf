package org.khural.live;

import io.vertx.core.Future;
import java.util.List;
import org.khural.store.RawEntry;
import org.khural.wire.StateCodec.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a room to the head of its log: from a state that was kept, if the log holds its mark. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final int PAGE = 512;

    /** Keys that one kept state may lack before it is given up: those of people erased since. */
    private static final int MISSING = 100;

    private final Node node;
    private final KeptStates states;
    private final Room room;

    Opening(Node node, KeptStates states, Room room) {
        this.node = node;
        this.states = states;
        this.room = room;
    }

    /** The version of the state that it began with; 0 without one. */
    Future<Long> run() {
        return room.keyring()
                .load()
                .compose(v -> resume())
                .map(v -> room.mark().version())
                .compose(kept -> read().map(kept));
    }

    private Future<Void> resume() {
        return kept(0).recover(
                        e -> {
                            LOG.warn(
                                    "workshop {}: its kept state is not used: {}",
                                    room.id(),
                                    e.toString());
                            return Future.succeededFuture();
                        });
    }

    private Future<Void> kept(int fetched) {
        return states.latest(room.id(), room.keyring())
                .compose(kept -> kept.isEmpty() ? Future.succeededFuture() : inLog(kept.get()))
                .recover(
                        e ->
                                e instanceof Keyring.Missing key && fetched < MISSING
                                        ? room.keyring()
                                                .fetch(key.person())
                                                .compose(v -> kept(fetched + 1))
                                        : Future.failedFuture(e));
    }

    /** A log that was rewound or forked does not hold the mark; then its entries alone are true. */
    private Future<Void> inLog(Kept kept) {
        return node.log()
                .read(room.id(), kept.mark().version(), 1)
                .map(
                        found -> {
                            if (!found.isEmpty() && found.getFirst().mark().equals(kept.mark())) {
                                room.begin(kept, found.getFirst());
                            } else {
                                LOG.warn(
                                        "workshop {}: its log does not hold {}",
                                        room.id(),
                                        kept.mark());
                            }
                            return null;
                        });
    }

    private Future<Void> read() {
        return node.log()
                .read(room.id(), room.mark().version() + 1, PAGE)
                .compose(
                        entries ->
                                room.takeAll(entries)
                                        .compose(
                                                v ->
                                                        isToContinue(entries)
                                                                ? read()
                                                                : Future.succeededFuture()));
    }

    private boolean isToContinue(List<RawEntry> page) {
        return page.size() == PAGE && page.getLast().version() == room.mark().version();
    }
}
