package org.khural.signing;

import eu.europa.esig.dss.diagnostic.jaxb.XmlDigestAlgoAndValue;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint: 64 hexadecimal digits, in lower case. */
public record Sha256(String hex) {
    public Sha256 {
        if (!hex.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("No SHA-256: " + hex);
    }

    public static Sha256 of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    static Sha256 of(XmlDigestAlgoAndValue known) {
        if (known.getDigestMethod() != DigestAlgorithm.SHA256) {
            throw new IllegalStateException("Not " + known.getDigestMethod());
        }
        return new Sha256(HexFormat.of().formatHex(known.getDigestValue()));
    }

    /** Of the first {@code length} bytes. */
    static Sha256 of(byte[] bytes, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
