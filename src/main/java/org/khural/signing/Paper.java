package org.khural.signing;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Pages of A4 in a file that still opens in decades (PDF/A-2b, ISO 19005-2): its fonts, its colours
 * and what it is are in it, and nothing shines through. Points, y downwards.
 */
final class Paper implements AutoCloseable {
    static final double WIDTH = PDRectangle.A4.getWidth();
    static final double HEIGHT = PDRectangle.A4.getHeight();

    private static final double FIRM = 1;
    private static final Color FAINT = new Color(0xf7e4e5);
    private static final Color FRAME = new Color(0x6f7788);

    private final PDDocument document = new PDDocument();
    private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
    private @Nullable PDPageContentStream open;

    int pages() {
        return document.getNumberOfPages();
    }

    /** A new page. */
    void turn() throws IOException {
        document.addPage(new PDPage(PDRectangle.A4));
        open(pages());
    }

    /** A page that was written before, from 1. */
    void open(int page) throws IOException {
        shut();
        open =
                new PDPageContentStream(
                        document, document.getPage(page - 1), AppendMode.APPEND, true, true);
    }

    void text(Face voice, String text, double size, double x, double y, Ink ink)
            throws IOException {
        var at = Matrix.getTranslateInstance((float) x, (float) (HEIGHT - y));
        write(voice, text, size, at, new Color(ink.rgb));
    }

    /** Over the whole page and under what is written on it. */
    void across(String text) throws IOException {
        double length = Math.hypot(WIDTH, HEIGHT) * 0.8;
        double size = Math.min(110, length / Fonts.width(Face.SANS, text, 1));
        double turn = Math.atan2(HEIGHT, WIDTH);
        double half = Fonts.width(Face.SANS, text, size) / 2;
        double x = WIDTH / 2 - half * Math.cos(turn) + size / 3 * Math.sin(turn);
        double y = HEIGHT / 2 - half * Math.sin(turn) - size / 3 * Math.cos(turn);
        write(Face.SANS, text, size, Matrix.getRotateInstance(turn, (float) x, (float) y), FAINT);
    }

    /** Where a field is: just within it, so that the picture of the signature covers it. */
    void frame(double left, double top, double across, double down) throws IOException {
        var page = page();
        page.setStrokingColor(FRAME);
        page.setLineWidth(0.6f);
        page.setLineDashPattern(new float[] {3, 3}, 0);
        page.addRect(
                (float) (left + FIRM),
                (float) (HEIGHT - top - down + FIRM),
                (float) (across - 2 * FIRM),
                (float) (down - 2 * FIRM));
        page.stroke();
        page.setLineDashPattern(new float[0], 0);
    }

    /**
     * @param at the same pages at the same time are the same bytes
     */
    byte[] pdf(String title, String language, Instant at) throws IOException {
        shut();
        var second = at.truncatedTo(ChronoUnit.SECONDS);
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreator("Khural");
        information.setCreationDate(GregorianCalendar.from(second.atZone(ZoneOffset.UTC)));
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        catalog.setMetadata(metadata(title, second));
        catalog.addOutputIntent(colours());
        document.setDocumentId(at.toEpochMilli());
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        shut();
        document.close();
    }

    private void write(Face voice, String text, double size, Matrix at, Color colour)
            throws IOException {
        var page = page();
        page.beginText();
        page.setNonStrokingColor(colour);
        page.setStrokingColor(colour);
        page.setLineWidth((float) (size * Fonts.EMBOLDEN));
        page.setTextMatrix(at);
        for (var run : Fonts.runs(voice, text)) {
            boolean isThin = voice == Face.STRONG && run.face() != voice;
            page.setRenderingMode(isThin ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            page.setFont(font(run.face()), (float) size);
            page.showText(run.text());
        }
        page.endText();
    }

    private PDFont font(Face face) throws IOException {
        var known = fonts.get(face);
        if (known != null) return known;
        var font = PDType0Font.load(document, face.parse(), true);
        fonts.put(face, font);
        return font;
    }

    private PDPageContentStream page() {
        if (open == null) throw new IllegalStateException("No page is open");
        return open;
    }

    private void shut() throws IOException {
        if (open != null) open.close();
        open = null;
    }

    private PDOutputIntent colours() throws IOException {
        var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        return intent;
    }

    private PDMetadata metadata(String title, Instant at) throws IOException {
        var plain = title.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ");
        var xmp =
                """
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
                  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
                <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <xmp:CreatorTool>Khural</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="r"?>
                """
                        .formatted(plain, at);
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
        return metadata;
    }
}
