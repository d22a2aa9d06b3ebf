package org.khural.domain.poll;

/**
 * A secret ballot as it lies in the box and, once the result is shown, before everybody: the token
 * that admits it, and what it says. Nothing of who cast it or when.
 *
 * @param key the receipt: SHA-256 of what the token signs, in hex
 * @param prefix 32 random bytes, base64url
 * @param message 32 random bytes, base64url
 * @param signature 256 bytes, base64url
 */
public record Slip(String key, String prefix, String message, String signature, Answer answer) {}
