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

    /**
     * Whether two unfinished wishes of one person on one list are one too many: one is allowed
     * among the replies, and one among the ordinary kinds; interruptions are granted one by one.
     */
    public boolean excludes(Kind other) {
        return !needsGrant() && !other.needsGrant() && isReply() == other.isReply();
    }

    private boolean isReply() {
        return this == RIGHT_OF_REPLY || this == REPLY;
    }
}
