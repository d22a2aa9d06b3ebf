package org.khural.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/**
 * The public half of a key that a signatory's browser made (P-256), and what such a key signs. A
 * browser writes a signature as two numbers side by side (IEEE P1363); documents hold them in DER.
 */
public final class SignatoryKey {
    private static final int HALF = 32;
    private static final int BITS = 256;

    private SignatoryKey() {}

    /** From its SubjectPublicKeyInfo (RFC 5280, 4.1.2.7); empty if it is no P-256 key. */
    public static Optional<PublicKey> read(byte[] spki) {
        try {
            var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
            boolean fits =
                    key instanceof ECPublicKey ec
                            && ec.getParams().getCurve().getField().getFieldSize() == BITS
                            && ec.getParams().toString().contains("secp256r1");
            return fits ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The value in DER if this key signed the bytes (ECDSA with SHA-256). */
    public static Optional<byte[]> check(PublicKey key, byte[] signed, byte[] p1363) {
        if (p1363.length != 2 * HALF) return Optional.empty();
        try {
            var der = der(p1363);
            var check = Signature.getInstance(Authority.ALGORITHM);
            check.initVerify(key);
            check.update(signed);
            return check.verify(der) ? Optional.of(der) : Optional.empty();
        } catch (GeneralSecurityException | java.io.IOException e) {
            return Optional.empty();
        }
    }

    /** That somebody has a key: the signature over these words. */
    public static boolean proves(PublicKey key, String words, byte[] p1363) {
        return check(key, words.getBytes(StandardCharsets.UTF_8), p1363).isPresent();
    }

    /** For a signatory whose browser can not keep one: used once, and forgotten. */
    public static KeyPair make() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new SigningFailed("The key can not be made", e);
        }
    }

    /** As a browser would (IEEE P1363). */
    public static byte[] sign(KeyPair keys, byte[] bytes) {
        try {
            var signature = Signature.getInstance(Authority.ALGORITHM + "inP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SigningFailed("The signature can not be made", e);
        }
    }

    private static byte[] der(byte[] p1363) throws java.io.IOException {
        var both = new ASN1EncodableVector();
        both.add(new ASN1Integer(new BigInteger(1, Arrays.copyOf(p1363, HALF))));
        both.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(p1363, HALF, 2 * HALF))));
        return new DERSequence(both).getEncoded();
    }
}
