package org.khural.signing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture that is measured in points, y downwards, and sharp in print. */
final class Canvas {
    /** Of 300 dots to the inch; and no more than this, whatever the size of the field. */
    private static final double DOTS = 300.0 / 72;

    private static final double MOST_DOTS = 1600;

    private final BufferedImage image;
    private final Graphics2D pen;

    Canvas(double width, double height) {
        double dots = Math.min(DOTS, MOST_DOTS / Math.max(width, height));
        int across = (int) Math.round(width * dots);
        int down = (int) Math.round(height * dots);
        image = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        hint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        hint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        hint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.scale(across / width, down / height);
        fill(new Rectangle2D.Double(0, 0, width, height), Ink.PAPER);
    }

    void fill(Shape shape, Ink ink) {
        pen.setColor(new Color(ink.rgb));
        pen.fill(shape);
    }

    void line(Shape shape, Ink ink, Stroke stroke) {
        fill(stroke.createStrokedShape(shape), ink);
    }

    /** On a base line at {@code y}; a letter without a glyph is an error. */
    void text(Face voice, String text, double size, double x, double y, Ink ink) {
        double at = x;
        for (var run : Fonts.runs(voice, text)) {
            boolean isThin = voice == Face.STRONG && run.face() != voice;
            for (int letter : run.text().codePoints().toArray()) {
                var place = new AffineTransform(size, 0, 0, size, at, y);
                var outline = place.createTransformedShape(run.face().outline(letter));
                fill(outline, ink);
                if (isThin) line(outline, ink, new BasicStroke((float) (size * Fonts.EMBOLDEN)));
                at += size * run.face().advance(letter);
            }
        }
    }

    /** As large as the box allows, in its middle. */
    void image(BufferedImage what, Rectangle2D box) {
        double scale =
                Math.min(box.getWidth() / what.getWidth(), box.getHeight() / what.getHeight());
        double x = box.getCenterX() - scale * what.getWidth() / 2;
        double y = box.getCenterY() - scale * what.getHeight() / 2;
        pen.drawImage(what, new AffineTransform(scale, 0, 0, scale, x, y), null);
    }

    byte[] png() {
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(Ink.indexed(image), "png", out);
        } catch (IOException e) {
            throw new SigningFailed("The picture can not be written", e);
        }
        return out.toByteArray();
    }

    private void hint(RenderingHints.Key key, Object value) {
        pen.setRenderingHint(key, value);
    }
}
