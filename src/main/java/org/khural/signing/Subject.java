package org.khural.signing;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Whom a certificate is of (RFC 5280): what a validator anywhere shows of the signatory.
 *
 * @param capacity in which the person signs
 * @param country two letters (ISO 3166-1)
 */
public record Subject(
        String name,
        Optional<String> capacity,
        Optional<String> organisation,
        Optional<String> country) {
    public static Subject of(String name) {
        return new Subject(name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Subject of(X509Certificate certificate) {
        var name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new Subject(
                first(name, BCStyle.CN).orElse(""),
                first(name, BCStyle.T),
                first(name, BCStyle.O),
                first(name, BCStyle.C));
    }

    private static Optional<String> first(X500Name name, ASN1ObjectIdentifier type) {
        return Arrays.stream(name.getRDNs(type))
                .map(each -> ((ASN1String) each.getFirst().getValue()).getString())
                .findFirst();
    }

    X500Name distinguishedName() {
        var name = new X500NameBuilder(BCStyle.INSTANCE);
        country.ifPresent(value -> name.addRDN(BCStyle.C, value));
        organisation.ifPresent(value -> name.addRDN(BCStyle.O, value));
        capacity.ifPresent(value -> name.addRDN(BCStyle.T, value));
        return name.addRDN(BCStyle.CN, this.name).build();
    }
}
