package org.khural.evidence;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.khural.signing.Report;
import org.khural.signing.Report.Verdict;
import org.khural.signing.Sha256;
import org.khural.signing.Trust;
import org.khural.signing.Validator;

/**
 * What can be said of a bundle: of its document by its evidence, and of its evidence.
 *
 * @param verdict of the bundle as a whole
 * @param document of the document alone
 */
public record Examination(Verdict verdict, Report document, Chain chain, List<Finding> findings) {
    public enum Code {
        /** {@code about}: the line, and why. */
        CHAIN_BROKEN(Verdict.CHANGED),
        /** It does not say which document was to be signed, before anybody signed it. */
        NOT_FROZEN(Verdict.NOT_VALID),
        /** What was given so far holds, but not all have signed. */
        NOT_COMPLETED(Verdict.INTACT),
        /** It was completed with another document than the one with the last signature. */
        OTHER_END(Verdict.NOT_VALID),
        /** Somebody signed on paper, which is not in here. */
        ON_PAPER(Verdict.INTACT),
        /**
         * No certificate of completion: nobody vouches for the end of the chain, and anybody can
         * make a shorter one.
         */
        NO_CERTIFICATE(Verdict.INTACT),
        /** It does not bear the seal of an instance that is trusted. */
        CERTIFICATE_NOT_SEALED(Verdict.NOT_VALID),
        /** It speaks of another chain, or of facts that are not in this one. */
        CERTIFICATE_DIFFERS(Verdict.CHANGED),
        /** What a signatory meant to sign is not what the chain holds. {@code about}: the field. */
        INTENT_CHANGED(Verdict.CHANGED),
        /** What a signatory meant to sign is not in here. {@code about}: the field. */
        INTENT_MISSING(Verdict.INTACT),
        /** It was signed to try everything: nothing was agreed. */
        REHEARSAL(Verdict.VALID),
        /** What was revoked can not be read. */
        REVOKED_UNREADABLE(Verdict.NOT_VALID);

        private final Verdict verdict;

        Code(Verdict verdict) {
            this.verdict = verdict;
        }
    }

    public record Finding(Code code, String about) {}

    public Examination {
        findings = List.copyOf(findings);
    }

    /**
     * @param reader whom the reader trusts; nothing but a list of what was revoked is taken from
     *     the bundle, and only if the reader has none
     */
    public static Examination of(Bundle bundle, Trust reader, Instant now) {
        var findings = new ArrayList<Finding>();
        var chain = bundle.chain();
        var revoked = reader.revocations().or(() -> bundle.file(Bundle.REVOKED));
        if (revoked.isPresent() && !isList(revoked.get())) {
            findings.add(new Finding(Code.REVOKED_UNREADABLE, Bundle.REVOKED));
            revoked = Optional.empty();
        }
        var trust = new Trust(reader.roots(), revoked);
        var document = Validator.check(bundle.agreement(), trust, chain.evidence(), now);
        check(chain, findings);
        if (chain.flaw().isEmpty()) checkIntents(bundle, chain, findings);
        if (chain.isRehearsal()) findings.add(new Finding(Code.REHEARSAL, ""));
        boolean isSworn = bundle.file(Bundle.CERTIFICATE).isPresent();
        if (chain.flaw().isEmpty() && (isSworn || chain.completed().isPresent())) {
            checkCertificate(bundle, chain, trust, now)
                    .ifPresent(code -> findings.add(new Finding(code, "")));
        }
        return new Examination(verdict(document, findings), document, chain, findings);
    }

    private static void check(Chain chain, List<Finding> findings) {
        chain.flaw()
                .ifPresent(
                        flaw ->
                                findings.add(
                                        new Finding(
                                                Code.CHAIN_BROKEN,
                                                flaw.line() + " " + flaw.kind())));
        if (chain.flaw().isPresent()) return;
        var evidence = chain.evidence();
        if (evidence.isEmpty()) findings.add(new Finding(Code.NOT_FROZEN, ""));
        boolean isOnPaper = chain.has(Chain.CONCLUDED_ON_PAPER);
        if (isOnPaper) findings.add(new Finding(Code.ON_PAPER, ""));
        var completed = chain.completed();
        if (completed.isEmpty() && !isOnPaper) findings.add(new Finding(Code.NOT_COMPLETED, ""));
        if (completed.isPresent() && evidence.isPresent()) {
            var steps = evidence.get().steps();
            boolean isLast = !steps.isEmpty() && steps.getLast().revision().equals(completed.get());
            if (!isLast) findings.add(new Finding(Code.OTHER_END, ""));
        }
    }

    private static void checkIntents(Bundle bundle, Chain chain, List<Finding> findings) {
        chain.intents()
                .forEach(
                        (field, meant) -> {
                            var file = bundle.file("intents/" + field + ".json");
                            if (file.isEmpty()) {
                                findings.add(new Finding(Code.INTENT_MISSING, field));
                            } else if (!Sha256.of(file.get()).equals(meant)) {
                                findings.add(new Finding(Code.INTENT_CHANGED, field));
                            }
                        });
    }

    /** The seal is on the PDF, with the data inside of it; the data beside it is a copy. */
    private static Optional<Code> checkCertificate(
            Bundle bundle, Chain chain, Trust trust, Instant now) {
        var pdf = bundle.file(Bundle.CERTIFICATE);
        if (pdf.isEmpty()) return Optional.of(Code.NO_CERTIFICATE);
        if (!Validator.isSealed(pdf.get(), trust, now)) {
            return Optional.of(Code.CERTIFICATE_NOT_SEALED);
        }
        var data = Attached.read(pdf.get());
        var copy = bundle.file(Bundle.CERTIFICATE_DATA);
        boolean isCopy =
                copy.isEmpty() || data.filter(d -> Arrays.equals(d, copy.get())).isPresent();
        boolean isOfChain =
                data.flatMap(Sworn::read)
                        .filter(sworn -> sworn.isOf(chain))
                        .filter(sworn -> isTrusted(sworn, trust))
                        .isPresent();
        return isCopy && isOfChain ? Optional.empty() : Optional.of(Code.CERTIFICATE_DIFFERS);
    }

    private static boolean isTrusted(Sworn sworn, Trust trust) {
        return trust.roots().stream().map(Sha256::of).anyMatch(sworn.root()::equals);
    }

    private static boolean isList(byte[] revoked) {
        try {
            var in = new ByteArrayInputStream(revoked);
            CertificateFactory.getInstance("X.509").generateCRL(in);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The worst of all. */
    private static Verdict verdict(Report document, List<Finding> findings) {
        var worst = document.verdict();
        for (var finding : findings) worst = worst.or(finding.code().verdict);
        return worst;
    }
}
