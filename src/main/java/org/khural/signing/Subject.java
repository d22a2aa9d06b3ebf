package org.khural.signing;

import java.util.Optional;
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

    X500Name distinguishedName() {
        var name = new X500NameBuilder(BCStyle.INSTANCE);
        country.ifPresent(value -> name.addRDN(BCStyle.C, value));
        organisation.ifPresent(value -> name.addRDN(BCStyle.O, value));
        capacity.ifPresent(value -> name.addRDN(BCStyle.T, value));
        return name.addRDN(BCStyle.CN, this.name).build();
    }
}
