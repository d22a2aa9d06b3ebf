package org.khural.ballot;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of a poll's key: anybody can tell a token that was signed from another. */
public final class BallotKey {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1);

    private final PublicKey key;
    private final int length;

    private BallotKey(RSAPublicKey key) {
        this.key = key;
        this.length = (key.getModulus().bitLength() + 7) / 8;
    }

    /**
     * @param base64 X.509 SubjectPublicKeyInfo, as {@link SigningKey#publicKey} says it
     * @throws IllegalArgumentException if it is none
     */
    public static BallotKey of(String base64) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new BallotKey((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("this is no public key of a poll");
        }
    }

    /** RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes (RFC 9474, section 5). */
    public boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != length) return false;
        try {
            var verifier = Signature.getInstance("RSASSA-PSS");
            verifier.setParameter(PSS);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has RSASSA-PSS with SHA-384", e);
        }
    }
}
