package org.khural.domain;

/**
 * The form that every id has: 1 to 40 of {@code a-z 0-9 -}, so that it is safe in keys and URLs.
 */
final class Ids {
    private Ids() {}

    static void check(String value) {
        if (value.isEmpty() || value.length() > 40 || !value.chars().allMatch(Ids::fits)) {
            throw new IllegalArgumentException("an id is 1 to 40 of a-z, 0-9 and -");
        }
    }

    private static boolean fits(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
}
