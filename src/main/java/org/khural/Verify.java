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
import org.khural.evidence.Bundle;
import org.khural.evidence.Examination;
import org.khural.evidence.NotABundle;
import org.khural.signing.Trust;
import org.khural.signing.Validator;

/**
 * {@code java -jar khural.jar verify FILE --root ROOT}: checks a signed PDF, or the bundle of an
 * agreement, without a server and without the network. Ends with 0 if nothing was changed and
 * whoever signed is vouched for by a root; with 1 if not; with 2 if the files can not be read.
 */
final class Verify {
    private static final String USAGE =
            "Usage: java -jar khural.jar verify FILE --root ROOT [--root ROOT ...]\n"
                    + "FILE: a signed PDF, or the bundle (zip) of an agreement.\n"
                    + "ROOT: a certificate (PEM or DER) in whose name signatories are certified.\n"
                    + "Without one a bundle is checked by the root that it brings itself.";
    private static final long MOST_BYTES = 70_000_000;

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
            var bytes = Files.readAllBytes(file);
            if (Bundle.isMeant(bytes)) return bundle(Bundle.read(bytes), roots, out);
            var trust = new Trust(roots, Optional.empty());
            var report = Validator.check(bytes, trust, Optional.empty(), Instant.now());
            return new VerifyPrint(out).document(bytes, report);
        } catch (NotABundle e) {
            out.println("This is no bundle that can be read: " + e.getMessage());
        } catch (IOException e) {
            out.println("The file can not be read: " + e.getMessage());
        } catch (CertificateException e) {
            out.println("This is no certificate: " + e.getMessage());
        }
        return 2;
    }

    private static int bundle(Bundle bundle, List<X509Certificate> given, PrintStream out)
            throws NotABundle {
        var roots = given.isEmpty() ? bundle.root().stream().toList() : given;
        var print = new VerifyPrint(out);
        int code =
                print.bundle(
                        bundle,
                        Examination.of(bundle, new Trust(roots, Optional.empty()), Instant.now()));
        if (given.isEmpty()) roots.forEach(print::rootOfBundle);
        return code;
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
}
