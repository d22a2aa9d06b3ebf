package org.khural.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** A document of two pages and so many bytes: a scan that nothing makes smaller. */
final class SigningDocument {
    private static final int WIDTH = 1_000;

    private SigningDocument() {}

    static byte[] of(int bytes) {
        var noise = new BufferedImage(WIDTH, bytes / WIDTH / 3, BufferedImage.TYPE_INT_RGB);
        var dice = new Random(bytes);
        for (int y = 0; y < noise.getHeight(); y++) {
            for (int x = 0; x < WIDTH; x++) noise.setRGB(x, y, dice.nextInt());
        }
        try (var document = new PDDocument()) {
            var scan = new PDPage(PDRectangle.A4);
            document.addPage(scan);
            document.addPage(new PDPage(PDRectangle.A4));
            try (var page = new PDPageContentStream(document, scan)) {
                page.drawImage(LosslessFactory.createFromImage(document, noise), 50, 50, 400, 600);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
