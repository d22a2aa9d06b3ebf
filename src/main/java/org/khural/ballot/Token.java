package org.khural.ballot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The right to cast one ballot of one poll, with nobody's name on it.
 *
 * @param prefix 32 random bytes in base64url (RFC 9474, section 4.1, PrepareRandomize)
 * @param message 32 random bytes of the browser's own, base64url
 * @param signature 256 bytes, base64url
 */
public record Token(String prefix, String message, String signature) {
    private static final String DOMAIN = "khural ballot 1";

    /**
     * What is signed: the prefix, then {@code khural ballot 1}, the workshop and the poll, a zero
     * byte behind each, then the random bytes. A token of another poll does not fit, even if two
     * polls had one key.
     */
    byte[] signed(String workshop, String poll) {
        var about =
                (DOMAIN + '\0' + workshop + '\0' + poll + '\0').getBytes(StandardCharsets.UTF_8);
        var first = decoded(prefix);
        var last = decoded(message);
        return ByteBuffer.allocate(first.length + about.length + last.length)
                .put(first)
                .put(about)
                .put(last)
                .array();
    }

    /** The receipt: SHA-256 of what is signed, in hex. Empty if the token is no such token. */
    public Optional<String> check(BallotKey key, String workshop, String poll) {
        if (!isWellFormed()) return Optional.empty();
        var signed = signed(workshop, poll);
        return key.verifies(signed, decoded(signature))
                ? Optional.of(HexFormat.of().formatHex(sha256(signed)))
                : Optional.empty();
    }

    /**
     * One text for one token: base64url has more than one way to write the last bits, and a second
     * way must not be a second ballot.
     */
    private boolean isWellFormed() {
        return isText(prefix, 32) && isText(message, 32) && isText(signature, 256);
    }

    private static boolean isText(String text, int bytes) {
        if (text.length() != (bytes * 4 + 2) / 3 || !text.matches("[A-Za-z0-9_-]*")) return false;
        var decoded = decoded(text);
        return decoded.length == bytes && encoded(decoded).equals(text);
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
