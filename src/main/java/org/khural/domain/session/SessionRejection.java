package org.khural.domain.session;

import org.khural.domain.Rejection;

/** Refusals of {@link SessionCommand}. */
public enum SessionRejection implements Rejection {
    UNKNOWN_SESSION,
    UNKNOWN_ITEM,
    /** {@code session}: the one that is running; one at a time. */
    ANOTHER_IS_RUNNING,
    ALREADY_CLOSED,
    NOT_RUNNING,
    /** A break ends in the future, within a week. */
    UNTIL_NOT_AHEAD,
    NOT_LIVE,
    /** People are still asked something: the poll is closed first, or made void. */
    POLL_IS_RUNNING,

    ITEM_OF_ANOTHER_SESSION,
    /**
     * Somebody was faster: another item is on than the asker saw. {@code active}: its id, or empty.
     */
    MOVED_ON,
    /** Nothing was done in the last 60 seconds that could be taken back. */
    NOTHING_TO_UNDO,
    /** A later act touched the same thing. */
    UNDO_TOUCHED;

    @Override
    public String chapter() {
        return "session";
    }
}
