package org.khural.domain.session;

import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.Workshop;

/** What happened to the running of a session beyond the programme and the floor. */
public sealed interface SessionEvent extends Event {
    record Undone(long act) implements SessionEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.undo().act(act).orElseThrow().revert(workshop, by);
        }
    }
}
