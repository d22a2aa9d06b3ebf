package org.khural.domain.agreement;

/** A SHA-256: 64 hexadecimal digits, in lower case. */
final class Fingerprint {
    private Fingerprint() {}

    static String check(String hex) {
        boolean fits =
                hex.length() == 64
                        && hex.chars()
                                .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!fits) throw new IllegalArgumentException("a fingerprint is 64 of 0-9 and a-f");
        return hex;
    }
}
