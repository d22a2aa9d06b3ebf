package org.khural.signing;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is seen where somebody signed. The same words give the same bytes: the picture is made once
 * for what the key signs, and again for the document that it is put in. It proves nothing by
 * itself; the signature does.
 *
 * @param name or role; the largest, in as many lines as it needs
 * @param capacities the same in each language of the agreement
 * @param at by the server's clock, shown in UTC to the second
 * @param languages of the words around it
 * @param isRehearsal marked so that nobody can take it for a signature
 */
public record Appearance(
        String name,
        List<String> capacities,
        String institution,
        Instant at,
        List<String> languages,
        Optional<Drawing> drawing,
        boolean isRehearsal) {
    /** Points: a field that shows all of this well. */
    public static final float WIDTH = 224;

    public static final float HEIGHT = 88;

    /** Points, of a field; what is smaller shows nothing that people can read. */
    public static final float NARROWEST = 80;

    public static final float LOWEST = 32;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    public Appearance {
        capacities = List.copyOf(capacities);
        languages = List.copyOf(languages);
    }

    /** What no face can draw: {@link #png} fails if there is any. */
    public Set<Integer> missing() {
        var missing = new LinkedHashSet<>(Glyphs.missing(name));
        capacities.forEach(capacity -> missing.addAll(Glyphs.missing(capacity)));
        missing.addAll(Glyphs.missing(institution));
        return Collections.unmodifiableSet(missing);
    }

    public byte[] png(Field field) {
        return png(field.width(), field.height());
    }

    /**
     * @param width points, of the field
     * @param height points
     * @throws SigningFailed for a letter that no face can draw
     */
    public byte[] png(float width, float height) {
        if (width < NARROWEST || height < LOWEST) {
            throw new IllegalArgumentException("A field of " + width + " by " + height);
        }
        return new Layout(width, height).draw();
    }

    private String words(String key) {
        var texts = languages.stream().map(language -> Words.in(language).of(key)).distinct();
        return String.join(" · ", texts.toList());
    }

    /** Lines of one voice, size and colour, and the air above them. */
    private record Block(Face voice, double size, double air, Ink ink, List<String> lines) {
        double leading() {
            return size * (voice == Face.STRONG ? 1.14 : 1.3);
        }

        double height() {
            return air + lines.size() * leading();
        }
    }

    private final class Layout {
        private final double width;
        private final double height;
        private final double unit;
        private final double edge;
        private final double state;
        private final double strip;
        private final double column;

        Layout(double width, double height) {
            this.width = width;
            this.height = height;
            unit = Math.min(width / WIDTH, height / HEIGHT);
            edge = 8 * unit;
            state = 7 * unit;
            strip = isRehearsal ? 13 * unit : 0;
            column = (width - 2 * edge) * (drawing.isPresent() ? 0.6 : 1);
        }

        byte[] draw() {
            var canvas = new Canvas(width, height);
            drawFrame(canvas);
            double top = drawState(canvas, edge);
            var blocks = fitting(height - strip - edge - top);
            double all = blocks.stream().mapToDouble(Block::height).sum();
            double y = height - strip - edge - all;
            for (var block : blocks) {
                y += block.air();
                for (var line : block.lines()) {
                    double base = y + 0.95 * block.size();
                    canvas.text(block.voice(), line, block.size(), edge, base, block.ink());
                    y += block.leading();
                }
            }
            drawing.ifPresent(drawn -> canvas.image(drawn.ink(Ink.PEN.rgb), beside(top)));
            return canvas.png();
        }

        private void drawFrame(Canvas canvas) {
            float firm = (float) (1.5 * unit);
            double inset = firm / 2;
            var frame = new Rectangle2D.Double(inset, inset, width - 2 * inset, height - 2 * inset);
            canvas.line(frame, isRehearsal ? Ink.STOP : Ink.SURE, new BasicStroke(firm));
            if (!isRehearsal) return;
            canvas.fill(new Rectangle2D.Double(0, height - strip, width, strip), Ink.STOP);
            var word = words("rehearsal").toUpperCase(Locale.ROOT);
            double size = shrunk(Face.SANS, word, 8 * unit, width - 2 * edge);
            double x = (width - Fonts.width(Face.SANS, word, size)) / 2;
            canvas.text(Face.SANS, word, size, x, height - strip / 2 + size * 0.36, Ink.PAPER);
        }

        /** A check, that it is signed, and when: in one line, or the time under it. */
        private double drawState(Canvas canvas, double top) {
            var word = words("signed");
            var time = TIME.format(at);
            Ink ink = isRehearsal ? Ink.STOP : Ink.SURE;
            double indent = edge + 1.4 * state;
            double base = top + state * 0.8;
            double wide = Fonts.width(Face.SANS, time, state);
            double room = width - edge - indent;
            boolean isOneLine = Fonts.width(Face.SANS, word, state) + state + wide <= room;
            double size = shrunk(Face.SANS, word, state, room);
            canvas.line(check(edge, base), ink, new BasicStroke((float) (state * 0.18)));
            canvas.text(Face.SANS, word, size, indent, base, ink);
            double under = isOneLine ? base : base + state * 1.3;
            double x = isOneLine ? width - edge - wide : indent;
            canvas.text(Face.SANS, time, shrunk(Face.SANS, time, state, room), x, under, Ink.QUIET);
            return under + state * 0.5;
        }

        private Path2D check(double x, double base) {
            var check = new Path2D.Double();
            check.moveTo(x, base - state * 0.38);
            check.lineTo(x + state * 0.33, base - state * 0.05);
            check.lineTo(x + state, base - state * 0.75);
            return check;
        }

        private Rectangle2D beside(double top) {
            double x = edge + column + edge;
            return new Rectangle2D.Double(
                    x, top, width - edge - x, height - strip - edge / 2 - top);
        }

        /** The name steps down until all is in, and takes what stands under it along in the end. */
        private List<Block> fitting(double room) {
            for (double step = 1; ; step *= 0.94) {
                var blocks = blocks(16 * unit * step, 7.5 * unit * Math.min(1, step * 1.5));
                double all = blocks.stream().mapToDouble(Block::height).sum();
                if (all <= room && (isWhole(16 * unit * step) || step < 0.5)) return blocks;
            }
        }

        private List<Block> blocks(double large, double small) {
            var blocks = new ArrayList<Block>();
            blocks.add(block(Face.STRONG, name, large, small / 2, Ink.TEXT));
            var capacity = String.join(" · ", capacities);
            if (!capacity.isBlank()) {
                blocks.add(block(Face.SANS, capacity, small, small / 2, Ink.TEXT));
            }
            if (!institution.isBlank()) {
                blocks.add(block(Face.SANS, institution, small, 0, Ink.QUIET));
            }
            return blocks;
        }

        private Block block(Face voice, String text, double size, double air, Ink ink) {
            return new Block(voice, size, air, ink, Fonts.lines(voice, text, size, column));
        }

        /** No word of the name is broken. */
        private boolean isWhole(double size) {
            return Fonts.words(name).stream()
                    .allMatch(word -> Fonts.width(Face.STRONG, word.strip(), size) <= column);
        }

        private static double shrunk(Face voice, String text, double size, double room) {
            return Math.min(size, size * room / Fonts.width(voice, text, size));
        }
    }
}
