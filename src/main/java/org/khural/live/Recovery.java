package org.khural.live;

import java.util.ArrayList;
import java.util.List;
import org.khural.domain.Mark;
import org.khural.store.Appended;
import org.khural.store.RawEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When Redis came back with an older log: this node appends again what it still holds, after
 * waiting for peers that hold more. When the log went another way, or we hold too little, the room
 * begins again with what the log says. Never silent.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    static final long PATIENCE = 3_000;
    private static final long RETRY = 500;
    private static final int PAGE = 512;

    private final Node node;
    private final Room room;
    private boolean cancelled;

    Recovery(Node node, Room room) {
        this.node = node;
        this.room = room;
    }

    void start() {
        node.later().run(PATIENCE, this::look);
    }

    void cancel() {
        cancelled = true;
    }

    private void look() {
        if (cancelled) return;
        node.log().head(room.id()).onSuccess(this::repair).onFailure(e -> again());
    }

    private void again() {
        if (!cancelled) node.later().run(RETRY, this::look);
    }

    private void repair(Mark head) {
        if (head.equals(room.mark())) {
            room.recovered();
            return;
        }
        var missing = room.history().after(head);
        if (head.version() < room.mark().version() && missing.isPresent()) {
            LOG.warn(
                    "workshop {}: Redis is at {}, appending {} entries again",
                    room.id(),
                    head,
                    missing.get().size());
            room.keyring()
                    .restore()
                    .onSuccess(v -> append(head, missing.get()))
                    .onFailure(e -> again());
        } else {
            reread(1, new ArrayList<>());
        }
    }

    private void append(Mark head, List<History.Missing> missing) {
        if (missing.isEmpty()) {
            look();
            return;
        }
        var next = missing.getFirst();
        node.appender()
                .append(room.id(), head, next.entry().bytes(), next.gates(), why -> {})
                .onSuccess(
                        how -> {
                            if (how instanceof Appended.Committed) {
                                append(next.entry().mark(), missing.subList(1, missing.size()));
                            } else {
                                again();
                            }
                        })
                .onFailure(e -> again());
    }

    /**
     * The log holds our mark below its head (a peer was faster), or it went another way: its
     * entries decide. Read whole; this happens once in the life of a Redis that lost its disk.
     */
    private void reread(long from, List<RawEntry> entries) {
        node.log()
                .read(room.id(), from, PAGE)
                .onFailure(e -> again())
                .onSuccess(
                        page -> {
                            entries.addAll(page);
                            if (page.size() == PAGE) {
                                reread(from + PAGE, entries);
                            } else {
                                decide(entries);
                            }
                        });
    }

    private void decide(List<RawEntry> entries) {
        long ours = room.mark().version();
        boolean holdsOurs =
                ours <= entries.size()
                        && (ours == 0 || entries.get((int) ours - 1).mark().equals(room.mark()));
        room.keyring()
                .load()
                .onFailure(e -> again())
                .onSuccess(
                        v -> {
                            if (holdsOurs) {
                                room.recovered();
                                room.takeAll(entries);
                            } else {
                                room.restart(entries);
                            }
                        });
    }
}
