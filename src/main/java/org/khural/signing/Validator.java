package org.khural.signing;

import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.IPdfObjFactory;
import eu.europa.esig.dss.pdf.ServiceLoaderPdfObjFactory;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khural.signing.Report.Code;
import org.khural.signing.Report.Finding;
import org.khural.signing.Report.Signature;
import org.khural.signing.Report.Verdict;
import org.khural.signing.Revisions.Signed;

/**
 * Says of a document whether it is what was signed. The library does the cryptography and its
 * policy is the strict one; the verdict is ours, because even that policy lets an annotation pass
 * that was added to a page without any.
 */
public final class Validator {
    /** What was signed does not stand there any more, or the value is not of this key. */
    private static final Set<SubIndication> BROKEN =
            Set.of(
                    SubIndication.HASH_FAILURE,
                    SubIndication.SIG_CRYPTO_FAILURE,
                    SubIndication.FORMAT_FAILURE);

    private static final Set<SubIndication> UNTRUSTED =
            Set.of(
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND_NO_POE,
                    SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);

    /**
     * Pages are not drawn to be compared as pictures: what the policy would only warn of, a page
     * can be made to take minutes to draw, and the objects are compared one by one anyway.
     */
    private static final IPdfObjFactory WITHOUT_PICTURES = withoutPictures();

    private final byte[] pdf;
    private final List<Finding> findings = new ArrayList<>();

    private Validator(byte[] pdf) {
        this.pdf = pdf;
    }

    /** {@code evidence} empty: the verdict is {@link Verdict#INTACT} at best. */
    public static Report check(byte[] pdf, Trust trust, Optional<Evidence> evidence, Instant now) {
        return new Validator(pdf).check(trust, evidence, now);
    }

    /** Whether an instance sealed it that is trusted, nobody else, and nothing came after. */
    public static boolean isSealed(byte[] pdf, Trust trust, Instant now) {
        var report = check(pdf, trust, Optional.empty(), now);
        return report.verdict() == Verdict.INTACT
                && report.signatures().size() == 1
                && trust.roots().stream()
                        .anyMatch(r -> Authority.isSeal(report.signatures().getFirst().by(), r));
    }

    /** What the library itself says, for those who know its reports; XML. */
    public record Xml(String simple, String etsi) {}

    /**
     * The verdict is not in them: {@link #check} gives it.
     *
     * @throws SigningFailed if it is no PDF
     */
    public static Xml xml(byte[] pdf, Trust trust, Instant now) {
        try {
            var reports = new Validator(pdf).validate(trust, now);
            return new Xml(reports.getXmlSimpleReport(), reports.getXmlValidationReport());
        } catch (IOException e) {
            throw new SigningFailed("The document can not be checked", e);
        }
    }

    private Report check(Trust trust, Optional<Evidence> evidence, Instant now) {
        Revisions revisions;
        List<Judged> judged;
        try {
            revisions = Revisions.of(pdf);
            judged = judge(revisions, trust, evidence, now);
        } catch (IOException | RuntimeException e) {
            // The libraries throw what they like at bytes that are no PDF.
            findings.add(new Finding(Code.NOT_A_PDF, ""));
            return new Report(Verdict.NOT_VALID, List.of(), 0, findings, Optional.empty());
        }
        var signatures = judged.stream().map(Judged::signature).toList();
        checkBytes(revisions, signatures);
        checkAdditions(revisions);
        judged.forEach(each -> each.finding().ifPresent(f -> findings.add(known(f, trust))));
        evidence.ifPresent(known -> checkEvidence(known, revisions, signatures));
        return new Report(
                verdict(evidence.isPresent()),
                signatures,
                (int) revisions.signed().stream().filter(Revisions.Signed::isTime).count(),
                List.copyOf(findings),
                asSigned(revisions));
    }

    /** As it was when the last had signed; times were added later. */
    private Optional<Sha256> asSigned(Revisions revisions) {
        return revisions.signed().stream()
                .filter(each -> !each.isTime() && each.end() > 0 && each.end() <= pdf.length)
                .reduce((one, next) -> next)
                .map(last -> Sha256.of(pdf, (int) last.end()));
    }

    private Verdict verdict(boolean isKnown) {
        return findings.stream()
                .map(finding -> finding.code().verdict)
                .reduce(isKnown ? Verdict.VALID : Verdict.INTACT, Verdict::or);
    }

