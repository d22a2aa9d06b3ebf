package org.khural.store;

/** Redis answered with an error that no outage explains: a bug of ours, or a foreign hand. */
public final class RedisRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisRefused(String message) {
        super(message, null, false, false);
    }

    boolean is(String code) {
        return getMessage().startsWith(code);
    }
}
