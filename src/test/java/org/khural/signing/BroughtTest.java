package org.khural.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.signing.Brought.NotTaken;
import org.khural.signing.Brought.Why;
import org.khural.signing.Report.Code;
import org.khural.signing.Report.Finding;
import org.khural.signing.Report.Verdict;

/** One signs with a tool of their own, beside one whose key this instance has certified. */
class BroughtTest {
    private static final Instant NOW = Signatory.NOW;
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofDays(4 * 365));
    private static final Authority AUTHORITY =
            Authority.make("Khural, a test", NOW, Signatory.DICE);
    private static final byte[] REVOKED = AUTHORITY.revocations(1, Map.of(), NOW);
    private static final Trust TRUST = new Trust(AUTHORITY.root(), REVOKED);
    private static final byte[] FROZEN =
            Pades.withFields(
                    Signatory.blank(),
                    List.of(
                            new Field("party-1", 1, 60, 600, 200, 70),
                            new Field("party-2", 1, 320, 600, 200, 70)));

    private static final Signatory FIRST = Signatory.of(AUTHORITY, "party-1", "Rector");
    private static final byte[] ONCE = FIRST.sign(FROZEN);
    private static final OwnTool TOOL = OwnTool.rsa(2048);

    private static Evidence evidence(boolean isBrought, OwnTool by, byte[] twice) {
        var first = new Evidence.Step("party-1", Sha256.of(FIRST.certificate()), Sha256.of(ONCE));
        var second = new Evidence.Step("party-2", by.fingerprint(), Sha256.of(twice), isBrought);
        return new Evidence(Sha256.of(FROZEN), List.of(first, second));
    }

    private static Brought check(byte[] base, byte[] pdf) throws NotTaken {
        return Brought.check(base, pdf, "party-2", NOW);
    }

    private static NotTaken assertNotTaken(byte[] pdf, Why why) {
        var not = catchThrowableOfType(NotTaken.class, () -> check(ONCE, pdf));
        assertThat(not).as("it was taken").isNotNull();
        assertThat(not.why()).isEqualTo(why);
        return not;
    }

    private static byte[] with(Consumer<PDDocument> more) {
        return TOOL.sign(ONCE, "party-2", NOW, more);
    }

    private static void assertGood(OwnTool tool) throws NotTaken {
        var twice = tool.sign(ONCE, "party-2", NOW);
        var brought = check(ONCE, twice);
        assertThat(brought).isEqualTo(new Brought(tool.fingerprint(), NOW));
        var evidence = Optional.of(evidence(true, tool, twice));
        var report = Validator.check(twice, TRUST, evidence, NOW.plusSeconds(5));
        assertThat(report.findings())
                .containsExactly(
                        new Finding(Code.OTHER_ISSUER, "party-2: " + tool.fingerprint().grouped()));
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void a_certificate_of_another_issuer_counts_if_the_evidence_names_it() throws NotTaken {
        assertGood(TOOL);
        assertGood(TOOL.in("adbe.pkcs7.detached"));
        assertGood(OwnTool.curve("secp256r1", "SHA256withECDSA"));
        assertGood(OwnTool.curve("secp384r1", "SHA384withECDSA"));
    }

    @Test
    void without_evidence_nobody_trusts_it() {
        var twice = TOOL.sign(ONCE, "party-2", NOW);
        var report = Validator.check(twice, TRUST, Optional.empty(), NOW.plusSeconds(5));
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.NOT_TRUSTED);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VALID);
    }

    @Test
    void where_a_key_of_the_instance_was_to_sign_no_other_does() {
        var twice = TOOL.sign(ONCE, "party-2", NOW);
        var evidence = Optional.of(evidence(false, TOOL, twice));
        var report = Validator.check(twice, TRUST, evidence, NOW.plusSeconds(5));
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.NOT_TRUSTED);
    }

    @Test
    void another_certificate_than_the_one_that_is_named_is_not_it() {
        var twice = TOOL.sign(ONCE, "party-2", NOW);
        var other = Optional.of(evidence(true, OwnTool.rsa(2048), twice));
        var report = Validator.check(twice, TRUST, other, NOW.plusSeconds(5));
        assertThat(report.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(Code.NOT_TRUSTED, Code.OTHER_CERTIFICATE);
    }

    /** Who brings a signature has not broken the ones before, and can not have somebody else's. */
    @Test
    void the_next_one_signs_after_it_and_it_lasts() {
        var brought = TOOL.sign(FROZEN, "party-2", NOW);
        var both = FIRST.sign(brought);
        var steps =
                List.of(
                        new Evidence.Step("party-2", TOOL.fingerprint(), Sha256.of(brought), true),
                        new Evidence.Step(
                                "party-1", Sha256.of(FIRST.certificate()), Sha256.of(both)));
        var evidence = Optional.of(new Evidence(Sha256.of(FROZEN), steps));
        var lasting = Pades.lasting(both, AUTHORITY, REVOKED, NOW.plusSeconds(5));
        var onlyRoot = new Trust(List.of(AUTHORITY.root()), Optional.empty());
        for (var at : List.of(NOW.plusSeconds(10), MUCH_LATER)) {
            var report = Validator.check(lasting, onlyRoot, evidence, at);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .containsExactly(Code.OTHER_ISSUER);
            assertThat(report.verdict()).isEqualTo(Verdict.VALID);
            assertThat(report.signatures())
                    .extracting(Report.Signature::level)
                    .containsOnly("PAdES-BASELINE-LTA");
        }
    }

    @Test
    void one_bit_of_it_is_seen() {
        var twice = TOOL.sign(ONCE, "party-2", NOW);
        var evidence = Optional.of(evidence(true, TOOL, twice));
        var bytes = twice.clone();
        // In what the second one alone covers.
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("Adobe.PPKLite", ONCE.length)] ^= 1;
        var report = Validator.check(bytes, TRUST, evidence, NOW.plusSeconds(5));
        assertThat(report.findings()).extracting(Finding::code).contains(Code.BROKEN);
        assertThat(report.verdict()).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void a_file_that_was_rewritten_is_refused_with_where_it_differs() throws IOException {
        var changed = TOOL.sign(ONCE, "party-2", NOW);
        changed[1_234] ^= 1;
        assertThat(assertNotTaken(changed, Why.CHANGED).offset()).hasValue(1_234);
        try (var document = Loader.loadPDF(ONCE)) {
            var out = new ByteArrayOutputStream();
            document.save(out);
            var rewritten = assertNotTaken(out.toByteArray(), Why.CHANGED);
            assertThat(rewritten.offset()).isPresent();
        }
        var cut = Arrays.copyOf(ONCE, ONCE.length - 1);
        assertThat(assertNotTaken(cut, Why.CHANGED).offset()).hasValue(ONCE.length - 1);
    }

    @Test
    void what_was_not_signed_or_elsewhere_is_refused() {
        assertNotTaken(ONCE, Why.FIELD);
        assertNotTaken(Pades.withFields(ONCE, List.of(field("more"))), Why.FIELD);
        var elsewhere = Pades.withFields(ONCE, List.of(field("party-3")));
        assertNotTaken(TOOL.sign(elsewhere, "party-3", NOW), Why.FIELD);
        var both = TOOL.sign(TOOL.sign(elsewhere, "party-3", NOW), "party-2", NOW);
        assertNotTaken(both, Why.FIELD);
        var timed = Rogue.timed(TOOL.sign(ONCE, "party-2", NOW), AUTHORITY);
        assertNotTaken(timed, Why.FIELD);
    }

    private static Field field(String name) {
        return new Field(name, 1, 60, 300, 200, 70);
    }

    @Test
    void whatever_else_a_tool_does_to_the_document_is_refused() {
        assertNotTaken(with(BroughtTest::draw), Why.CHANGED);
        assertNotTaken(with(BroughtTest::note), Why.CHANGED);
        assertNotTaken(
                with(
                        document -> {
                            var catalog = document.getDocumentCatalog().getCOSObject();
                            catalog.setItem(COSName.getPDFName("Collection"), new COSDictionary());
                            catalog.setNeedToBeUpdated(true);
                        }),
                Why.CHANGED);
        assertNotTaken(
                with(
                        document -> {
                            var field = document.getSignatureFields().getLast();
                            var widget = field.getWidgets().getFirst();
                            widget.setRectangle(new PDRectangle(10, 10, 500, 700));
                        }),
                Why.CHANGED);
        assertNotTaken(
                with(
                        document ->
                                document.getSignatureFields()
                                        .getLast()
                                        .getSignature()
                                        .getCOSObject()
                                        .setItem(
                                                COSName.REFERENCE,
                                                new org.apache.pdfbox.cos.COSArray())),
                Why.CHANGED);
    }

    private static void draw(PDDocument document) {
        var page = document.getPage(0);
        try (var draw = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            draw.addRect(50, 500, 300, 100);
            draw.fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.getCOSObject().setNeedToBeUpdated(true);
    }

    private static void note(PDDocument document) {
        try {
            var note = new PDAnnotationText();
            note.setContents("Not agreed");
            note.setRectangle(new PDRectangle(60, 700, 40, 40));
            var page = document.getPage(0);
            var all = page.getAnnotations();
            all.add(note);
            page.setAnnotations(all);
            page.getCOSObject().setNeedToBeUpdated(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_it_says_of_itself_may_change() throws NotTaken {
        var stamped =
                with(
                        document -> {
                            var info = document.getDocumentInformation();
                            info.setProducer("A tool of one's own");
                            info.getCOSObject().setNeedToBeUpdated(true);
                        });
        assertThat(check(ONCE, stamped).certificate()).isEqualTo(TOOL.fingerprint());
    }

    @Test
    void bytes_behind_it_are_refused() {
        var twice = TOOL.sign(ONCE, "party-2", NOW);
        var more = Arrays.copyOf(twice, twice.length + 1);
        more[twice.length] = '\n';
        assertNotTaken(more, Why.COVERAGE);
    }

    @Test
    void weak_and_foreign_algorithms_are_refused() {
        for (var tool :
                List.of(
                        OwnTool.rsa(1024),
                        OwnTool.curve("secp521r1", "SHA512withECDSA"),
                        OwnTool.curve("secp256r1", "SHA1withECDSA"),
                        OwnTool.curve("sm2p256v1", "SM3withSM2"))) {
            assertNotTaken(tool.sign(ONCE, "party-2", NOW), Why.ALGORITHM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adbe.pkcs7.sha1", "adbe.x509.rsa_sha1", "ETSI.RFC3161"})
    void other_formats_are_refused(String format) {
        assertNotTaken(TOOL.in(format).sign(ONCE, "party-2", NOW), Why.FORMAT);
    }

    @Test
    void a_certificate_that_is_over_is_refused() {
        assertNotTaken(TOOL.over().sign(ONCE, "party-2", NOW), Why.CERTIFICATE);
    }

    /** A time that one chooses oneself brings no certificate back. */
    @Test
    void nor_does_one_that_was_not_valid_when_it_signed_as_it_says() {
        var early = NOW.minus(Duration.ofDays(3));
        var twice = TOOL.sign(ONCE, "party-2", early);
        var evidence = Optional.of(evidence(true, TOOL, twice));
        var report = Validator.check(twice, TRUST, evidence, NOW.plusSeconds(5));
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.NOT_PASSED);
    }
}
