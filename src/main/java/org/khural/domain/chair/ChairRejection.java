package org.khural.domain.chair;

import org.khural.domain.Rejection;

/** Refusals of {@link ChairCommand}, and of everything that only the holder of the chair may do. */
public enum ChairRejection implements Rejection {
    /** {@code holder}: who holds the chair now (rules 1: a stale tenure). */
    HELD_BY_ANOTHER,
    EMPTY,
    /** {@code tenure}: the current one. The chair was taken again since the asker looked. */
    STALE_TENURE,
    NOT_IN_SUCCESSION,
    UNKNOWN_PERSON,
    /** A lead is granted for the item that is on. */
    ITEM_NOT_ON,
    /** Who holds the chair needs no lead to lead. */
    CHAIR_LEADS,
    LEAD_NOT_ATTENDING,
    /** Who holds the chair hands it over before leaving the succession. */
    HOLDER_MUST_STAY;

    @Override
    public String chapter() {
        return "chair";
    }
}
