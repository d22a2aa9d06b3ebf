package org.khural.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.signing.Report.Verdict;
import org.khural.signing.Writing.Article;
import org.khural.signing.Writing.Party;
import org.khural.signing.Writing.Signer;

/** An agreement that nobody had to bring: written, looked through and signed. */
class WritingTest {
    private static final Instant AT = Instant.parse("2026-05-14T09:00:00Z");

    private static final Map<String, String> RECTOR =
            Map.of(
                    "en", "Rector",
                    "mn", "Захирал",
                    "ru", "Ректор",
                    "zh", "校长",
                    "fr", "Recteur");
    private static final Map<String, String> PRESIDENT =
            Map.of(
                    "en", "President",
                    "mn", "Ерөнхийлөгч",
                    "ru", "Президент",
                    "zh", "院长",
                    "fr", "Président");
    private static final Party UNIVERSITY =
            new Party(
                    Map.of(
                            "en", "University of Technology",
                            "mn", "Технологийн их сургууль",
                            "ru", "Технологический университет",
                            "zh", "理工大学",
                            "fr", "Université de technologie"),
                    Map.of(
                            "en", "Mongolia",
                            "mn", "Монгол Улс",
                            "ru", "Монголия",
                            "zh", "蒙古国",
                            "fr", "Mongolie"),
                    List.of(new Signer("party-1", RECTOR, RECTOR)));
    private static final Party INSTITUTE =
            new Party(
                    Map.of(
                            "en", "Institute of Sciences",
                            "mn", "Шинжлэх ухааны хүрээлэн",
                            "ru", "Институт наук",
                            "zh", "科学院",
                            "fr", "Institut des sciences"),
                    Map.of(
                            "en", "China",
                            "mn", "Хятад Улс",
                            "ru", "Китай",
                            "zh", "中国",
                            "fr", "Chine"),
                    List.of(new Signer("party-2", PRESIDENT, PRESIDENT)));

