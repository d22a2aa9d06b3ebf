package org.khural.domain.agreement;

/** How far an agreement is (signing 3.2). */
public enum Stage {
    DRAFT,
    /** The server builds the document with its empty fields. */
    FREEZING,
    FROZEN,
    OPEN,
    PAUSED,
    /** All have signed; what makes it last is being added. */
    COMPLETED,
    SEALED,
    /** Concluded, but somebody signed on paper: there is no complete file. */
    ON_PAPER,
    DECLINED,
    CANCELLED,
    EXPIRED,
    /** Another draft took its place before anybody had signed. */
    SUPERSEDED;

    /** A signatory can read, consent and decline. */
    public boolean isBefore() {
        return this == FROZEN || this == OPEN || this == PAUSED;
    }

    /** Its ceremony goes on. */
    public boolean isRunning() {
        return this == OPEN || this == PAUSED;
    }

    public boolean isOver() {
        return compareTo(PAUSED) > 0;
    }
}
