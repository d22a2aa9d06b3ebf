package org.khural.live;

import io.vertx.core.Future;
import org.khural.domain.Mark;
import org.khural.store.Watch;

/**
 * Keeps a room at the head of its log. Wake-ups are hints; a look every {@value #LOOK} ms finds
 * what they missed, and what Redis lost.
 */
final class Tail {
    static final long LOOK = 2_000;
    private static final int PAGE = 512;

    private final Node node;
    private final Room room;
    private final Watch watch;
    private boolean reading;
    private boolean again;
    private boolean closed;

    Tail(Node node, Room room) {
        this.node = node;
        this.room = room;
        this.watch = node.log().watch(room.id(), this::wake);
        node.later().run(LOOK, this::look);
    }

    void close() {
        closed = true;
        watch.close();
    }

    private void wake(long version) {
        if (version > room.mark().version()) read();
    }

    /** At once, for instance when Redis is back. */
    void lookNow() {
        var asked = room.mark();
        node.log().head(room.id()).onSuccess(head -> compare(asked, head));
    }

    private void look() {
        if (closed) return;
        var asked = room.mark();
        node.log()
                .head(room.id())
                .onSuccess(head -> compare(asked, head))
                .onComplete(done -> node.later().run(LOOK, this::look));
    }

    /**
     * {@code asked} is where we were when the question left; an answer older than that proves a
     * loss.
     */
    private void compare(Mark asked, Mark head) {
        if (closed) return;
        if (head.version() > room.mark().version()) read();
        else if (head.version() < asked.version()) room.rewound();
        else if (head.version() == asked.version() && !head.equals(asked)) room.rewound();
    }

    /** From our own last entry on, inclusively: it shows at once whether the log still holds it. */
    private void read() {
        if (reading || closed) {
            again = true;
            return;
        }
        reading = true;
        long from = Math.max(1, room.mark().version());
        node.log()
                .read(room.id(), from, PAGE)
                .compose(
                        entries -> {
                            if (closed) return Future.succeededFuture();
                            again |= entries.size() == PAGE;
                            return room.takeAll(entries);
                        })
                .onComplete(
                        done -> {
                            reading = false;
                            if (again && !closed) {
                                again = false;
                                read();
                            }
                        });
    }
}
