package org.khural.domain;

import java.util.Optional;
import java.util.Set;

/** A thing that happened. It knows what it changes; it is never refused. */
public interface Event {
    Workshop apply(Workshop workshop, By by);

    /** Whose own page (seats, roles, attendance) this changes. */
    default Set<PersonId> touches() {
        return Set.of();
    }

    /** The floor entry or item that it is mostly about; screens name it in the offer to undo. */
    default Optional<String> subject() {
        return Optional.empty();
    }

    /** Whether the chair may take it back within {@link Undo#WINDOW} (rules 1, undo). */
    default boolean isUndoable() {
        return false;
    }
}
