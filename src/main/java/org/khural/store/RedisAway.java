package org.khural.store;

/**
 * Redis was not reached or did not answer in time. This is "cannot now", never a bug of ours and
 * never a refusal by rule.
 */
public final class RedisAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean mayHaveHappened;

    /**
     * @param mayHaveHappened whether the command was sent: then its effect is unknown, not absent
     */
    public RedisAway(String why, boolean mayHaveHappened) {
        // No stack trace: an outage fails thousands of these, all from the same few lines.
        super(why, null, false, false);
        this.mayHaveHappened = mayHaveHappened;
    }

    /** A sentence for an operator. */
    public String why() {
        return String.valueOf(getMessage());
    }

    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }
}