    static Writing standard(boolean isRehearsal, String... languages) {
        var all = List.of(languages);
        return new Writing(
                all,
                Writing.standardTitle(all),
                List.of(UNIVERSITY, INSTITUTE),
                Writing.standardArticles(all, Optional.of(all.getFirst())),
                AT,
                isRehearsal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "mn", "ru", "zh", "fr", "en mn", "mn zh", "ru fr"})
    void it_may_be_signed_in_any_of_our_languages(String languages) {
        for (boolean isRehearsal : List.of(false, true)) {
            var writing = standard(isRehearsal, languages.split(" "));
            assertThat(writing.missing()).isEmpty();
            var written = writing.pdf();
            assertThat(Inspection.of(written.pdf()).findings()).isEmpty();
            assertThat(written.fields())
                    .extracting(Field::name)
                    .containsExactly("party-1", "party-2");
            assertThat(written.pdf()).hasSizeLessThan(300_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, the text in English prevails",
        "mn, монгол хэл дээрх эхийг",
        "ru, преимущество имеет текст на русском языке",
        "zh, 以中文文本为准",
        "fr, le texte en français prévaut"
    })
    void each_language_says_which_one_prevails(String language, String says) {
        var other = language.equals("en") ? "mn" : "en";
        var articles = Writing.standardArticles(List.of(language, other), Optional.of(language));
        assertThat(articles.get(7).text().get(language)).contains(says);
    }

    @Test
    void all_that_is_said_stands_on_its_pages() {
        var text = text(standard(false, "en", "mn").pdf().pdf());
        assertThat(text)
                .contains("1. Purpose", "9. Signing", "9. Гарын үсэг")
                .contains("Represented by: Rector", "Төлөөлөгч: Ерөнхийлөгч", "Монгол Улс")
                .contains("1 / 2", "2 / 2")
                .doesNotContain("REHEARSAL");
    }

    @Test
    void a_rehearsal_says_so_on_each_page() {
        var written = standard(true, "en", "zh").pdf();
        int pages = Inspection.of(written.pdf()).pages();
        assertThat(text(written.pdf()).split("Nothing in it binds anybody", -1)).hasSize(pages + 1);
    }

    @Test
    void the_same_writing_gives_the_same_bytes() {
        assertThat(standard(true, "mn", "zh").pdf().pdf())
                .isEqualTo(standard(true, "mn", "zh").pdf().pdf());
    }

    @Test
    void a_file_says_what_it_is_for_decades() throws IOException {
        try (var document = Loader.loadPDF(standard(false, "fr").pdf().pdf())) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("fr");
            assertThat(catalog.getOutputIntents()).hasSize(1);
            var metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata).contains("<pdfaid:part>2</pdfaid:part>", "Accord de coopération");
        }
    }

    @Test
    void what_can_not_be_drawn_or_is_not_said_in_a_language_is_refused() {
        var odd = new Article(Map.of("en", "Purpose \u1820"), Map.of("en", "Text"));
        var writing = with(List.of(odd), "en");
        assertThat(writing.missing()).containsExactly(0x1820);
        assertThatThrownBy(writing::pdf).isInstanceOf(SigningFailed.class);
        var half = new Article(Map.of("en", "Purpose"), Map.of("en", "Text"));
        assertThatThrownBy(() -> with(List.of(half), "en", "mn").pdf())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> standard(false, "en", "mn", "ru"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void long_texts_go_on_on_the_next_page_and_fields_are_never_torn() {
        for (int paragraphs = 1; paragraphs < 60; paragraphs += 12) {
            var text = "Each party bears its own costs.\n".repeat(paragraphs);
            var article = new Article(Map.of("en", "Costs"), Map.of("en", text));
            var written = with(List.of(article, article), "en").pdf();
            int pages = Inspection.of(written.pdf()).pages();
            for (var field : written.fields()) {
                assertThat(field.page()).isEqualTo(pages);
                assertThat(field.y() + field.height()).isLessThan(842 - 60);
            }
            assertThat(text(written.pdf()).split("bears its own", -1)).hasSize(2 * paragraphs + 1);
        }
    }

    @Test
    void lines_end_between_words_and_not_at_an_apostrophe() {
        for (int width = 50; width < 150; width++) {
            var lines = Fonts.lines(Face.SERIF, "des domaines d’intérêt commun", 10, width);
            assertThat(lines).noneMatch(line -> line.endsWith("’"));
            assertThat(String.join(" ", lines)).isEqualTo("des domaines d’intérêt commun");
        }
    }

    @Test
    void fields_do_not_stand_on_a_page_alone() {
        var text = text(standard(false, "en").pdf().pdf());
        assertThat(text.indexOf("9. Signing")).isGreaterThan(text.indexOf("1 / 2"));
    }

    @Test
    void two_people_sign_what_was_written() {
        var authority = Authority.make("Khural, a test", Signatory.NOW, Signatory.DICE);
        var trust = new Trust(authority.root(), authority.revocations(1, Map.of(), Signatory.NOW));
        var written = standard(false, "mn", "en").pdf();
        var revision = Pades.withFields(written.pdf(), written.fields());
        for (var field : written.fields()) {
            var signatory = Signatory.of(authority, field.name(), "Rector");
            var picture = AppearanceTest.plain("Өргөө 院长").png(field);
            var base = signatory.act(revision);
            var act =
                    new Pades.Act(
                            base.base(),
                            base.field(),
                            base.certificate(),
                            base.issuer(),
                            base.at(),
                            base.reason(),
                            picture);
            revision = Pades.signed(act, signatory.value(Pades.toSign(act)));
        }
        var report =
                Validator.check(revision, trust, Optional.empty(), Signatory.NOW.plusSeconds(1));
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.INTACT);
        assertThat(report.signatures()).hasSize(2);
    }

    private static Writing with(List<Article> articles, String... languages) {
        var all = List.of(languages);
        var title = Writing.standardTitle(all);
        return new Writing(all, title, List.of(UNIVERSITY, INSTITUTE), articles, AT, false);
    }

    private static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
