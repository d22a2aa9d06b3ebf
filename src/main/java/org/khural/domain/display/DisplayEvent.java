package org.khural.domain.display;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.DisplayId;
import org.khural.domain.Event;
import org.khural.domain.Workshop;

/** What happened to the hall displays. */
public sealed interface DisplayEvent extends Event {
    record DisplayPaired(DisplayId display, String name) implements DisplayEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            var paired = new Displays.Display(display, name, by.at(), Optional.empty());
            return workshop.with(workshop.displays().with(paired));
        }
    }

    record DisplayRevoked(DisplayId display) implements DisplayEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(workshop.displays().without(display));
        }
    }

    record SceneChosen(Optional<Scene> scene) implements DisplayEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(workshop.displays().pin(scene));
        }
    }

    record DisplayPinned(DisplayId display, Optional<Scene> scene) implements DisplayEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(workshop.displays().pin(display, scene));
        }
    }
}
