package org.khural.signing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts in the jar. What is signed looks the same from every node, whatever fonts the machine
 * has; and drawn as outlines it needs none of AWT's fonts, which need a library of the system.
 */
enum Face {
    SANS,
    SERIF,
    STRONG,
    CHINESE;

    private final TrueTypeFont font = parse();

    /** A font that is not shared: writing a PDF reads in it as it goes. */
    TrueTypeFont parse() {
        var file = "fonts/khural-" + name().toLowerCase(Locale.ROOT) + ".ttf";
        try (InputStream in = Face.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("No " + file);
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean draws(int letter) {
        return glyph(letter) != 0;
    }

    /** In ems. */
    synchronized double advance(int letter) {
        try {
            return (double) font.getAdvanceWidth(glyph(letter)) / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In ems, on a base line at 0, y downwards. */
    synchronized Path2D outline(int letter) {
        try {
            var data = font.getGlyph().getGlyph(glyph(letter));
            // A space has none.
            var path = data == null ? new Path2D.Double() : new Path2D.Double(data.getPath());
            double em = 1.0 / font.getUnitsPerEm();
            path.transform(AffineTransform.getScaleInstance(em, -em));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized int glyph(int letter) {
        try {
            return font.getUnicodeCmapLookup().getGlyphId(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
