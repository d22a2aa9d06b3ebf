package org.khural.signing;

import eu.europa.esig.dss.diagnostic.jaxb.XmlDigestAlgoAndValue;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** A fingerprint: 64 hexadecimal digits, in lower case. */
public record Sha256(String hex) {
    public Sha256 {
        if (!isOne(hex)) throw new IllegalArgumentException("No SHA-256: " + hex);
    }

    public static boolean isOne(String hex) {
        return hex.matches("[0-9a-f]{64}");
    }

    public static Sha256 of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    public static Sha256 of(X509Certificate certificate) {
        try {
            return of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new SigningFailed("The certificate can not be written", e);
        }
    }

    /** Eight groups of eight, as on every screen: so that two people can compare it aloud. */
    public String grouped() {
        return hex.replaceAll("(.{8})(?!$)", "$1 ");
    }

    static Sha256 of(XmlDigestAlgoAndValue known) {
        if (known.getDigestMethod() != DigestAlgorithm.SHA256) {
            throw new IllegalStateException("Not " + known.getDigestMethod());
        }
        return new Sha256(HexFormat.of().formatHex(known.getDigestValue()));
    }

    /** Of the first {@code length} bytes. */
    static Sha256 of(byte[] bytes, int length) {
        var digest = digest();
        digest.update(bytes, 0, length);
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of what it was given; it can be given more. */
    static Sha256 soFar(MessageDigest digest) {
        try {
            var copy = (MessageDigest) digest.clone();
            return new Sha256(HexFormat.of().formatHex(copy.digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
