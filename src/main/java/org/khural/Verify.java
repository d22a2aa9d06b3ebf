package org.khural;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khural.signing.Report;
import org.khural.signing.Report.Finding;
import org.khural.signing.Sha256;
import org.khural.signing.Trust;
import org.khural.signing.Validator;

/**
 * {@code java -jar khural.jar verify FILE --root ROOT}: checks the signatures of a PDF without a
 * server and without the network. Ends with 0 if nothing was changed and whoever signed is vouched
 * for by a root; with 1 if not; with 2 if the files can not be read.
 */
final class Verify {
    private static final String USAGE =
            "Usage: java -jar khural.jar verify FILE --root ROOT [--root ROOT ...]\n"
                    + "ROOT: a certificate (PEM or DER) in whose name signatories are certified.";
    private static final long MOST_BYTES = 50_000_000;

    private Verify() {}

    static int run(List<String> args, PrintStream out) {
        var files = new ArrayList<Path>();
        var roots = new ArrayList<X509Certificate>();
        try {
            for (int i = 0; i < args.size(); i++) {
                if (!args.get(i).equals("--root")) files.add(Path.of(args.get(i)));
                else if (++i < args.size()) roots.addAll(certificates(Path.of(args.get(i))));
                else return usage(out);
            }
            if (files.size() != 1) return usage(out);
            var file = files.getFirst();
            if (Files.size(file) > MOST_BYTES) {
                out.println("The file is larger than " + MOST_BYTES / 1_000_000 + " MB.");
                return 2;
            }
            var pdf = Files.readAllBytes(file);
            var trust = new Trust(roots, Optional.empty());
            return print(pdf, Validator.check(pdf, trust, Optional.empty(), Instant.now()), out);
        } catch (IOException e) {
            out.println("The file can not be read: " + e.getMessage());
        } catch (CertificateException e) {
            out.println("This is no certificate: " + e.getMessage());
        }
        return 2;
    }

    private static int usage(PrintStream out) {
        out.println(USAGE);
        return 2;
    }

    private static List<X509Certificate> certificates(Path file)
            throws IOException, CertificateException {
        var in = new ByteArrayInputStream(Files.readAllBytes(file));
        return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static int print(byte[] pdf, Report report, PrintStream out) {
        out.println(
                switch (report.verdict()) {
                    case VALID -> "Valid.";
                    case INTACT ->
                            "Intact. Whether a signature is missing, this file alone does not say.";
                    case CHANGED -> "Changed after signing.";
                    case NOT_VALID -> "Not valid.";
                });
        out.println("SHA-256: " + grouped(Sha256.of(pdf).hex()));
        for (var signature : report.signatures()) {
            out.println();
            out.println("Signature " + signature.field().orElse("in no field"));
            var by = signature.by();
            out.println(
                    "  by    "
                            + Stream.of(
                                            Optional.of(by.name()),
                                            by.capacity(),
                                            by.organisation(),
                                            by.country())
                                    .flatMap(Optional::stream)
                                    .collect(Collectors.joining(", ")));
            out.println("  at    " + signature.at() + " as it says itself");
            out.println("  level " + signature.level() + ", " + signature.result());
        }
        if (report.times() > 0) out.println("\nTimes on the document: " + report.times());
        if (!report.findings().isEmpty()) out.println();
        report.findings().forEach(finding -> out.println("! " + words(finding)));
        return switch (report.verdict()) {
            case VALID, INTACT -> 0;
            case CHANGED, NOT_VALID -> 1;
        };
    }

    private static String words(Finding finding) {
        var words =
                switch (finding.code()) {
                    case NOT_A_PDF -> "This is no PDF that can be read.";
                    case NO_SIGNATURE -> "Nobody has signed it.";
                    case ADDED_AFTERWARDS -> "Something was added after the last signature.";
                    case NOT_COVERED -> "A signature does not cover all that lies before it.";
                    case BROKEN -> "What stands there is not what was signed.";
                    case NOT_PASSED -> "A signature did not pass the check.";
                    case NOT_TRUSTED -> "No root that was given vouches for who signed.";
                    case MISCOUNTED -> "There are signatures that the check did not see.";
                    case OTHER_DOCUMENT -> "It is not the document that was agreed.";
                    case OTHER_REVISION -> "It was not in this form when it was signed.";
                    case OTHER_CERTIFICATE -> "Somebody else signed.";
                    case MISSING_SIGNATURE -> "A signature is missing.";
                    case UNEXPECTED_SIGNATURE -> "There is a signature that was not agreed.";
                };
        return finding.about().isEmpty() ? words : words + " (" + finding.about() + ")";
    }

    /** Eight groups of eight, as on every screen. */
    private static String grouped(String hex) {
        return hex.replaceAll("(.{8})(?!$)", "$1 ");
    }
}
