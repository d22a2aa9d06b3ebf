package org.khural.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field stands where whoever placed it saw it, however the page lies in the file. */
class PlaceTest {
    private static final Authority AUTHORITY =
            Authority.make("Khural, a test", Signatory.NOW, Signatory.DICE);
    private static final Field FIELD = new Field("party-1", 1, 60, 110, 200, 70);

    private static byte[] page(int rotation, PDRectangle media, PDRectangle crop) {
        try (var document = new PDDocument()) {
            var page = new PDPage(media);
            page.setCropBox(crop);
            page.setRotation(rotation);
            document.addPage(page);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all that is dark on the first page as it is shown; a pixel is a point. */
    private static Rectangle dark(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var shown = new PDFRenderer(document).renderImage(0);
            return dark(shown);
        }
    }

    private static Rectangle dark(BufferedImage shown) {
        var all = new Rectangle(-1, -1);
        for (int y = 0; y < shown.getHeight(); y++) {
            for (int x = 0; x < shown.getWidth(); x++) {
                if ((shown.getRGB(x, y) & 0xff) < 128) all.add(new Rectangle(x, y, 1, 1));
            }
        }
        return all;
    }

    private static void assertShown(byte[] pdf) throws IOException {
        var frozen = Pades.withFields(pdf, List.of(FIELD));
        var signed = signed(frozen);
        var dark = dark(signed);
        var wanted = new int[] {60, 110, 50, 35};
        var found = new int[] {dark.x, dark.y, dark.width, dark.height};
        for (int i = 0; i < wanted.length; i++) {
            assertThat(Math.abs(found[i] - wanted[i])).as(dark.toString()).isLessThanOrEqualTo(1);
        }
        var trust = new Trust(AUTHORITY.root(), AUTHORITY.revocations(1, Map.of(), Signatory.NOW));
        var report = Validator.check(signed, trust, Optional.empty(), Signatory.NOW);
        assertThat(report.findings()).isEmpty();
    }

    private static byte[] signed(byte[] frozen) {
        var who = Signatory.of(AUTHORITY, FIELD.name(), "Rector");
        var act =
                new Pades.Act(
                        frozen,
                        FIELD.name(),
                        who.certificate(),
                        who.issuer(),
                        Signatory.NOW,
                        "Agreement",
                        picture());
        return Pades.signed(act, who.value(Pades.toSign(act)));
    }

    /** Dark in its upper left only: which way it is turned can be seen. */
    private static byte[] picture() {
        var image = new BufferedImage(400, 140, BufferedImage.TYPE_INT_RGB);
        var draw = image.createGraphics();
        draw.setColor(Color.WHITE);
        draw.fillRect(0, 0, 400, 140);
        draw.setColor(Color.BLACK);
        draw.fillRect(0, 0, 100, 70);
        draw.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    void on_a_page_that_is_turned(int rotation) throws IOException {
        assertShown(page(rotation, PDRectangle.A4, PDRectangle.A4));
    }

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    void on_a_page_of_which_a_part_is_shown(int rotation) throws IOException {
        var crop = new PDRectangle(40, 30, 450, 600);
        assertShown(page(rotation, PDRectangle.A4, crop));
    }

    @ParameterizedTest
    @CsvSource({"0", "90", "180", "270"})
    void on_a_page_that_does_not_begin_at_nought(int rotation) throws IOException {
        var media = new PDRectangle(-300, 500, 600, 800);
        assertShown(page(rotation, media, media));
    }

    @Test
    void on_a_page_as_large_as_readers_show() throws IOException {
        var media = new PDRectangle(0, 0, 2_000, 14_400);
        assertShown(page(0, media, media));
    }
}
