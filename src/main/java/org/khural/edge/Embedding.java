package org.khural.edge;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.Fact;
import org.khural.domain.agreement.Party;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Turn;
import org.khural.evidence.Chain;
import org.khural.signing.Appearance;
import org.khural.signing.Authority;
import org.khural.signing.Brought;
import org.khural.signing.Drawing;
import org.khural.signing.Evidence;
import org.khural.signing.Pades;
import org.khural.signing.Report;
import org.khural.signing.Sha256;
import org.khural.signing.SignatoryKey;
import org.khural.signing.Subject;
import org.khural.signing.Trust;
import org.khural.signing.Validator;

/**
 * One signature of an agreement in the making: from the state, the files and the time that was
 * agreed the same bytes on any node. Slow, and without side effects: for a worker, never for the
 * event loop.
 */
record Embedding(Agreement agreement, Signatory who, Authority authority) {
    /** A signature that must not go in: what the check found. */
    static final class NotSound extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSound(String why) {
            super(why);
        }
    }

    static Embedding of(Agreement agreement, PersonId person, Authority authority) {
        return new Embedding(agreement, agreement.signatory(person).orElseThrow(), authority);
    }

    String field() {
        return agreement.field(who.person());
    }

    /** In the language that prevails, else the first. */
    String said(LocalizedText text) {
        return said(text, agreement.terms().prevailing());
    }

    private static String said(LocalizedText text, String language) {
        return Optional.ofNullable(text.texts().get(language))
                .orElseGet(() -> text.texts().values().iterator().next());
    }

    private Party party() {
        return agreement.party(who.party());
    }

    Subject subject() {
        return new Subject(
                said(who.name()),
                Optional.of(said(who.capacity())),
                Optional.of(said(party().name())),
                party().country());
    }

    /** What the signatory's key signs: {@link Pades#toSign}; and what would be appended. */
    Pades.Act act(byte[] base, Instant at, Optional<byte[]> drawn) {
        return act(base, at, drawn, certificate());
    }

    Pades.Act act(byte[] base, Instant at, Optional<byte[]> drawn, X509Certificate certificate) {
        var reason = said(who.capacity()) + ", " + said(party().name());
        return new Pades.Act(
                base, field(), certificate, authority.root(), at, reason, picture(at, drawn));
    }

    private byte[] picture(Instant at, Optional<byte[]> drawn) {
        var languages = agreement.terms().languages();
        var place = who.place().orElseThrow();
        return new Appearance(
                        said(who.name()),
                        languages.stream().map(l -> said(who.capacity(), l)).distinct().toList(),
                        said(party().name()),
                        at,
                        languages,
                        drawn.map(Drawing::new),
                        agreement.terms().test())
                .png(place.width(), place.height());
    }

    /** The certificate that was given to the signatory's key. */
    X509Certificate certificate() {
        var key = agreement.signer(who.person()).key().orElseThrow();
        return read(Base64.getDecoder().decode(key.certificate()));
    }

    static X509Certificate read(byte[] der) {
        try {
            var in = new ByteArrayInputStream(der);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException e) {
            throw new IllegalStateException("A certificate that was given can not be read", e);
        }
    }

    /**
     * The document with this signature, after every check (signing 3.4, 5 to 8); empty if the value
     * is not of this key and for these bytes.
     *
     * @throws NotSound if the whole would not be what it should
     */
    Optional<byte[]> signed(Pades.Act act, byte[] dtbs, byte[] value, Instant now) {
        checkCertificate(act.certificate(), now);
        return SignatoryKey.check(act.certificate().getPublicKey(), dtbs, value)
                .map(der -> Pades.signed(act, der))
                .map(
                        pdf -> {
                            var certificate = Sha256.of(act.certificate());
                            return sound(act.base(), pdf, certificate, false, now);
                        });
    }

    /** A signature that was made elsewhere, after every check (signing 5.4). */
    Brought brought(byte[] base, byte[] pdf, Instant now) throws Brought.NotTaken {
        var brought = Brought.check(base, pdf, field(), now);
        if (!isInTurn(brought.at())) throw new Brought.NotTaken(Brought.Why.TIME);
        try {
            sound(base, pdf, brought.certificate(), true, now);
            return brought;
        } catch (NotSound e) {
            throw new Brought.NotTaken(Brought.Why.BROKEN);
        }
    }

    /** Such a time has whole seconds, of the clock of whoever signed. */
    private boolean isInTurn(Instant at) {
        return agreement
                .turn()
                .filter(turn -> turn.person().equals(who.person()))
                .map(Turn::until)
                .filter(until -> at.isBefore(until))
                .map(until -> until.minusSeconds(agreement.terms().turnSeconds()))
                .filter(from -> !at.isBefore(from.truncatedTo(ChronoUnit.SECONDS)))
                .isPresent();
    }

    private void checkCertificate(X509Certificate certificate, Instant now) {
        boolean isRevoked =
                agreement.revoked().containsKey(certificate.getSerialNumber().toString(16));
        boolean isNow =
                !Date.from(now).before(certificate.getNotBefore())
                        && !Date.from(now).after(certificate.getNotAfter());
        if (isRevoked || !isNow) throw new NotSound("The certificate is revoked or not of now");
    }

    /** Nothing but this one signature was added, and all together is valid. */
    private byte[] sound(
            byte[] base, byte[] pdf, Sha256 certificate, boolean isBrought, Instant now) {
        if (!Arrays.equals(pdf, 0, base.length, base, 0, base.length)) {
            throw new NotSound("It does not begin with what was there");
        }
        var steps = new ArrayList<>(steps());
        steps.add(new Evidence.Step(field(), certificate, Sha256.of(pdf), isBrought));
        var frozen = new Sha256(agreement.frozen().orElseThrow());
        var report =
                Validator.check(pdf, trust(now), Optional.of(new Evidence(frozen, steps)), now);
        boolean isSound =
                report.verdict() == Report.Verdict.VALID
                        && report.signatures().size() == steps.size();
        if (!isSound) throw new NotSound(report.findings().toString());
        return pdf;
    }

    /** What was signed so far, by the evidence. */
    private List<Evidence.Step> steps() {
        return Chain.of(agreement.facts().stream().map(Fact::line))
                .evidence()
                .map(Evidence::steps)
                .orElseThrow();
    }

    private Trust trust(Instant now) {
        var revoked = Authority.bySerial(agreement.revoked());
        var list = authority.revocations(agreement.facts().size(), revoked, now);
        return new Trust(authority.root(), list);
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
