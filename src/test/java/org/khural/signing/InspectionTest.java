package org.khural.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.khural.signing.Inspection.Code;
import org.khural.signing.Inspection.Finding;

/** What may be signed, and what may not, each with its reason. */
class InspectionTest {
    private interface Make {
        void change(PDDocument document, PDPage page) throws IOException;
    }

    private static byte[] pdf(Make make) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            make.change(document, page);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertFound(byte[] pdf, Code... codes) {
        assertThat(Inspection.of(pdf).findings()).extracting(Finding::code).containsExactly(codes);
    }

    @Test
    void a_plain_document_may_be_signed_and_may_lead_to_a_page_on_the_web() {
        var plain =
                pdf(
                        (document, page) -> {
                            var link = new PDAnnotationLink();
                            var to = new PDActionURI();
                            to.setURI("https://khural.example/");
                            link.setAction(to);
                            page.getAnnotations().add(link);
                            page.setAnnotations(List.of(link));
                        });
        assertThat(Inspection.of(plain)).isEqualTo(new Inspection(1, List.of()));
    }

    @Test
    void what_can_not_be_read_is_said() {
        assertFound("Agreement".getBytes(StandardCharsets.UTF_8), Code.NOT_A_PDF);
        assertFound(new byte[Inspection.MOST_BYTES + 1], Code.TOO_LARGE);
        assertFound(
                pdf(
                        (document, page) ->
                                document.protect(
                                        new StandardProtectionPolicy(
                                                "owner", "user", new AccessPermission()))),
                Code.ENCRYPTED);
    }

    @Test
    void an_encrypted_one_that_opens_without_a_password_is_encrypted_too() {
        assertFound(
                pdf(
                        (document, page) ->
                                document.protect(
                                        new StandardProtectionPolicy(
                                                "owner", "", new AccessPermission()))),
                Code.ENCRYPTED);
    }

    @Test
    void nothing_in_it_acts() {
        assertFound(
                pdf(
                        (document, page) ->
                                document.getDocumentCatalog()
                                        .setOpenAction(new PDActionJavaScript("app.alert(1)"))),
                Code.SCRIPT);
        assertFound(
                pdf(
                        (document, page) -> {
                            var link = new PDAnnotationLink();
                            link.setAction(new PDActionLaunch());
                            page.setAnnotations(List.of(link));
                        }),
                Code.ACTION);
    }

    @Test
    void nothing_is_filled_in_or_switched_off_later() {
        assertFound(
                pdf(
                        (document, page) -> {
                            var form = new PDAcroForm(document);
                            var field = new PDTextField(form);
                            field.setPartialName("amount");
                            form.setFields(List.of(field));
                            document.getDocumentCatalog().setAcroForm(form);
                        }),
                Code.FORM);
        assertFound(
                pdf(
                        (document, page) -> {
                            var form = new PDAcroForm(document);
                            form.getCOSObject().setItem(COSName.XFA, new COSString("<xdp/>"));
                            document.getDocumentCatalog().setAcroForm(form);
                        }),
                Code.XFA);
        assertFound(
                pdf(
                        (document, page) ->
                                document.getDocumentCatalog()
                                        .setOCProperties(new PDOptionalContentProperties())),
                Code.LAYERS);
    }

    @Test
    void what_was_signed_before_is_not_signed_again_as_new() {
        var authority = Authority.make("Khural, a test", Signatory.NOW, Signatory.DICE);
        var field = new Field("party-1", 1, 60, 600, 200, 70);
        var frozen = Pades.withFields(Signatory.blank(), List.of(field));
        var signed = Signatory.of(authority, "party-1", "Rector").sign(frozen);
        assertThat(Inspection.of(signed).findings())
                .contains(new Finding(Code.SIGNED_ALREADY, Optional.empty(), "party-1"));
    }

    @Test
    void a_font_that_is_not_in_it_is_named() {
        var other =
                pdf(
                        (document, page) -> {
                            try (var text = new PDPageContentStream(document, page)) {
                                text.beginText();
                                text.setFont(new PDType1Font(FontName.HELVETICA), 12);
                                text.newLineAtOffset(50, 700);
                                text.showText("Agreement");
                                text.endText();
                            }
                        });
        assertThat(Inspection.of(other).findings())
                .containsExactly(new Finding(Code.FONT_NOT_EMBEDDED, Optional.of(1), "Helvetica"));
    }

