package org.khural.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.Deadline;
import org.khural.domain.WorkshopId;
import org.khural.store.Deadlines;

/**
 * Keeps the next deadline of every workshop beside the logs, and opens those that are due and open
 * on no node.
 */
public final class Sleepers {
    private static final long LOOK = 1_000;

    private final Node node;
    private final Rooms rooms;
    private final Deadlines deadlines;
    private final Map<WorkshopId, Optional<Instant>> written = new HashMap<>();

    public Sleepers(Node node, Rooms rooms, Deadlines deadlines) {
        this.node = node;
        this.rooms = rooms;
        this.deadlines = deadlines;
        rooms.onCommit(this::note);
        node.later().run(LOOK, this::look);
    }

    private void note(Room room) {
        var next = room.workshop().nextDeadline().map(Deadline::at);
        if (next.equals(written.getOrDefault(room.id(), Optional.empty()))) return;
        written.put(room.id(), next);
        var writing =
                next.map(at -> deadlines.put(room.id(), at))
                        .orElseGet(() -> deadlines.remove(room.id()));
        writing.onFailure(e -> written.remove(room.id()));
    }

    private void look() {
        deadlines
                .due(node.clock().get())
                .onSuccess(due -> due.forEach(rooms::open))
                .onComplete(done -> node.later().run(LOOK, this::look));
    }
}
