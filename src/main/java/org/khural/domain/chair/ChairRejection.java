package org.khural.domain.chair;

import org.khural.domain.Rejection;

/** Refusals of {@link ChairCommand}, and of everything that only the holder of the chair may do. */
public enum ChairRejection implements Rejection {
    /** {@code holder}: who holds the chair now (rules 1: a stale tenure). */
    HELD_BY_ANOTHER,
    EMPTY,
    NOT_IN_SUCCESSION,
    UNKNOWN_PERSON,
    /** The seat needs at least one person, and the holder among them. */
    HOLDER_MUST_STAY;

    @Override
    public String chapter() {
        return "chair";
    }
}
