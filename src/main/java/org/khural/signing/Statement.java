package org.khural.signing;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the instance itself has to say, on paper, in one language or in two beside each other. No
 * field is on it: it is sealed and not signed.
 *
 * @param title of the file
 * @param language of the file
 * @param at when it was written; the same statement gives the same bytes
 */
public record Statement(String title, String language, List<Row> rows, Instant at) {
    /** How a row is written. */
    public enum Voice {
        TITLE(Face.STRONG, 17, 8, Ink.TEXT),
        HEADING(Face.STRONG, 11, 12, Ink.TEXT),
        NAME(Face.STRONG, 9.5, 8, Ink.TEXT),
        TEXT(Face.SERIF, 9.5, 2, Ink.TEXT),
        SMALL(Face.SANS, 8, 2, Ink.QUIET),
        /** Above a fingerprint. */
        LABEL(Face.SANS, 8, 4, Ink.QUIET),
        PRINT(Face.SANS, 8.5, 1, Ink.TEXT),
        WARNING(Face.STRONG, 11, 6, Ink.STOP);

        private final Face face;
        private final double size;
        private final double before;
        private final Ink ink;

        /** Points. */
        Voice(Face face, double size, double before, Ink ink) {
            this.face = face;
            this.size = size;
            this.before = before;
            this.ink = ink;
        }
    }

    /** {@code columns}: one for each language, or one over the whole width. */
    public record Row(Voice voice, List<String> columns) {
        public Row {
            columns = List.copyOf(columns);
        }
    }

    private static final Set<Voice> ABOVE = Set.of(Voice.HEADING, Voice.NAME, Voice.LABEL);

    /** Points. */
    private static final double MARGIN = 62;

    private static final double GAP = 24;
    private static final double WIDTH = Paper.WIDTH - 2 * MARGIN;
    private static final double BOTTOM = Paper.HEIGHT - MARGIN;
    private static final double LEADING = 1.45;
    private static final double FOOT = 8;

    public Statement {
        rows = List.copyOf(rows);
    }

    /**
     * PDF, with its fonts in it.
     *
     * @throws SigningFailed if a letter is in none of the fonts
     */
    public byte[] pdf() {
        try (var paper = new Paper()) {
            paper.turn();
            double y = MARGIN;
            for (var row : rows) y = write(row, paper, y);
            number(paper);
            return paper.pdf(title, language, at);
        } catch (IOException e) {
            throw new SigningFailed("The statement can not be written", e);
        }
    }

    /** Line beside line, so that a page ends for both languages at the same place. */
    private static double write(Row row, Paper paper, double from) throws IOException {
        var voice = row.voice();
        int count = row.columns().size();
        double width = (WIDTH - (count - 1) * GAP) / count;
        var columns =
                row.columns().stream()
                        .map(text -> Fonts.lines(voice.face, text, voice.size, width))
                        .toList();
        int most = columns.stream().mapToInt(List::size).max().orElse(0);
        double height = voice.size * LEADING;
        // What stands above something is not left behind alone.
        boolean isAbove = ABOVE.contains(voice);
        double y = from + voice.before;
        if (y + height * (isAbove ? 5 : 1) > BOTTOM) y = turn(paper);
        for (int line = 0; line < most; line++) {
            if (y + height > BOTTOM) y = turn(paper);
            for (int k = 0; k < count; k++) {
                if (line >= columns.get(k).size()) continue;
                var text = columns.get(k).get(line);
                double x = MARGIN + k * (width + GAP);
                paper.text(voice.face, text, voice.size, x, y + voice.size * 1.1, voice.ink);
            }
            y += height;
        }
        return y;
    }

    private static double turn(Paper paper) throws IOException {
        paper.turn();
        return MARGIN;
    }

    private static void number(Paper paper) throws IOException {
        for (int page = 1; page <= paper.pages(); page++) {
            paper.open(page);
            var text = page + " / " + paper.pages();
            double x = Paper.WIDTH - MARGIN - Fonts.width(Face.SANS, text, FOOT);
            paper.text(Face.SANS, text, FOOT, x, Paper.HEIGHT - 34, Ink.QUIET);
        }
    }
}
