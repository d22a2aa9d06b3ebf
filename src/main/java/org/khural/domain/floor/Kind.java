package org.khural.domain.floor;

/** What somebody wants to say, by precedence (rules 2). */
public enum Kind {
    TECHNICAL,
    POINT_OF_ORDER,
    PRIVILEGE,
    RIGHT_OF_REPLY,
    REPLY,
    QUESTION,
    STATEMENT;

    /**
     * These come only from a request that the chair granted, and only they may interrupt a speaker.
     */
    public boolean needsGrant() {
        return compareTo(PRIVILEGE) <= 0;
    }

    /** A person may have one unfinished entry among the replies, and one among the rest. */
    public boolean isReply() {
        return this == RIGHT_OF_REPLY || this == REPLY;
    }
}
