package org.khural.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.signing.Signatory.DICE;
import static org.khural.signing.Signatory.NOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.evidence.Examination.Code;
import org.khural.evidence.Examination.Finding;
import org.khural.signing.Authority;
import org.khural.signing.Report;
import org.khural.signing.Report.Verdict;
import org.khural.signing.Rogue;
import org.khural.signing.Signatory;
import org.khural.signing.Trust;

/** A stranger has a bundle and a root, and whoever gave the bundle may have changed anything. */
class ExaminationTest {
    private static final Authority AUTHORITY = Ceremony.instance();
    private static final Authority ROGUE = Authority.make("Somebody", NOW, DICE);
    private static final Ceremony CEREMONY = Ceremony.of(AUTHORITY);

    private static Trust trusting(Authority authority) {
        return new Trust(List.of(authority.root()), Optional.empty());
    }

    private static Examination check(Map<String, byte[]> changed) {
        var bundle = CEREMONY.with(changed);
        return Examination.of(bundle, trusting(AUTHORITY), NOW.plusSeconds(60));
    }

    private static Examination checkPdf(byte[] pdf) {
        return check(Map.of(Bundle.AGREEMENT, pdf));
    }

    private static Examination checkLines(Consumer<List<String>> change) {
        var text = new String(CEREMONY.chain().bytes(), StandardCharsets.UTF_8);
        var lines = new ArrayList<>(text.lines().toList());
        change.accept(lines);
        var bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return check(Map.of(Bundle.EVIDENCE, bytes));
    }

    private static void assertFound(Examination found, Verdict verdict, Code... codes) {
        assertThat(found.findings()).extracting(Finding::code).containsExactly(codes);
        assertThat(found.verdict()).isEqualTo(verdict);
    }

    private static void assertFound(Examination found, Verdict verdict, Report.Code... codes) {
        assertThat(found.document().findings()).extracting(Report.Finding::code).contains(codes);
        assertThat(found.verdict()).isEqualTo(verdict);
    }

    @Test
    void what_nobody_touched_is_valid() {
        var found = check(Map.of());
        assertThat(found.document().findings()).isEmpty();
        assertFound(found, Verdict.VALID, new Code[0]);
        assertThat(found.document().signatures()).hasSize(2);
    }

    /** Neither the certificates of the people nor the list of what was revoked are needed then. */
    @Test
    void it_is_valid_in_two_years_without_the_list() {
        var bundle = CEREMONY.with(Map.of(Bundle.REVOKED, new byte[0]));
        var later = NOW.plus(Duration.ofDays(2 * 365));
        var found = Examination.of(bundle, trusting(AUTHORITY), later);
        assertFound(found, Verdict.VALID, new Code[0]);
    }

    @Test
    void a_line_that_was_changed_is_a_change() {
        var found = checkLines(all -> all.set(2, all.get(2).replace("\"mn\"", "\"en\"")));
        assertFound(found, Verdict.CHANGED, Code.CHAIN_BROKEN);
        assertThat(found.findings())
                .containsExactly(new Finding(Code.CHAIN_BROKEN, "3 OTHER_HASH"));
        assertThat(found.chain().facts()).hasSize(2);
    }

    @Test
    void lines_in_another_order_are_a_change() {
        assertFound(
                checkLines(all -> Collections.swap(all, 3, 4)), Verdict.CHANGED, Code.CHAIN_BROKEN);
    }

    /** Somebody cuts the chain before the last signature: the document has one too many. */
    @Test
    void a_chain_that_ends_too_early_does_not_fit_the_document() {
        var found = checkLines(all -> all.subList(4, all.size()).clear());
        assertFound(found, Verdict.CHANGED, Code.NOT_COMPLETED, Code.CERTIFICATE_DIFFERS);
        assertFound(found, Verdict.CHANGED, Report.Code.UNEXPECTED_SIGNATURE);
    }

