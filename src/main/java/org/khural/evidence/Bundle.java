package org.khural.evidence;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.khural.signing.Authority;
import org.khural.signing.Trust;
import org.khural.signing.Validator;

/**
 * Everything that one needs to check an agreement in ten years, as one zip file. The same files are
 * the same bytes.
 */
public record Bundle(SortedMap<String, byte[]> files) {
    public static final String AGREEMENT = "agreement.pdf";
    public static final String EVIDENCE = "evidence.jsonl";
    public static final String CERTIFICATE = "certificate-of-completion.pdf";
    public static final String CERTIFICATE_DATA = "certificate-of-completion.json";

    /** The root of the instance, PEM. */
    public static final String ROOT = "ca.pem";

    /** What the instance had revoked, DER (RFC 5280, 5). */
    public static final String REVOKED = "crl.der";

    /** Whoever dated the document, PEM. */
    public static final String TIME = "tsa.pem";

    public static final String SIMPLE_REPORT = "dss-simple.xml";
    public static final String ETSI_REPORT = "etsi-report.xml";
    public static final String HOW_TO_VERIFY = "VERIFY.md";

    /** As the instructions in it call it. */
    public static final String NAME = "bundle.zip";

    private static final Set<String> NAMES =
            Set.of(
                    AGREEMENT,
                    EVIDENCE,
                    CERTIFICATE,
                    CERTIFICATE_DATA,
                    ROOT,
                    REVOKED,
                    TIME,
                    SIMPLE_REPORT,
                    ETSI_REPORT,
                    HOW_TO_VERIFY);

    /** What a signatory meant to sign, and the passkey's word for it. */
    private static final Pattern PROOF =
            Pattern.compile("(intents|assertions)/[A-Za-z0-9_-]{1,64}\\.json");

    private static final int MOST_FILES = 512;
    private static final int MOST_BYTES = 64_000_000;

    public Bundle {
        for (var name : files.keySet()) {
            if (!isKnown(name)) throw new IllegalArgumentException("Not for a bundle: " + name);
        }
        for (var name : Set.of(AGREEMENT, EVIDENCE)) {
            if (!files.containsKey(name)) throw new IllegalArgumentException("No " + name);
        }
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Of an agreement that has come to its end.
     *
     * @param revoked by this authority (RFC 5280, in DER)
     * @param more proofs by their names, and the certificate of completion if there is one
     */
    public static Bundle of(
            byte[] agreement,
            Chain chain,
            Authority authority,
            byte[] revoked,
            Map<String, byte[]> more,
            Instant now) {
        var files = new TreeMap<>(more);
        var reports = Validator.xml(agreement, new Trust(authority.root(), revoked), now);
        files.put(AGREEMENT, agreement);
        files.put(EVIDENCE, chain.bytes());
        files.put(ROOT, pem(authority.root()));
        files.put(TIME, pem(authority.timeCertificate()));
        files.put(REVOKED, revoked);
        files.put(SIMPLE_REPORT, reports.simple().getBytes(StandardCharsets.UTF_8));
        files.put(ETSI_REPORT, reports.etsi().getBytes(StandardCharsets.UTF_8));
        files.put(HOW_TO_VERIFY, Instructions.of(agreement, authority.root(), chain));
        return new Bundle(files);
    }

    public static boolean isMeant(byte[] file) {
        return Zip.isOne(file);
    }

    /** Of at most 64 MB unpacked; refuses a file that it does not know, wherever it may lie. */
    public static Bundle read(byte[] zip) throws NotABundle {
        var files = Zip.read(zip, MOST_FILES, MOST_BYTES);
        try {
            return new Bundle(new TreeMap<>(files));
        } catch (IllegalArgumentException e) {
            throw new NotABundle(e.getMessage() + ".");
        }
    }

    public byte[] zip() {
        return Zip.write(files);
    }

    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    public byte[] agreement() {
        return file(AGREEMENT).orElseThrow();
    }

    public Chain chain() {
        return Chain.read(file(EVIDENCE).orElseThrow());
    }

    /**
     * The root that the bundle itself brings: worth as much as where its fingerprint is known from.
     */
    public Optional<X509Certificate> root() throws NotABundle {
        var pem = file(ROOT);
        if (pem.isEmpty()) return Optional.empty();
        try {
            var in = new ByteArrayInputStream(pem.get());
            var found = CertificateFactory.getInstance("X.509").generateCertificate(in);
            return Optional.of((X509Certificate) found);
        } catch (CertificateException e) {
            throw new NotABundle(ROOT + " is no certificate.");
        }
    }

    /** As other programs read it (RFC 7468). */
    public static byte[] pem(X509Certificate certificate) {
        try {
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            var body = lines.encodeToString(certificate.getEncoded());
            return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean isKnown(String name) {
        return NAMES.contains(name) || PROOF.matcher(name).matches();
    }
}
