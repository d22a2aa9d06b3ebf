package org.khural.ballot;

import java.math.BigInteger;

/** I2OSP of RFC 8017: numbers as bytes of a fixed length. */
final class Numbers {
    private Numbers() {}

    static byte[] bytes(BigInteger number, int length) {
        var shortest = number.toByteArray();
        var bytes = new byte[length];
        // A leading zero of the sign is left out; missing ones are put before.
        int from = Math.max(0, shortest.length - length);
        int count = shortest.length - from;
        System.arraycopy(shortest, from, bytes, length - count, count);
        return bytes;
    }
}