    @Test
    void nothing_is_attached() {
        assertFound(
                pdf(
                        (document, page) -> {
                            var file = new PDComplexFileSpecification();
                            file.setFile("annex.txt");
                            var bytes = new java.io.ByteArrayInputStream(new byte[] {1, 2, 3});
                            file.setEmbeddedFile(new PDEmbeddedFile(document, bytes));
                            var files = new PDEmbeddedFilesNameTreeNode();
                            files.setNames(Map.of("annex", file));
                            var catalog = document.getDocumentCatalog();
                            var names = new PDDocumentNameDictionary(catalog);
                            names.setEmbeddedFiles(files);
                            catalog.setNames(names);
                        }),
                Code.ATTACHMENT);
    }

    @Test
    void pages_have_a_size_that_people_can_read() {
        assertFound(
                pdf((document, page) -> page.setMediaBox(new PDRectangle(20, 20))), Code.PAGE_SIZE);
        assertFound(
                pdf((document, page) -> page.setMediaBox(new PDRectangle(20_000, 20_000))),
                Code.PAGE_SIZE);
        assertFound(
                pdf(
                        (document, page) -> {
                            for (int i = 0; i < Inspection.MOST_PAGES; i++) {
                                document.addPage(new PDPage(PDRectangle.A4));
                            }
                        }),
                Code.TOO_MANY_PAGES);
    }

    @Test
    void a_small_file_that_unpacks_to_a_large_one_is_too_large() {
        var bomb =
                pdf(
                        (document, page) -> {
                            var stream = document.getDocument().createCOSStream();
                            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                                var zeros = new byte[1_000_000];
                                for (int i = 0; i < 501; i++) out.write(zeros);
                            }
                            var resources = new COSDictionary();
                            resources.setItem(COSName.getPDFName("Bomb"), stream);
                            page.getCOSObject().setItem(COSName.RESOURCES, resources);
                        });
        assertThat(bomb.length).isLessThan(1_000_000);
        assertFound(bomb, Code.TOO_LARGE);
    }

    @Test
    void a_picture_that_browsers_do_not_draw_is_refused() {
        assertFound(
                pdf(
                        (document, page) -> {
                            var image = document.getDocument().createCOSStream();
                            try (var out = image.createRawOutputStream()) {
                                out.write(new byte[] {1, 2, 3});
                            }
                            image.setItem(COSName.SUBTYPE, COSName.IMAGE);
                            image.setItem(COSName.FILTER, COSName.JPX_DECODE);
                            var resources = new COSDictionary();
                            resources.setItem(COSName.getPDFName("Im1"), image);
                            page.getCOSObject().setItem(COSName.RESOURCES, resources);
                        }),
                Code.IMAGE_FORMAT);
    }

    /** In the text of a plain document, without moving anything. */
    private static byte[] edited(byte[] pdf, String from, String to) {
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        assertThat(to).hasSameSizeAs(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** With tables that are read as text. */
    private static byte[] plain(Make make) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            make.change(document, page);
            var out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_missing_could_be_supplied_later() {
        var whole =
                plain(
                        (document, page) ->
                                page.getCOSObject().setInt(COSName.getPDFName("X"), 7777));
        assertFound(whole);
        var missing = edited(whole, "/X 7777\n", "/X 9 0 R");
        assertThat(Inspection.of(missing).findings())
                .containsExactly(new Finding(Code.DANGLING, Optional.of(1), "9 0 R"));
    }

    @Test
    void what_signing_writes_anew_is_written_for_the_first_time() {
        var whole = plain((document, page) -> {});
        var catalog = edited(edited(whole, "1 0 obj", "1 3 obj"), "/Root 1 0 R", "/Root 1 3 R");
        var text = new String(catalog, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("00000 n");
        var renewed = text.substring(0, at) + "00003 n" + text.substring(at + 7);
        assertThat(Inspection.of(renewed.getBytes(StandardCharsets.ISO_8859_1)).findings())
                .containsExactly(new Finding(Code.GENERATION, Optional.empty(), "1 3 R"));
    }

    @Test
    void three_hundred_pages_may_be_signed() {
        var many =
                pdf(
                        (document, page) -> {
                            for (int i = 1; i < Inspection.MOST_PAGES; i++) {
                                document.addPage(new PDPage(PDRectangle.A4));
                            }
                        });
        assertThat(Inspection.of(many)).isEqualTo(new Inspection(300, List.of()));
    }
}
