package org.khural.domain.agenda;

import org.khural.domain.Rejection;

/** Refusals of {@link AgendaCommand}. */
public enum AgendaRejection implements Rejection {
    UNKNOWN_SESSION,
    UNKNOWN_ITEM,
    SESSION_EXISTS,
    ITEM_EXISTS,
    /** {@code limit}: how many items a workshop holds. */
    TOO_MANY_ITEMS,
    UNKNOWN_LEAD,
    /** What was taken up stays in the record. */
    ITEM_HAS_STARTED,
    /** Its list of speakers is open, or people wait on it. */
    LIST_IN_USE,
    /** The session is over; nothing of it is edited any more. */
    SESSION_CLOSED;

    @Override
    public String chapter() {
        return "agenda";
    }
}
