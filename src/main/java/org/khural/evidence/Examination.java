package org.khural.evidence;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.signing.Report;
import org.khural.signing.Report.Verdict;
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
     * @param roots whom the reader trusts; nothing that the bundle brings is added
     */
    public static Examination of(Bundle bundle, List<X509Certificate> roots, Instant now) {
        var findings = new ArrayList<Finding>();
        var chain = bundle.chain();
        var revoked = bundle.file(Bundle.REVOKED);
        if (revoked.isPresent() && !isList(revoked.get())) {
            findings.add(new Finding(Code.REVOKED_UNREADABLE, Bundle.REVOKED));
            revoked = Optional.empty();
        }
        var trust = new Trust(roots, revoked);
        var document = Validator.check(bundle.agreement(), trust, chain.evidence(), now);
        check(chain, findings);
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
        var completed = chain.completed();
        if (completed.isEmpty()) findings.add(new Finding(Code.NOT_COMPLETED, ""));
        else if (evidence.isPresent()) {
            var steps = evidence.get().steps();
            boolean isLast = !steps.isEmpty() && steps.getLast().revision().equals(completed.get());
            if (!isLast) findings.add(new Finding(Code.OTHER_END, ""));
        }
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
