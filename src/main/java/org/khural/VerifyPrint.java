package org.khural;

import java.io.PrintStream;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khural.evidence.Bundle;
import org.khural.evidence.Examination;
import org.khural.evidence.Fact;
import org.khural.signing.Report;
import org.khural.signing.Report.Verdict;
import org.khural.signing.Sha256;

/** What {@link Verify} found, in words for a terminal; each gives the code to end with. */
final class VerifyPrint {
    private static final int SHOWN = 200;

    /** Controls, ends of lines, and what turns the direction of reading. */
    private static final Pattern UNSAFE =
            Pattern.compile(
                    "[\\p{Cc}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private final PrintStream out;

    VerifyPrint(PrintStream out) {
        this.out = out;
    }

    int document(byte[] pdf, Report report) {
        verdict(report.verdict());
        print(pdf, report);
        if (!report.findings().isEmpty()) out.println();
        report.findings().forEach(this::finding);
        // Nothing was changed, but nobody vouches for who signed.
        boolean isVouched =
                report.findings().stream().noneMatch(f -> f.code() == Report.Code.NO_ROOT);
        return isVouched ? code(report.verdict()) : 1;
    }

    int bundle(Bundle bundle, Examination found) {
        verdict(found.verdict());
        print(bundle.agreement(), found.document());
        out.println("\nWhat happened");
        found.chain().facts().forEach(this::fact);
        out.println("Hash of the last line: " + found.chain().head().grouped());
        out.println("Compare it with the one in the letter to the parties, or on a screen.");
        if (code(found.verdict()) != 0 || !found.findings().isEmpty()) out.println();
        found.findings().forEach(each -> problem(words(each.code()), each.about()));
        found.document().findings().forEach(this::finding);
        return code(found.verdict());
    }

    /** Nobody but the bundle itself has said that this root is one. */
    void rootOfBundle(X509Certificate root) {
        out.println("\nThe root in the bundle has the fingerprint");
        out.println("  " + Sha256.of(root).grouped());
        out.println(
                "All this holds only if it is the institution's: compare it with what the"
                        + " institution published, or give its root with --root.");
    }

    private void verdict(Verdict verdict) {
        out.println(
                switch (verdict) {
                    case VALID -> "Valid.";
                    case INTACT -> "Intact. Whether a signature is missing, this does not say.";
                    case CHANGED -> "Changed after signing.";
                    case NOT_VALID -> "Not valid.";
                });
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case VALID, INTACT -> 0;
            case CHANGED, NOT_VALID -> 1;
        };
    }

    private void print(byte[] pdf, Report report) {
        out.println("SHA-256: " + Sha256.of(pdf).grouped());
        report.signed()
                .filter(signed -> !signed.equals(Sha256.of(pdf)))
                .ifPresent(s -> out.println("With the last signature: " + s.grouped()));
        for (var signature : report.signatures()) {
            out.println();
            out.println("Signature " + plain(signature.field().orElse("in no field")));
            var by = signature.by();
            out.println(
                    "  by    "
                            + Stream.of(
                                            Optional.of(by.name()),
                                            by.capacity(),
                                            by.organisation(),
                                            by.country())
                                    .flatMap(Optional::stream)
                                    .map(VerifyPrint::plain)
                                    .collect(Collectors.joining(", ")));
            out.println("  at    " + signature.at() + " as it says itself");
            out.println("  level " + signature.level() + ", " + signature.result());
        }
        if (report.times() > 0) out.println("\nTimes on the document: " + report.times());
    }

    private void fact(Fact fact) {
        var said =
                new TreeMap<>(fact.data())
                        .entrySet().stream()
                                .map(VerifyPrint::briefly)
                                .collect(Collectors.joining(", "));
        out.printf(
                "%4d  %s  %s by %s%s%n",
                fact.seq(),
                fact.at(),
                plain(fact.type()),
                plain(fact.actor()),
                said.isEmpty() ? "" : ": " + said);
    }

    /** The first eight digits tell two fingerprints apart, and a line stays a line. */
    private static String briefly(Map.Entry<String, String> each) {
        var value = each.getValue();
        var brief = Sha256.isOne(value) ? value.substring(0, 8) + "…" : value;
        return plain(each.getKey()) + " " + plain(brief);
    }

    private void finding(Report.Finding finding) {
        problem(words(finding.code()), finding.about());
    }

    private void problem(String words, String about) {
        out.println("! " + words + (about.isEmpty() ? "" : " (" + plain(about) + ")"));
    }

    /**
     * Whoever made the file chose these words: none of them may move the cursor, colour the line
     * that says "not valid", or turn the direction of reading.
     */
    private static String plain(String text) {
        var safe = UNSAFE.matcher(text).replaceAll("\uFFFD");
        return safe.length() <= SHOWN ? safe : safe.substring(0, SHOWN) + "…";
    }

    private static String words(Examination.Code code) {
        return switch (code) {
            case CHAIN_BROKEN -> "The list of what happened was changed in this line:";
            case NOT_FROZEN -> "The list does not say what was to be signed.";
            case NOT_COMPLETED -> "Not all have signed: the agreement was not concluded.";
            case OTHER_END -> "Another document was completed than was signed last.";
            case ON_PAPER -> "Somebody signed on paper: that signature is not in here.";
            case INTENT_CHANGED -> "What a signatory meant to sign was changed.";
            case INTENT_MISSING -> "What a signatory meant to sign is missing.";
            case REHEARSAL -> "This is a rehearsal: nothing was agreed.";
            case NO_CERTIFICATE ->
                    "No certificate of completion: nobody vouches for the end of the list.";
            case CERTIFICATE_NOT_SEALED ->
                    "The certificate of completion does not bear the seal of the instance.";
            case CERTIFICATE_DIFFERS ->
                    "The certificate of completion speaks of another list of what happened.";
            case REVOKED_UNREADABLE -> "What was revoked can not be read.";
        };
    }

    private static String words(Report.Code code) {
        return switch (code) {
            case NOT_A_PDF -> "This is no PDF that can be read.";
            case NO_SIGNATURE -> "Nobody has signed it.";
            case ADDED_AFTERWARDS -> "Something was added after the last signature.";
            case NOT_COVERED -> "A signature does not cover all that lies before it.";
            case BROKEN -> "What stands there is not what was signed.";
            case NOT_PASSED -> "A signature did not pass the check.";
            case NO_ROOT -> "Who answers for it was not asked: no root was given.";
            case REVOCATION_UNKNOWN ->
                    "Whether the certificate was revoked, the file does not say.";
            case NOT_TRUSTED -> "No root that was given vouches for who signed.";
            case MISCOUNTED -> "There are signatures that the check did not see.";
            case OTHER_DOCUMENT -> "It is not the document that was agreed.";
            case OTHER_REVISION -> "It was not in this form when it was signed.";
            case OTHER_CERTIFICATE -> "Somebody else signed.";
            case MISSING_SIGNATURE -> "A signature is missing.";
            case UNEXPECTED_SIGNATURE -> "There is a signature that was not agreed.";
            case OTHER_ISSUER ->
                    "Signed with a certificate of another issuer; compare its fingerprint";
        };
    }
}
