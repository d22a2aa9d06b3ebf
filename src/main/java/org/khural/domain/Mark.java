package org.khural.domain;

/**
 * A position in a log: the version of its last entry and the first 8 bytes of that entry's SHA-256,
 * as 16 lower-case hex characters. Two logs that agree on a mark agree on everything before it,
 * because entries are chained by hash.
 */
public record Mark(long version, String hash) {
    public static final Mark NONE = new Mark(0, "0000000000000000");

    public Mark {
        if (version < 0 || hash.length() != 16) {
            throw new IllegalArgumentException("a mark is version.hash, with 16 hex characters");
        }
    }

    /** Reads the text form {@code version.hash}. */
    public static Mark parse(String text) {
        if (!text.matches("(0|[1-9][0-9]{0,18})\\.[0-9a-f]{16}")) {
            throw new IllegalArgumentException("a mark is version.hash, with 16 hex characters");
        }
        int dot = text.indexOf('.');
        return new Mark(Long.parseLong(text.substring(0, dot)), text.substring(dot + 1));
    }

    @Override
    public String toString() {
        return version + "." + hash;
    }
}
