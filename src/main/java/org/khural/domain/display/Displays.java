package org.khural.domain.display;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.DisplayId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The hall displays that were let in, and what they show.
 *
 * @param pinned the scene that the chair chose for all displays without one of their own; empty:
 *     they follow the session
 */
public record Displays(PMap<DisplayId, Display> paired, Optional<Scene> pinned) {
    public static final Displays NONE = new Displays(HashTreePMap.empty(), Optional.empty());

    /** {@code scene}: its own; empty: it shows what the others show. */
    public record Display(DisplayId id, String name, Instant since, Optional<Scene> scene) {
        Display with(Optional<Scene> scene) {
            return new Display(id, name, since, scene);
        }
    }

    public Optional<Display> display(DisplayId id) {
        return Optional.ofNullable(paired.get(id));
    }

    public boolean isPaired(DisplayId id) {
        return paired.containsKey(id);
    }

    Displays with(Display display) {
        return new Displays(paired.plus(display.id(), display), pinned);
    }

    Displays without(DisplayId id) {
        return new Displays(paired.minus(id), pinned);
    }

    Displays pin(Optional<Scene> scene) {
        return new Displays(paired, scene);
    }

    Displays pin(DisplayId id, Optional<Scene> scene) {
        return display(id).map(display -> with(display.with(scene))).orElse(this);
    }
}
