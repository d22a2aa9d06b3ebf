package org.khural.domain.poll;

/** The life of a poll (rules 3). Nothing is edited after the close. */
public enum Stage {
    DRAFT,
    /** Question and rules are frozen. */
    READY,
    OPEN,
    SUSPENDED,
    /** The grace: ballots on their way still count. */
    CLOSING,
    CLOSED,
    SHOWN,
    CERTIFIED,
    VOID;

    /** It was opened and is not over: one formal poll at a time is. */
    public boolean isRunning() {
        return this == OPEN || this == SUSPENDED || this == CLOSING;
    }

    public boolean takesBallots() {
        return this == OPEN || this == CLOSING;
    }

    public boolean isPrepared() {
        return this == DRAFT || this == READY;
    }

    public boolean isCounted() {
        return this == CLOSED || this == SHOWN || this == CERTIFIED;
    }
}
