package org.khural.signing;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which face draws which letter, how wide a text is, and where its lines end. */
final class Fonts {
    /** In how far a line of the strong voice is drawn around Chinese letters: in ems. */
    static final double EMBOLDEN = 1.0 / 45;

    /** Neighbouring letters that one face draws. */
    record Run(Face face, String text) {
        double width(double size) {
            return size * text.codePoints().mapToDouble(face::advance).sum();
        }
    }

    private Fonts() {}

    /** The asked face, and for what it does not have the Chinese one. */
    static Optional<Face> face(Face voice, int letter) {
        if (voice.draws(letter)) return Optional.of(voice);
        return Face.CHINESE.draws(letter) ? Optional.of(Face.CHINESE) : Optional.empty();
    }

    /** A letter that nobody can draw is never left out, and never a box: it is an error. */
    static List<Run> runs(Face voice, String text) {
        var runs = new ArrayList<Run>();
        for (int letter : text.codePoints().toArray()) {
            var face = face(voice, letter).orElseThrow(() -> noGlyph(letter));
            boolean isNext = !runs.isEmpty() && runs.getLast().face() == face;
            var before = isNext ? runs.removeLast().text() : "";
            runs.add(new Run(face, before + Character.toString(letter)));
        }
        return runs;
    }

    static double width(Face voice, String text, double size) {
        return runs(voice, text).stream().mapToDouble(run -> run.width(size)).sum();
    }

    /** Between words, or in a word that is longer than a line; nothing is cut off. */
    static List<String> lines(Face voice, String text, double size, double width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.strip().split("\n", -1)) {
            var line = new StringBuilder();
            for (var word : words(paragraph)) {
                if (fits(voice, line + word, size, width)) {
                    line.append(word);
                    continue;
                }
                end(line, lines);
                end(line, lines);
                for (var letter : letters(word)) {
                    if (!fits(voice, line + letter, size, width)) end(line, lines);
                    line.append(letter);
                }
            }
            lines.add(line.toString().strip());
        }
        return lines;
    }

    /** Where a line may end; Chinese has such places between most letters. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : pieces(BreakIterator.getLineInstance(Locale.ROOT), text)) {
            // French: Java takes the apostrophe for the end of a quotation.
            boolean isElided = !words.isEmpty() && words.getLast().matches(".*\\p{L}’");
            words.add(isElided ? words.removeLast() + word : word);
        }
        return words;
    }

    private static boolean fits(Face voice, String line, double size, double width) {
        return width(voice, line.stripTrailing(), size) <= width;
    }

    private static void end(StringBuilder line, List<String> lines) {
        if (!line.isEmpty()) lines.add(line.toString().strip());
        line.setLength(0);
    }

    private static List<String> letters(String word) {
        return pieces(BreakIterator.getCharacterInstance(Locale.ROOT), word);
    }

    private static List<String> pieces(BreakIterator breaks, String text) {
        var pieces = new ArrayList<String>();
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static SigningFailed noGlyph(int letter) {
        return new SigningFailed("No glyph for U+%04X".formatted(letter));
    }
}
