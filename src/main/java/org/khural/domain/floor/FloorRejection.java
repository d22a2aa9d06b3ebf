package org.khural.domain.floor;

import org.khural.domain.Rejection;

/** Refusals of {@link FloorCommand} (rules 2). */
public enum FloorRejection implements Rejection {
    LIST_CLOSED,

    /** {@code limit}: how many may wait on one list. */
    LIST_FULL,
    /** {@code limit}: characters of a note. */
    NOTE_TOO_LONG,
    ALREADY_ON_LIST,
    /** {@code limit}: how often one person may ask on one list. */
    ASKED_TOO_OFTEN,
    NOT_ATTENDING,
    /** A walk-in who was muted from the queue. */
    MUTED,
    UNKNOWN_ENTRY,
    UNKNOWN_ITEM,
    UNKNOWN_PERSON,
    NO_SPEAKING_SEAT,
    /**
     * Points of order, privilege and technical faults are requests to the chair, not places in the
     * queue.
     */
    KIND_NEEDS_GRANT,
    NOT_WAITING,
    /** The list is that of an item that is not on. */
    ITEM_NOT_ON,
    /**
     * Somebody was faster: another entry has the floor than the asker saw. {@code current}: its id,
     * or empty.
     */
    MOVED_ON,
    NOT_ON_FLOOR,
    /** Only a wish that asks to be admitted is admitted or declined. */
    NOT_REQUESTED,
    /** Only who was called can be ready or not. */
    NOT_CALLED,
    /** Only somebody unknown is named. */
    KNOWN_ALREADY,
    /** The session of this item is closed. */
    ITEM_IS_OVER,
    NOT_YOURS,
    SESSION_NOT_LIVE;

    @Override
    public String chapter() {
        return "floor";
    }
}
