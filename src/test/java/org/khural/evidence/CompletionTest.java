package org.khural.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.signing.Signatory.NOW;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.khural.domain.LocalizedText;
import org.khural.signing.Inspection;
import org.khural.signing.Sha256;
import org.khural.signing.SigningFailed;
import org.khural.signing.Trust;
import org.khural.signing.Validator;
import org.khural.wire.Codec;

/** What the instance itself says of an agreement, to people and to programs, under one seal. */
class CompletionTest {
    private static final Ceremony CEREMONY = Ceremony.of(Ceremony.instance());
    private static final Completion COMPLETION = CEREMONY.completion();
    private static final byte[] PDF = pdf(COMPLETION);

    private static byte[] pdf(Completion completion) {
        var authority = CEREMONY.authority();
        return CompletionPdf.of(completion, authority, Ceremony.revoked(authority));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Completion with(LocalizedText title, List<String> languages, boolean isTest) {
        var c = COMPLETION;
        return new Completion(
                c.agreement(),
                title,
                languages,
                c.prevailing(),
                c.parties(),
                c.signatures(),
                c.frozen(),
                c.completed(),
                c.receipts(),
                c.chain(),
                c.root(),
                c.at(),
                isTest);
    }

    @Test
    void people_read_it_in_two_languages() throws IOException {
        var text = text(PDF);
        assertThat(text)
                .contains("Гүйцэтгэлийн гэрчилгээ", "Certificate of completion")
                .contains("Хамтын ажиллагааны гэрээ", "Agreement on cooperation")
                .contains("Rector of Technology", "校长", "Ректор")
                .contains(COMPLETION.frozen().grouped(), COMPLETION.chain().grouped())
                .contains(Sha256.of(CEREMONY.authority().root()).grouped())
                .contains("147", "150", "What this does not prove");
        assertThat(text).doesNotContain("TEST");
    }

    @Test
    void it_can_be_in_any_two_of_our_languages_and_a_test_is_marked() throws IOException {
        for (var pair : List.of(List.of("zh", "ru"), List.of("fr", "mn"), List.of("en"))) {
            var completion = with(COMPLETION.title(), pair, true);
            var warning = CompletionWords.in(pair.getFirst()).of("test");
            assertThat(text(pdf(completion)).replaceAll("\\s", ""))
                    .contains(warning.substring(0, 6).replaceAll("\\s", ""));
        }
    }

    @Test
    void nothing_in_it_needs_another_font_and_nothing_acts() {
        assertThat(Inspection.of(PDF).findings())
                .extracting(Inspection.Finding::code)
                .containsOnly(Inspection.Code.ATTACHMENT, Inspection.Code.SIGNED_ALREADY);
    }

    @Test
    void the_instance_sealed_it_and_the_data_in_it() throws Exception {
        var trust = new Trust(List.of(CEREMONY.authority().root()), Optional.empty());
        assertThat(Validator.isSealed(PDF, trust, NOW.plusSeconds(60))).isTrue();
        assertThat(Attached.read(PDF)).hasValue(COMPLETION.json());
        var data = new String(COMPLETION.json(), StandardCharsets.UTF_8);
        assertThat(Codec.read(data, Map.class))
                .containsEntry("chain", COMPLETION.chain().hex())
                .containsEntry("format", Completion.FORMAT)
                .containsKey("doesNotProve");
        var nobody = new Trust(List.of(), Optional.empty());
        assertThat(Validator.isSealed(PDF, nobody, NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void a_letter_that_nobody_can_draw_is_no_box() {
        var tibetan = with(LocalizedText.of("en", "\u0f40"), List.of("en"), false);
        assertThatThrownBy(() -> pdf(tibetan)).isInstanceOf(SigningFailed.class);
    }
}