    @Test
    void a_signature_that_was_left_out_of_the_chain_and_the_document_is_not_the_end() {
        var chain =
                Chain.EMPTY
                        .and(NOW, Chain.FROZEN, "organiser", data(CEREMONY.frozen()))
                        .and(NOW, Chain.SIGNED, "party-1", CEREMONY.chain().facts().get(3).data())
                        .and(NOW, Chain.COMPLETED, "system", data(CEREMONY.twice()));
        var found =
                check(
                        Map.of(
                                Bundle.EVIDENCE, chain.bytes(),
                                Bundle.AGREEMENT, CEREMONY.once()));
        assertFound(found, Verdict.CHANGED, Code.OTHER_END, Code.CERTIFICATE_DIFFERS);
    }

    /** Declined after the first signature: that one still can be checked, and no more is said. */
    @Test
    void what_was_signed_before_somebody_declined_is_intact() {
        var declined = new Chain(CEREMONY.chain().facts().subList(0, 4), Optional.empty());
        var found =
                check(
                        Map.of(
                                Bundle.AGREEMENT,
                                CEREMONY.once(),
                                Bundle.EVIDENCE,
                                declined.and(NOW, "declined", "party-2", Map.of()).bytes(),
                                Bundle.CERTIFICATE,
                                new byte[0],
                                Bundle.CERTIFICATE_DATA,
                                new byte[0]));
        assertThat(found.document().verdict()).isEqualTo(Verdict.VALID);
        assertFound(found, Verdict.INTACT, Code.NOT_COMPLETED);
    }

    /** The chain can not see it, but the certificate names a fact that is not there any more. */
    @Test
    void a_chain_without_its_end_is_not_the_one_that_was_sealed() {
        var facts = CEREMONY.chain().facts();
        assertFound(checkLines(List::removeLast), Verdict.VALID, new Code[0]);
        var shorter =
                new Chain(facts.subList(0, 5), Optional.empty())
                        .and(NOW, Chain.COMPLETED, "system", data(CEREMONY.twice()));
        var found = check(Map.of(Bundle.EVIDENCE, shorter.bytes()));
        assertFound(found, Verdict.CHANGED, Code.CERTIFICATE_DIFFERS);
    }

    /** Whoever leaves the certificate away too has a chain that anybody could have made. */
    @Test
    void without_a_certificate_nobody_vouches_for_the_chain() {
        var found =
                check(
                        Map.of(
                                Bundle.CERTIFICATE, new byte[0],
                                Bundle.CERTIFICATE_DATA, new byte[0]));
        assertFound(found, Verdict.INTACT, Code.NO_CERTIFICATE);
    }

    @Test
    void a_certificate_of_another_agreement_or_with_another_copy_is_another() {
        var other = Ceremony.of(AUTHORITY, 300).bundle();
        var pdf = other.file(Bundle.CERTIFICATE).orElseThrow();
        var data = other.file(Bundle.CERTIFICATE_DATA).orElseThrow();
        assertFound(
                check(Map.of(Bundle.CERTIFICATE, pdf, Bundle.CERTIFICATE_DATA, data)),
                Verdict.CHANGED,
                Code.CERTIFICATE_DIFFERS);
        assertFound(
                check(Map.of(Bundle.CERTIFICATE_DATA, data)),
                Verdict.CHANGED,
                Code.CERTIFICATE_DIFFERS);
    }

    @Test
    void a_certificate_needs_the_seal_of_the_instance() {
        var completion = CEREMONY.completion();
        var rogue = CompletionPdf.of(completion, ROGUE, Ceremony.revoked(ROGUE));
        assertFound(
                check(Map.of(Bundle.CERTIFICATE, rogue)),
                Verdict.NOT_VALID,
                Code.CERTIFICATE_NOT_SEALED);
        // Signed by somebody whom the instance certified, but who is not the instance.
        assertFound(
                check(Map.of(Bundle.CERTIFICATE, CEREMONY.once())),
                Verdict.NOT_VALID,
                Code.CERTIFICATE_NOT_SEALED);
    }

    @Test
    void who_signed_on_paper_is_not_in_the_file() {
        var chain =
                new Chain(CEREMONY.chain().facts().subList(0, 4), Optional.empty())
                        .and(NOW, "signedOnPaper", "chair", Map.of("signatory", "party-2"))
                        .and(NOW, Chain.CONCLUDED_ON_PAPER, "chair", data(CEREMONY.once()));
        var found =
                check(
                        Map.of(
                                Bundle.AGREEMENT,
                                CEREMONY.once(),
                                Bundle.EVIDENCE,
                                chain.bytes(),
                                Bundle.CERTIFICATE,
                                new byte[0],
                                Bundle.CERTIFICATE_DATA,
                                new byte[0]));
        assertFound(found, Verdict.INTACT, Code.ON_PAPER, Code.NO_CERTIFICATE);
    }

