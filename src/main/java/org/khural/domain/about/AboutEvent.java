package org.khural.domain.about;

import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.Workshop;

/** What happened to the title page. */
public sealed interface AboutEvent extends Event {
    record Described(About about) implements AboutEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(about);
        }
    }
}
