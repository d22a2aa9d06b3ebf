package org.khural.store;

/** Redis answered with an error that no outage explains: a bug of ours, or a foreign hand. */
public final class RedisRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisRefused(String message) {
        super(message, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }

    boolean is(String code) {
        return why().startsWith(code);
    }
}
