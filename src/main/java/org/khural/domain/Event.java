package org.khural.domain;

import java.util.Optional;
import java.util.Set;

/** A thing that happened. It knows what it changes; it is never refused. */
public interface Event {
    Workshop apply(Workshop workshop, By by);

    /** Whose own page ({@link Me}) it changes, given what was before. */
    default Set<PersonId> touches(Workshop before) {
        return Set.of();
    }

    /** Whose wish to speak it is about, if one's; screens name the person in the offer to undo. */
    default Optional<EntryId> wish() {
        return Optional.empty();
    }

    /**
     * Whether the chair may take back, within {@link Undo#WINDOW}, the step that ends with it
     * (rules 1, undo): the last event of a step is what the step was for.
     */
    default boolean isUndoable() {
        return false;
    }
}