    @Test
    void the_document_of_another_agreement_is_another_document() {
        var other = Ceremony.of(AUTHORITY, 300).pdf();
        assertFound(checkPdf(other), Verdict.CHANGED, Report.Code.OTHER_DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_note_is_seen_on_a_page_with_fields_and_without(int page) throws IOException {
        var noted = increment(CEREMONY.pdf(), document -> note(document, page));
        assertFound(checkPdf(noted), Verdict.CHANGED, Report.Code.ADDED_AFTERWARDS);
    }

    @Test
    void a_drawing_over_the_text_is_seen() throws IOException {
        var drawn = increment(CEREMONY.pdf(), ExaminationTest::draw);
        assertFound(checkPdf(drawn), Verdict.CHANGED, Report.Code.ADDED_AFTERWARDS);
    }

    /** So that the last byte is covered again, by a time that anybody can make. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_note_under_a_rogue_time_is_seen(int page) throws IOException {
        assertSeenUnderATime(document -> note(document, page));
    }

    @Test
    void a_drawing_under_a_rogue_time_is_seen() throws IOException {
        assertSeenUnderATime(ExaminationTest::draw);
    }

    /** A stranger's time on an untouched document adds nothing to it, and takes nothing away. */
    @Test
    void a_rogue_time_alone_changes_nothing() {
        var found = checkPdf(Rogue.timed(CEREMONY.pdf(), ROGUE));
        assertFound(found, Verdict.VALID, new Code[0]);
        assertThat(found.document().times()).isEqualTo(3);
    }

    @Test
    void another_certificate_in_the_same_field_is_seen() {
        var frozen = CEREMONY.frozen();
        var first = Signatory.of(AUTHORITY, "party-1", "Rector of Technology");
        var second = Signatory.of(AUTHORITY, "party-2", "校长");
        var swapped = second.sign(first.sign(frozen));
        assertFound(checkPdf(swapped), Verdict.CHANGED, Report.Code.OTHER_CERTIFICATE);
    }

    @Test
    void the_root_of_somebody_else_vouches_for_nothing() {
        var bundle = CEREMONY.with(Map.of(Bundle.ROOT, Bundle.pem(ROGUE.root())));
        var found = Examination.of(bundle, trusting(ROGUE), NOW.plusSeconds(60));
        assertFound(found, Verdict.NOT_VALID, Report.Code.NOT_TRUSTED);
    }

    @Test
    void a_list_of_what_was_revoked_that_is_none_is_said() {
        var found = check(Map.of(Bundle.REVOKED, new byte[] {1, 2, 3}));
        assertFound(found, Verdict.NOT_VALID, Code.REVOKED_UNREADABLE);
    }

    private static void assertSeenUnderATime(Edit edit) throws IOException {
        for (var base : List.of(CEREMONY.twice(), CEREMONY.pdf())) {
            for (var who : List.of(ROGUE, AUTHORITY)) {
                var found = checkPdf(Rogue.timed(increment(base, edit), who));
                assertThat(found.verdict()).isEqualTo(Verdict.CHANGED);
            }
        }
    }

    private static Map<String, String> data(byte[] document) {
        return Map.of("sha256", Ceremony.hex(document));
    }

    private static void note(PDDocument document, int number) throws IOException {
        var page = document.getPage(number);
        var note = new PDAnnotationText();
        note.setContents("Not agreed");
        note.setRectangle(new PDRectangle(60, 700, 40, 40));
        var all = new ArrayList<>(page.getAnnotations());
        all.add(note);
        page.setAnnotations(all);
        page.getCOSObject().setNeedToBeUpdated(true);
    }

    private static void draw(PDDocument document) throws IOException {
        var page = document.getPage(1);
        var mode = PDPageContentStream.AppendMode.APPEND;
        try (var over = new PDPageContentStream(document, page, mode, true, true)) {
            over.addRect(50, 500, 300, 100);
            over.fill();
        }
        page.getCOSObject().setNeedToBeUpdated(true);
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
