package org.khural.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random values that open something. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without 0, O, 1, I and L: it is read from a wall and typed by a person. */
    private static final String READABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private Secrets() {}

    static byte[] bytes(int length) {
        byte[] random = new byte[length];
        RANDOM.nextBytes(random);
        return random;
    }

    /** 256 bits, in 43 characters that need no escape in a URL. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** A public name for something: 80 bits, 20 characters of a-f and 0-9. */
    static String id() {
        return HexFormat.of().formatHex(bytes(10));
    }

    static String code(int length) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            code.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return code.toString();
    }

    /**
     * What is stored in place of a token. A plain hash will do: nobody guesses 256 random bits, and
     * whoever reads Redis cannot turn the hash into the token.
     */
    static String hash(String token) {
        return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
