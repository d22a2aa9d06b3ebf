package org.khural.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/**
 * The value of one signature (RFC 5652), as it stands in the file: who made it and how. Whether it
 * holds is the {@link Validator}'s to say.
 */
record Cms(X509CertificateHolder certificate, SignerInformation signer) {
    private static final int SHORTEST_RSA = 2048;

    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(X9ObjectIdentifiers.prime256v1, SECObjectIdentifiers.secp384r1);

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(
                    NISTObjectIdentifiers.id_sha256,
                    NISTObjectIdentifiers.id_sha384,
                    NISTObjectIdentifiers.id_sha512);

    /** By themselves; {@code rsaEncryption} takes the digest that stands beside it. */
    private static final Set<ASN1ObjectIdentifier> SIGNATURES =
            Set.of(
                    PKCSObjectIdentifiers.rsaEncryption,
                    PKCSObjectIdentifiers.sha256WithRSAEncryption,
                    PKCSObjectIdentifiers.sha384WithRSAEncryption,
                    PKCSObjectIdentifiers.sha512WithRSAEncryption,
                    X9ObjectIdentifiers.ecdsa_with_SHA256,
                    X9ObjectIdentifiers.ecdsa_with_SHA384,
                    X9ObjectIdentifiers.ecdsa_with_SHA512);

    /** Empty: it can not be read, is not one signature, or its certificate is not in it. */
    static Optional<Cms> of(byte[] pdf, Revisions.Signed signed) {
        if (!signed.isWhole()) return Optional.empty();
        var digits = Arrays.copyOfRange(pdf, (int) signed.from() + 1, (int) signed.to() - 1);
        // What fills the place up behind it is not read: the library would call it surplus.
        try (var in = new ASN1InputStream(bytes(digits))) {
            var data = new CMSSignedData(ContentInfo.getInstance(in.readObject()));
            var signers = data.getSignerInfos().getSigners();
            if (signers.size() != 1) return Optional.empty();
            var signer = signers.iterator().next();
            return data.getCertificates().getMatches(null).stream()
                    .filter(each -> signer.getSID().match(each))
                    .findFirst()
                    .map(certificate -> new Cms(certificate, signer));
        } catch (IOException | CMSException | RuntimeException e) {
            // The library throws what it likes at bytes that are no CMS.
            return Optional.empty();
        }
    }

    private static byte[] bytes(byte[] digits) {
        return HexFormat.of().parseHex(new String(digits, StandardCharsets.ISO_8859_1));
    }

    Sha256 fingerprint() {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (IOException e) {
            throw new SigningFailed("The certificate can not be written", e);
        }
    }

    /** Empty: of a kind that this platform can not read. */
    Optional<X509Certificate> x509() {
        try {
            var in = new ByteArrayInputStream(certificate.getEncoded());
            var read = CertificateFactory.getInstance("X.509").generateCertificate(in);
            return Optional.of((X509Certificate) read);
        } catch (CertificateException | IOException e) {
            return Optional.empty();
        }
    }

    /** RSA from 2048 bits, P-256 or P-384, with SHA-256 or better (signing 5.4). */
    boolean isStrong() {
        return isStrong(certificate.getSubjectPublicKeyInfo())
                && DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm())
                && isStrongSignature();
    }

    private boolean isStrongSignature() {
        var algorithm = signer.toASN1Structure().getDigestEncryptionAlgorithm();
        if (!PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm())) {
            return SIGNATURES.contains(algorithm.getAlgorithm());
        }
        var how = RSASSAPSSparams.getInstance(algorithm.getParameters());
        return how != null && DIGESTS.contains(how.getHashAlgorithm().getAlgorithm());
    }

    private static boolean isStrong(SubjectPublicKeyInfo key) {
        var algorithm = key.getAlgorithm();
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())) {
            @Nullable ASN1Encodable curve = algorithm.getParameters();
            return curve instanceof ASN1ObjectIdentifier name && CURVES.contains(name);
        }
        if (!PKCSObjectIdentifiers.rsaEncryption.equals(algorithm.getAlgorithm())) return false;
        try {
            BigInteger modulus = RSAPublicKey.getInstance(key.parsePublicKey()).getModulus();
            return modulus.bitLength() >= SHORTEST_RSA;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
