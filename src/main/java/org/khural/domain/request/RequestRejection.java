package org.khural.domain.request;

import org.khural.domain.Rejection;

/** Refusals of {@link RequestCommand} (rules 1, requests to the chair). */
public enum RequestRejection implements Rejection {
    /** Technical faults, points of order and privileges; the rest is asked for on the list. */
    NOT_SUCH_A_KIND,
    /** One pending per person and kind. */
    PENDING_ALREADY,
    /** {@code limit}: how many may be pending. */
    TOO_MANY,
    NOT_ATTENDING,
    SESSION_NOT_RUNNING,
    UNKNOWN_REQUEST,
    NOT_YOURS,
    /** {@code limit}: characters of a text. */
    TEXT_TOO_LONG,
    /** Only a kind that goes before the one on the floor interrupts it. */
    NOT_ABOVE,
    /** Interruptions go two deep. */
    TOO_DEEP,
    /** Somebody was faster: another has the floor than the asker saw. {@code current}: its id. */
    MOVED_ON,
    NO_ITEM_ON,
    NO_SPEAKING_SEAT;

    @Override
    public String chapter() {
        return "request";
    }
}
