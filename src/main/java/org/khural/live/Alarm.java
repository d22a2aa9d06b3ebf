package org.khural.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.khural.domain.Deadline;

/**
 * Wakes a room at its next deadline and submits the server's command. Every node does so a few
 * milliseconds apart; the rules make the second a yes without effect.
 */
final class Alarm {
    private static final int JITTER = 50;

    private final Node node;
    private final Room room;
    private Optional<Deadline> next = Optional.empty();
    private long generation;

    Alarm(Node node, Room room) {
        this.node = node;
        this.room = room;
    }

    void set(Optional<Deadline> deadline) {
        if (deadline.equals(next)) return;
        next = deadline;
        generation++;
        deadline.ifPresent(this::arm);
    }

    void cancel() {
        set(Optional.empty());
    }

    private void arm(Deadline deadline) {
        long mine = generation;
        long wait = Duration.between(node.clock().get(), deadline.at()).toMillis();
        long jitter = ThreadLocalRandom.current().nextInt(JITTER);
        node.later().run(Math.max(1, wait + 1 + jitter), () -> fire(mine, deadline));
    }

    /** If the log could not be written the deadline still stands, and is tried again. */
    private void fire(long mine, Deadline deadline) {
        if (mine != generation) return;
        if (node.clock().get().isBefore(deadline.at())) {
            arm(deadline);
            return;
        }
        room.submit(deadline.command());
        node.later().run(1_000, () -> fire(mine, deadline));
    }
}
