package org.khural.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce of 12 bytes and a tag of 16, in one piece:
 * format byte, nonce, sealed bytes. What was sealed in one place does not open in another: each
 * place has a name.
 */
final class Aead {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int START = 1 + NONCE_BYTES;

    private Aead() {}

    static byte[] seal(SecretKeySpec key, byte[] plain, byte[] place) {
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, place).doFinal(plain);
            byte[] all = new byte[START + sealed.length];
            all[0] = FORMAT;
            System.arraycopy(nonce, 0, all, 1, NONCE_BYTES);
            System.arraycopy(sealed, 0, all, START, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed", e);
        }
    }

    /** Empty if it was sealed with another key or for another place, or changed since. */
    static Optional<byte[]> open(SecretKeySpec key, byte[] sealed, byte[] place) {
        if (sealed.length < START + TAG_BITS / 8 || sealed[0] != FORMAT) return Optional.empty();
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, sealed, 1, place)
                            .doFinal(sealed, START, sealed.length - START));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed", e);
        }
    }

    /** The name of a place, from words that hold no 0, so that no two of them look the same. */
    static byte[] place(byte[] last, String... words) {
        var bound = new ByteArrayOutputStream();
        for (var word : words) {
            bound.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
            bound.write(0);
        }
        bound.writeBytes(last);
        return bound.toByteArray();
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, int from, byte[] place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, from, NONCE_BYTES));
        cipher.updateAAD(place);
        return cipher;
    }
}