    private Reports validate(Trust trust, Instant now) throws IOException {
        var validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(trust.verifier());
        validator.setValidationTime(Date.from(now));
        validator.setPdfObjFactory(WITHOUT_PICTURES);
        return validator.validateDocument(StrictPolicy.open());
    }

    private static IPdfObjFactory withoutPictures() {
        var differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0);
        var factory = new ServiceLoaderPdfObjFactory();
        factory.setPdfDifferencesFinder(differences);
        factory.setPdfObjectModificationsFinder(new Modifications());
        return factory;
    }

    /** One signature, and what is against it. */
    private record Judged(Signature signature, Optional<Finding> finding) {
        boolean is(Code code) {
            return finding.filter(f -> f.code() == code).isPresent();
        }
    }

    /**
     * Whom nobody answers for is judged once more, as if his certificate were trusted, if the
     * evidence names it: for that the rest of the check is done, which the library ends before
     * without an issuer. The others are judged without that trust, for his key could have issued
     * theirs.
     */
    private List<Judged> judge(
            Revisions revisions, Trust trust, Optional<Evidence> evidence, Instant now)
            throws IOException {
        var judged = judge(validate(trust, now));
        var pinned =
                evidence.stream()
                        .flatMap(known -> known.steps().stream())
                        .filter(step -> judged.stream().anyMatch(each -> isPinned(each, step)))
                        .toList();
        if (pinned.isEmpty()) return judged;
        var again = judge(validate(trust.and(certificates(revisions, pinned)), now));
        if (again.size() != judged.size()) return judged;
        var all = new ArrayList<Judged>();
        for (int i = 0; i < judged.size(); i++) {
            var before = judged.get(i);
            boolean isPinned = pinned.stream().anyMatch(step -> isPinned(before, step));
            all.add(isPinned ? ofOtherIssuer(again.get(i)) : before);
        }
        return all;
    }

    private static boolean isPinned(Judged judged, Evidence.Step step) {
        var signature = judged.signature();
        return judged.is(Code.NOT_TRUSTED)
                && step.isBrought()
                && signature.field().equals(Optional.of(step.field()))
                && signature.certificate().equals(step.certificate());
    }

    private List<X509Certificate> certificates(Revisions revisions, List<Evidence.Step> pinned) {
        return revisions.signed().stream()
                .map(signed -> Cms.of(pdf, signed).flatMap(Cms::x509))
                .flatMap(Optional::stream)
                .filter(of -> pinned.stream().anyMatch(s -> s.certificate().equals(Sha256.of(of))))
                .toList();
    }

    private static Judged ofOtherIssuer(Judged judged) {
        var signature = judged.signature();
        var about = signature.field().orElse("") + ": " + signature.certificate().grouped();
        return judged.finding().isPresent()
                ? judged
                : new Judged(signature, Optional.of(new Finding(Code.OTHER_ISSUER, about)));
    }

    private static List<Judged> judge(Reports reports) {
        var simple = reports.getSimpleReport();
        return reports.getDiagnosticData().getSignatures().stream()
                .map(each -> new Judged(signature(each, simple), finding(each, simple)))
                .toList();
    }

    private static Signature signature(SignatureWrapper signature, SimpleReport simple) {
        var certificate = signature.getSigningCertificate();
        return new Signature(
                Optional.ofNullable(signature.getPDFRevision()).map(r -> r.getFirstFieldName()),
                certificate == null ? Subject.of("") : subject(certificate),
                certificate == null
                        ? Sha256.of(new byte[0])
                        : Sha256.of(certificate.getDigestAlgoAndValue()),
                signature.getClaimedSigningTime().toInstant(),
                simple.getBestSignatureTime(signature.getId()).toInstant(),
                String.valueOf(simple.getSignatureFormat(signature.getId())),
                String.valueOf(simple.getIndication(signature.getId())));
    }

    private static Subject subject(CertificateWrapper certificate) {
        return new Subject(
                Optional.ofNullable(certificate.getCommonName()).orElse(""),
                Optional.ofNullable(certificate.getTitle()),
                Optional.ofNullable(certificate.getOrganizationName()),
                Optional.ofNullable(certificate.getCountryName()));
    }

    private void checkBytes(Revisions revisions, List<Signature> signatures) {
        var signed = revisions.signed();
        long people = signed.stream().filter(each -> !each.isTime()).count();
        if (people == 0) found(Code.NO_SIGNATURE, "");
        if (people != signatures.size()) found(Code.MISCOUNTED, people + ", " + signatures.size());
        for (var each : signed) {
            if (!each.isWhole()) found(Code.NOT_COVERED, each.field().orElse(""));
        }
    }

    /** What lies behind the last time, and what was slipped in before it. */
    private void checkAdditions(Revisions revisions) {
        var signed = revisions.signed();
        long until =
                signed.stream().filter(s -> !s.isTime()).mapToLong(Signed::end).max().orElse(0);
        if (until <= 0 || until > pdf.length) return;
        boolean isCovered = signed.getLast().end() == revisions.length();
        if (!isCovered || until < pdf.length && !areTimesOnly((int) until)) {
            found(Code.ADDED_AFTERWARDS, "");
        }
    }

    private boolean areTimesOnly(int until) {
        try {
            return Additions.areTimesOnly(pdf, until);
        } catch (IOException | RuntimeException e) {
            // What can not be compared is not the same.
            return false;
        }
    }

    private static Optional<Finding> finding(SignatureWrapper signature, SimpleReport simple) {
        var id = signature.getId();
        if (simple.getIndication(id) == Indication.TOTAL_PASSED) return untimely(signature);
        var why = simple.getSubIndication(id);
        var code = BROKEN.contains(why) ? Code.BROKEN : code(signature, why);
        var errors = simple.getAdESValidationErrors(id).stream().map(Message::getValue);
        var about = errors.collect(Collectors.joining(" ", simple.getSignedBy(id) + ": ", ""));
        return Optional.of(new Finding(code, about));
    }

    /** What the library can not decide is not what it holds for wrong. */
    private static Code code(SignatureWrapper signature, SubIndication why) {
        boolean isSound = signature.isSignatureIntact() && signature.isSignatureValid();
        if (!isSound) return Code.BROKEN;
        if (!UNTRUSTED.contains(why)) return Code.NOT_PASSED;
        return signature.isTrustedChain() ? Code.REVOCATION_UNKNOWN : Code.NOT_TRUSTED;
    }

    /** Without anybody to believe, who answers for a certificate is not known: that is no fault. */
    private static Finding known(Finding finding, Trust trust) {
        return finding.code() == Code.NOT_TRUSTED && trust.roots().isEmpty()
                ? new Finding(Code.NO_ROOT, finding.about())
                : finding;
    }

    /** Of a certificate that is trusted by itself the library does not look at the time. */
    private static Optional<Finding> untimely(SignatureWrapper signature) {
        var certificate = signature.getSigningCertificate();
        var at = signature.getClaimedSigningTime();
        boolean isTimely =
                certificate != null
                        && !at.before(certificate.getNotBefore())
                        && !at.after(certificate.getNotAfter());
        return isTimely
                ? Optional.empty()
                : Optional.of(new Finding(Code.NOT_PASSED, "The certificate was not valid then."));
    }

    private void checkEvidence(Evidence known, Revisions revisions, List<Signature> signatures) {
        var signed = revisions.signed().stream().filter(each -> !each.isTime()).toList();
        if (!isFrozenInside(known.frozen(), signed)) found(Code.OTHER_DOCUMENT, "");
        for (int i = 0; i < known.steps().size(); i++) {
            var step = known.steps().get(i);
            if (i >= signed.size() || !signed.get(i).field().equals(Optional.of(step.field()))) {
                found(Code.MISSING_SIGNATURE, step.field());
                continue;
            }
            var revision = Sha256.of(pdf, (int) Math.min(signed.get(i).end(), pdf.length));
            if (!revision.equals(step.revision())) found(Code.OTHER_REVISION, step.field());
            boolean isSame =
                    signatures.stream()
                            .filter(each -> each.field().equals(Optional.of(step.field())))
                            .anyMatch(each -> each.certificate().equals(step.certificate()));
            if (!isSame) found(Code.OTHER_CERTIFICATE, step.field());
        }
        signed.stream()
                .skip(known.steps().size())
                .forEach(each -> found(Code.UNEXPECTED_SIGNATURE, each.field().orElse("")));
    }

    /** The frozen document is the first part of the file, up to an end-of-file mark. */
    private boolean isFrozenInside(Sha256 frozen, List<Revisions.Signed> signed) {
        long until = signed.isEmpty() ? pdf.length : Math.min(signed.getFirst().end(), pdf.length);
        return Revisions.prefix(pdf, frozen, until).isPresent();
    }

    private void found(Code code, String about) {
        findings.add(new Finding(code, about));
    }
}
