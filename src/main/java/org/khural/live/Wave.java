package org.khural.live;

import java.util.Set;
import org.khural.domain.Mark;

/**
 * One step on its way to all screens that stood at its start, {@value #SLICE} at a time: in a room
 * of thousands those who ask meanwhile do not wait for the last screen.
 */
final class Wave {
    static final int SLICE = 256;

    private final Frame frame;
    private final Mark from;
    private final Mark to;
    private final Screen[] all;
    private int next;

    Wave(Frame frame, Mark from, Mark to, Set<Screen> screens) {
        this.frame = frame;
        this.from = from;
        this.to = to;
        this.all = screens.toArray(Screen[]::new);
    }

    boolean isOver() {
        return next == all.length;
    }

    /** The next few; {@code present}: who is still there, and may see it. */
    void roll(Set<Screen> present) {
        int end = Math.min(all.length, next + SLICE);
        while (next < end) {
            var screen = all[next++];
            boolean isDue = screen.mark.equals(from) && present.contains(screen);
            if (!isDue || !screen.peer.isWritable()) continue;
            screen.peer.send(frame);
            screen.mark = to;
        }
    }
}
