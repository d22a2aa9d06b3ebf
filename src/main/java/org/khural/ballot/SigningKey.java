package org.khural.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The private half of a poll's key: signs what it cannot read (RFC 9474, section 4.3). */
public final class SigningKey {
    static final int BITS = 2048;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RSAPrivateCrtKey key;

    SigningKey(RSAPrivateCrtKey key) {
        this.key = key;
    }

    /** A new one; some hundred milliseconds of work. */
    public static SigningKey make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has RSA", e);
        }
    }

    /** From {@link #bytes}. */
    public static SigningKey of(byte[] pkcs8) {
        try {
            var spec = new PKCS8EncodedKeySpec(pkcs8);
            return new SigningKey(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            // Without the cause: it could quote what it read.
            throw new IllegalArgumentException("this is no private key of a poll");
        }
    }

    /** PKCS #8. */
    public byte[] bytes() {
        return key.getEncoded();
    }

    /** X.509 SubjectPublicKeyInfo, base64: what the log, the pages and the export hold. */
    public String publicKey() {
        try {
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            var encoded = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
            return Base64.getEncoder().encodeToString(encoded);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has RSA", e);
        }
    }

    /**
     * The blind signature; empty for what no browser of ours would send: of another length, or no
     * number below the modulus.
     */
    public Optional<byte[]> sign(byte[] blinded) {
        var modulus = key.getModulus();
        int length = (modulus.bitLength() + 7) / 8;
        var message = new BigInteger(1, blinded);
        if (blinded.length != length || message.signum() == 0 || message.compareTo(modulus) >= 0) {
            return Optional.empty();
        }
        // A number chosen by a stranger meets the private key only multiplied by one that nobody
        // knows: how long the powers take then says nothing about the key.
        var mask = unit(modulus);
        var masked = message.multiply(mask.modPow(key.getPublicExponent(), modulus)).mod(modulus);
        var signature = power(masked).multiply(mask.modInverse(modulus)).mod(modulus);
        // RFC 9474, 4.3: one faulty step in the shorter powers would give the factors away.
        if (!signature.modPow(key.getPublicExponent(), modulus).equals(message)) {
            throw new IllegalStateException("signing failure");
        }
        return Optional.of(Numbers.bytes(signature, length));
    }

    /** By the Chinese remainder theorem: four times as fast as with the whole exponent. */
    private BigInteger power(BigInteger message) {
        var p = key.getPrimeP();
        var q = key.getPrimeQ();
        var one = message.mod(p).modPow(key.getPrimeExponentP(), p);
        var two = message.mod(q).modPow(key.getPrimeExponentQ(), q);
        var lift = one.subtract(two).multiply(key.getCrtCoefficient()).mod(p);
        return two.add(lift.multiply(q));
    }

    private static BigInteger unit(BigInteger modulus) {
        while (true) {
            var number = new BigInteger(modulus.bitLength() - 1, RANDOM);
            if (number.signum() > 0 && number.gcd(modulus).equals(BigInteger.ONE)) return number;
        }
    }
}
