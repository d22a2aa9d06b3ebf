package org.khural.signing;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a check believes. Nothing is ever fetched.
 *
 * @param roots in whose name certificates may be issued; empty: nobody is trusted, and a signature
 *     can be whole at best
 * @param revocations a list of revoked certificates (RFC 5280, in DER) beside those in the document
 */
public record Trust(List<X509Certificate> roots, Optional<byte[]> revocations) {
    public Trust(X509Certificate root, byte[] revocations) {
        this(List.of(root), Optional.of(revocations));
    }

    /** With certificates that somebody vouches for one by one. */
    Trust and(List<X509Certificate> more) {
        return new Trust(Stream.concat(roots.stream(), more.stream()).toList(), revocations);
    }

    CommonCertificateVerifier verifier() {
        var verifier = new CommonCertificateVerifier(true);
        var trusted = new CommonTrustedCertificateSource();
        roots.forEach(root -> trusted.addCertificate(new CertificateToken(root)));
        verifier.setTrustedCertSources(trusted);
        revocations.ifPresent(
                list ->
                        verifier.setCrlSource(
                                new ExternalResourcesCRLSource(new InMemoryDocument(list))));
        return verifier;
    }
}
