package org.khural.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khural.signing.Report.Code;
import org.khural.signing.Report.Finding;
import org.khural.signing.Report.Verdict;

/** Two people sign one document, and everything that can be done to it afterwards is seen. */
class PadesTest {
    private static final SecureRandom DICE = Signatory.DICE;
    private static final Instant NOW = Signatory.NOW;
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(4 * 365));

    private static final Authority AUTHORITY = Authority.make("Khural, a test", NOW, DICE);
    private static final byte[] REVOKED = AUTHORITY.revocations(1, Map.of(), NOW);
    private static final Trust TRUST = new Trust(AUTHORITY.root(), REVOKED);
    private static final byte[] FROZEN =
            Pades.withFields(
                    Signatory.blank(),
                    List.of(
                            new Field("party-1", 1, 60, 600, 200, 70),
                            new Field("party-2", 1, 320, 600, 200, 70)));

    private static final Signatory FIRST = Signatory.of(AUTHORITY, "party-1", "Ректор Өнөр");
    private static final Signatory SECOND = Signatory.of(AUTHORITY, "party-2", "校长");
    private static final byte[] ONCE = FIRST.sign(FROZEN);
    private static final byte[] TWICE = SECOND.sign(ONCE);
    private static final Evidence EVIDENCE =
            new Evidence(Sha256.of(FROZEN), List.of(step(FIRST, ONCE), step(SECOND, TWICE)));

    private static Evidence.Step step(Signatory who, byte[] revision) {
        return new Evidence.Step(who.field(), of(who.certificate()), Sha256.of(revision));
    }

    private static Sha256 of(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Report check(byte[] pdf) {
        return Validator.check(pdf, TRUST, Optional.of(EVIDENCE), NOW.plusSeconds(60));
    }

    private static void assertFound(byte[] pdf, Verdict verdict, Code... codes) {
        var report = check(pdf);
        assertThat(report.findings()).extracting(Finding::code).contains(codes);
        assertThat(report.verdict()).isEqualTo(verdict);
    }

    @Test
    void two_sign_one_after_the_other_and_the_document_is_valid() {
        var report = check(TWICE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.signatures())
                .extracting(Report.Signature::level, Report.Signature::result)
                .containsExactly(
                        tuple("PAdES-BASELINE-B", "TOTAL_PASSED"),
                        tuple("PAdES-BASELINE-B", "TOTAL_PASSED"));
        assertThat(report.signatures())
                .extracting(Report.Signature::by)
                .containsExactly(Signatory.subject("Ректор Өнөр"), Signatory.subject("校长"));
    }

    /** Cut out of the file by its own words, and checked by a tool that has nothing of ours. */
    @Test
    void openssl_agrees(@TempDir Path dir) throws Exception {
        assumeTrue(isThere("openssl"), "openssl is not on this machine: NOT RUN");
        var root = Files.writeString(dir.resolve("root.pem"), pem(AUTHORITY.root()));
        var text = new String(TWICE, StandardCharsets.ISO_8859_1);
        var ranges = BYTE_RANGE.matcher(text);
        int checked = 0;
        while (ranges.find()) {
            int length = Integer.parseInt(ranges.group(1));
            int from = Integer.parseInt(ranges.group(2));
            int rest = Integer.parseInt(ranges.group(3));
            var hex = text.substring(length + 1, from - 1);
            var cms = Files.write(dir.resolve("cms.der"), der(HexFormat.of().parseHex(hex)));
            var covered = new ByteArrayOutputStream();
            covered.write(TWICE, 0, length);
            covered.write(TWICE, from, rest);
            var content = Files.write(dir.resolve("content.bin"), covered.toByteArray());
            var verify = "openssl cms -verify -binary -purpose any -inform DER -out /dev/null";
            var command = new ArrayList<>(List.of(verify.split(" ")));
            command.addAll(
                    List.of("-in", "" + cms, "-content", "" + content, "-CAfile", "" + root));
            assertThat(run(command)).contains("Verification successful");
            checked++;
        }
        assertThat(checked).isEqualTo(2);
    }

    private static final Pattern BYTE_RANGE =
            Pattern.compile("/ByteRange\\s*\\[\\s*0 (\\d+) (\\d+) (\\d+)\\s*]");

    private static boolean isThere(String tool) {
        try {
            return run(List.of(tool, "version")).startsWith("OpenSSL");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        var body = lines.encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    /** Without the zeros that fill its place. */
    private static byte[] der(byte[] padded) {
        int octets = padded[1] & 0x7f;
        int length = 0;
        for (int i = 0; i < octets; i++) length = length << 8 | padded[2 + i] & 0xff;
        return Arrays.copyOf(padded, 2 + octets + length);
    }

    @Test
    void each_revision_begins_with_the_one_before() {
        assertThat(Arrays.copyOf(ONCE, FROZEN.length)).isEqualTo(FROZEN);
        assertThat(Arrays.copyOf(TWICE, ONCE.length)).isEqualTo(ONCE);
    }

    @Test
    void the_same_act_gives_the_same_bytes() {
        var value = FIRST.value(Pades.toSign(FIRST.act(FROZEN)));
        assertThat(Pades.toSign(FIRST.act(FROZEN))).isEqualTo(Pades.toSign(FIRST.act(FROZEN)));
        assertThat(Pades.signed(FIRST.act(FROZEN), value))
                .isEqualTo(Pades.signed(FIRST.act(FROZEN), value));
    }

    @Test
    void without_evidence_it_is_intact_and_no_more() {
        var report = Validator.check(TWICE, TRUST, Optional.empty(), NOW);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.INTACT);
    }

    @Test
    void made_to_last_it_is_valid_when_the_certificates_are_long_over() {
        var lasting = Pades.lasting(TWICE, AUTHORITY, REVOKED, NOW.plusSeconds(5));
        var onlyRoot = new Trust(List.of(AUTHORITY.root()), Optional.empty());
        var report = Validator.check(lasting, onlyRoot, Optional.of(EVIDENCE), MUCH_LATER);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.times()).isEqualTo(2);
        assertThat(report.signatures())
                .extracting(Report.Signature::level)
                .containsOnly("PAdES-BASELINE-LTA");
    }

    @Test
    void at_level_b_it_is_not_valid_any_more_by_then() {
        var report = Validator.check(TWICE, TRUST, Optional.of(EVIDENCE), MUCH_LATER);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void one_bit_of_what_was_signed_is_seen() {
        var bytes = TWICE.clone();
        bytes[FROZEN.length / 2] ^= 1;
        assertThat(check(bytes).verdict()).isNotIn(Verdict.VALID, Verdict.INTACT);
    }

    @Test
    void a_drawing_over_the_text_is_seen() throws IOException {
        var changed =
                increment(
                        TWICE,
                        document -> {
                            var page = document.getPage(0);
                            var mode = PDPageContentStream.AppendMode.APPEND;
                            try (var draw =
                                    new PDPageContentStream(document, page, mode, true, true)) {
                                draw.addRect(50, 500, 300, 100);
                                draw.fill();
                            }
                            page.getCOSObject().setNeedToBeUpdated(true);
                        });
        assertFound(changed, Verdict.CHANGED, Code.ADDED_AFTERWARDS);
    }

    @Test
    void a_note_that_was_added_is_seen() throws IOException {
        var changed =
                increment(
                        TWICE,
                        document -> {
                            var page = document.getPage(0);
                            var note = new PDAnnotationText();
                            note.setContents("Not agreed");
                            note.setRectangle(new PDRectangle(60, 700, 40, 40));
                            page.getAnnotations().add(note);
                            page.getCOSObject().setNeedToBeUpdated(true);
                        });
        assertFound(changed, Verdict.CHANGED, Code.ADDED_AFTERWARDS);
    }

    @Test
    void a_change_that_a_strange_signature_covers_is_seen() throws IOException {
        var noted =
                increment(
                        TWICE,
                        document -> document.getPage(0).getCOSObject().setNeedToBeUpdated(true));
        var rogue = Signatory.of(Authority.make("Somebody", NOW, DICE), "party-3", "Somebody");
        var field = new Field("party-3", 1, 60, 700, 100, 40);
        var changed = rogue.sign(Pades.withFields(noted, List.of(field)));
        assertFound(changed, Verdict.CHANGED, Code.UNEXPECTED_SIGNATURE, Code.NOT_TRUSTED);
    }

    @Test
    void who_cuts_off_the_last_signature_is_seen() {
        assertFound(ONCE, Verdict.NOT_VALID, Code.MISSING_SIGNATURE);
    }

    @Test
    void another_document_with_good_signatures_is_another_document() {
        var other =
                Pades.withFields(
                        Signatory.blank(),
                        List.of(
                                new Field("party-1", 1, 60, 300, 200, 70),
                                new Field("party-2", 1, 320, 300, 200, 70)));
        var signed = SECOND.sign(FIRST.sign(other));
        assertFound(signed, Verdict.CHANGED, Code.OTHER_DOCUMENT, Code.OTHER_REVISION);
    }

    /**
     * Two signatures from one base are two documents, each good in itself: why turns are serial.
     */
    @Test
    void two_signatures_from_one_base_are_a_fork() {
        var fork = SECOND.sign(FROZEN);
        assertThat(Validator.check(fork, TRUST, Optional.empty(), NOW).verdict())
                .isEqualTo(Verdict.INTACT);
        assertThat(check(fork).verdict()).isNotEqualTo(Verdict.VALID);
    }

    @Test
    void a_value_for_an_older_base_does_not_hold() {
        var stale = SECOND.value(Pades.toSign(SECOND.act(FROZEN)));
        assertFound(Pades.signed(SECOND.act(ONCE), stale), Verdict.CHANGED, Code.BROKEN);
    }

    @Test
    void a_revoked_certificate_does_not_hold_unless_the_document_was_dated_before() {
        var later = NOW.plus(Duration.ofDays(2));
        var serial = FIRST.certificate().getSerialNumber();
        var list = AUTHORITY.revocations(2, Map.of(serial, NOW.plus(Duration.ofDays(1))), later);
        var trust = new Trust(AUTHORITY.root(), list);
        assertThat(Validator.check(TWICE, trust, Optional.of(EVIDENCE), later).verdict())
                .isEqualTo(Verdict.NOT_VALID);
        var lasting = Pades.lasting(TWICE, AUTHORITY, REVOKED, NOW.plusSeconds(5));
        assertThat(Validator.check(lasting, trust, Optional.of(EVIDENCE), later).verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void whom_nobody_vouches_for_is_intact_and_whom_no_root_vouches_for_is_not_valid() {
        var nobody = new Trust(List.of(), Optional.empty());
        var unknown = Validator.check(TWICE, nobody, Optional.of(EVIDENCE), NOW);
        assertThat(unknown.findings()).extracting(Finding::code).containsOnly(Code.NO_ROOT);
        assertThat(unknown.verdict()).isEqualTo(Verdict.INTACT);
        var other = Authority.make("Another instance", NOW, Signatory.DICE).root();
        var report =
                Validator.check(
                        TWICE,
                        new Trust(List.of(other), Optional.empty()),
                        Optional.of(EVIDENCE),
                        NOW);
        assertThat(report.findings()).extracting(Finding::code).contains(Code.NOT_TRUSTED);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void what_is_no_pdf_or_is_not_signed_is_said() {
        assertFound("Agreement".getBytes(), Verdict.NOT_VALID, Code.NOT_A_PDF);
        assertFound(FROZEN, Verdict.NOT_VALID, Code.NO_SIGNATURE);
    }

    @Test
    void the_keys_of_the_instance_come_back_as_they_were() {
        var password = "of the seal".toCharArray();
        var again = Authority.read(AUTHORITY.toBytes(password), password);
        assertThat(again.root()).isEqualTo(AUTHORITY.root());
        var signatory = Signatory.of(again, "party-1", "Rector");
        assertThat(
                        Validator.check(
                                        signatory.sign(FROZEN),
                                        TRUST,
                                        Optional.empty(),
                                        NOW.plusSeconds(1))
                                .verdict())
                .isEqualTo(Verdict.INTACT);
    }

    private interface Edit {
        void change(PDDocument document) throws IOException;
    }

    private static byte[] increment(byte[] pdf, Edit edit) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            edit.change(document);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }
}
