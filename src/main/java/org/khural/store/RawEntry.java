package org.khural.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.khural.domain.Mark;

/**
 * One entry of a log as it lies in Redis: its version (1 is the first) and its sealed bytes. The
 * array is shared, not copied: nobody writes to it.
 */
public record RawEntry(long version, byte[] bytes) {
    public RawEntry {
        if (version < 1) {
            throw new IllegalArgumentException("the first entry of a log has version 1");
        }
    }

    /** SHA-256 of the bytes, 64 lower-case hex characters; the next entry names it as its prev. */
    public String hash() {
        return Sha256.hex(bytes);
    }

    /** The position of a log that ends with this entry. */
    public Mark mark() {
        return mark(version, hash());
    }

    static Mark mark(long version, String hash) {
        return new Mark(version, hash.substring(0, Mark.NONE.hash().length()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawEntry(long v, byte[] b)
                && v == version
                && Arrays.equals(b, bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(version) * 31 + Arrays.hashCode(bytes);
    }

    /** The bytes are sealed text, so that a failed assertion or a log line can be read. */
    @Override
    public String toString() {
        int shown = Math.min(bytes.length, 120);
        return version + ":" + new String(bytes, 0, shown, StandardCharsets.UTF_8);
    }
}
