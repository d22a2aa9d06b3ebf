package org.khural.ballot;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** The browser's half of RFC 9474, for tests: blinds a token and unblinds its signature. */
public final class Blinding {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BigInteger modulus;
    private final byte[] prefix = random(32);
    private final byte[] message = random(32);
    private final BigInteger factor;
    private final BigInteger encoded;

    public Blinding(String publicKey, String workshop, String poll) {
        modulus = modulus(publicKey);
        var token = new Token(Token.encoded(prefix), Token.encoded(message), "");
        encoded = encode(token.signed(workshop, poll), random(48), modulus.bitLength() - 1);
        factor = new BigInteger(2040, RANDOM).setBit(0);
    }

    /** What the server is asked to sign, base64url. */
    public String blinded() {
        return text(blind(encoded, factor, modulus), modulus);
    }

    public Token token(String blindSignature) {
        var signed = new BigInteger(1, Base64.getUrlDecoder().decode(blindSignature));
        var signature = signed.multiply(factor.modInverse(modulus)).mod(modulus);
        return new Token(Token.encoded(prefix), Token.encoded(message), text(signature, modulus));
    }

    static BigInteger blind(BigInteger encoded, BigInteger factor, BigInteger modulus) {
        return encoded.multiply(factor.modPow(BigInteger.valueOf(65_537), modulus)).mod(modulus);
    }

    public static BigInteger modulus(String publicKey) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
            return ((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec)).getModulus();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** EMSA-PSS of RFC 8017, 9.1.1. */
    static BigInteger encode(byte[] message, byte[] salt, int bits) {
        int length = (bits + 7) / 8;
        var zeros = new byte[8];
        var hash = sha384(zeros, sha384(message), salt);
        var block = new byte[length - hash.length - 1];
        block[block.length - salt.length - 1] = 1;
        System.arraycopy(salt, 0, block, block.length - salt.length, salt.length);
        var mask = mask(hash, block.length);
        for (int i = 0; i < block.length; i++) block[i] ^= mask[i];
        block[0] &= (byte) (0xff >> (8 * length - bits));
        return new BigInteger(
                1, ByteBuffer.allocate(length).put(block).put(hash).put((byte) 0xbc).array());
    }

    private static byte[] mask(byte[] seed, int length) {
        var mask = ByteBuffer.allocate((length / 48 + 1) * 48);
        for (int i = 0; mask.hasRemaining(); i++) {
            mask.put(sha384(seed, ByteBuffer.allocate(4).putInt(i).array()));
        }
        return Arrays.copyOf(mask.array(), length);
    }

    private static byte[] sha384(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-384");
            for (var part : parts) digest.update(part);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(BigInteger number, BigInteger modulus) {
        return Token.encoded(Numbers.bytes(number, (modulus.bitLength() + 7) / 8));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
