package org.khural.domain;

/** What one undoable step changed in one chapter. */
public interface Change {
    /** Whether no later event touched the same things. */
    boolean stands(Workshop workshop);

    /** Takes it back, exactly. Called only while it stands. */
    Workshop revert(Workshop workshop, By by);

    /** Whether it would bring back something of a person. */
    default boolean isAbout(PersonId person) {
        return false;
    }
}
