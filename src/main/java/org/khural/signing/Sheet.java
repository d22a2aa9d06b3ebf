package org.khural.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.khural.signing.Writing.Party;
import org.khural.signing.Writing.Signer;
import org.khural.signing.Writing.Written;

/** How an agreement lies on its pages. */
final class Sheet {
    /** Points. */
    private static final double MARGIN = 62;

    private static final double GAP = 24;
    private static final double WIDTH = Paper.WIDTH - 2 * MARGIN;
    private static final double HALF = (WIDTH - GAP) / 2;
    private static final double BOTTOM = Paper.HEIGHT - MARGIN - 10;
    private static final double FIELD = HALF * Appearance.HEIGHT / Appearance.WIDTH;

    private static final double BODY = 10;
    private static final double SMALL = 8.5;

    /** Of the size of the letters: wide enough for Chinese ones. */
    private static final double LEADING = 1.45;

    private final Writing writing;
    private final Paper paper;
    private final List<Field> fields = new ArrayList<>();
    private final double column;
    private double y;

    Sheet(Writing writing) {
        this.writing = writing;
        column = writing.languages().size() == 1 ? WIDTH : HALF;
        paper = new Paper();
    }

    Written write() {
        try (paper) {
            turn();
            beside(Face.STRONG, 17, language -> Writing.in(language, writing.title()));
            y += 10;
            beside(Face.SANS, SMALL, language -> Words.in(language).of("between"));
            for (var party : writing.parties()) write(party);
            for (int i = 1; i <= writing.articles().size(); i++) write(i);
            y += 26;
            sign();
            number();
            var title = all(language -> Writing.in(language, writing.title()));
            var language = writing.languages().getFirst();
            return new Written(paper.pdf(title, language, writing.at()), List.copyOf(fields));
        } catch (IOException e) {
            throw new SigningFailed("The agreement can not be written", e);
        }
    }

    private void write(Party party) throws IOException {
        y += 7;
        keep(5 * BODY * LEADING);
        beside(Face.STRONG, 11, language -> Writing.in(language, party.institution()));
        beside(Face.SERIF, BODY, language -> Writing.in(language, party.country()));
        for (var signer : party.signers()) {
            beside(
                    Face.SERIF,
                    BODY,
                    language -> Words.in(language).of("represented") + " " + who(language, signer));
        }
    }

    private void write(int number) throws IOException {
        var article = writing.articles().get(number - 1);
        var text = lines(Face.SERIF, BODY, language -> Writing.in(language, article.text()));
        y += 12;
        // Fields never stand on a page alone: the last article goes with them.
        boolean isLast = number == writing.articles().size();
        int most = text.stream().mapToInt(List::size).max().orElse(0);
        keep(isLast ? Math.min(most * BODY * LEADING + FIELD + 110, 450) : 4 * BODY * LEADING);
        beside(
                Face.STRONG,
                11,
                language -> number + ". " + Writing.in(language, article.heading()));
        y += 2;
        draw(Face.SERIF, BODY, column, text);
    }

    private static String who(String language, Signer signer) {
        var name = Writing.in(language, signer.name());
        var capacity = Writing.in(language, signer.capacity());
        return capacity.isBlank() || capacity.equals(name) ? name : name + ", " + capacity;
    }

    private record Place(Party party, Signer signer) {}

    /** Two fields in a row, each under its institution and above who signs in it. */
    private void sign() throws IOException {
        var places = new ArrayList<Place>();
        for (var party : writing.parties()) {
            for (var signer : party.signers()) places.add(new Place(party, signer));
        }
        for (int i = 0; i < places.size(); i += 2) {
            sign(places.subList(i, Math.min(i + 2, places.size())));
        }
    }

    private void sign(List<Place> row) throws IOException {
        var above =
                row.stream()
                        .map(place -> all(language -> institution(language, place)))
                        .map(text -> Fonts.lines(Face.STRONG, text, SMALL, HALF))
                        .toList();
        var below =
                row.stream()
                        .map(place -> all(language -> who(language, place.signer())))
                        .map(text -> Fonts.lines(Face.SANS, text, SMALL, HALF))
                        .toList();
        keep(height(above) + FIELD + height(below) + 8);
        draw(Face.STRONG, SMALL, HALF, above);
        y += 4;
        for (int k = 0; k < row.size(); k++) field(row.get(k).signer().field(), k);
        y += FIELD + 4;
        draw(Face.SANS, SMALL, HALF, below);
        y += 20;
    }

    private static String institution(String language, Place place) {
        return Writing.in(language, place.party().institution());
    }

    private void field(String name, int place) throws IOException {
        double x = MARGIN + place * (HALF + GAP);
        paper.frame(x, y, HALF, FIELD);
        int page = paper.pages();
        fields.add(new Field(name, page, (float) x, (float) y, (float) HALF, (float) FIELD));
    }

    private static double height(List<List<String>> columns) {
        return columns.stream().mapToInt(List::size).max().orElse(0) * SMALL * LEADING;
    }

    /** The same in each language, line beside line: so a page ends for both at the same place. */
    private void beside(Face voice, double size, Function<String, String> text) throws IOException {
        draw(voice, size, column, lines(voice, size, text));
    }

    private List<List<String>> lines(Face voice, double size, Function<String, String> text) {
        return writing.languages().stream()
                .map(language -> Fonts.lines(voice, text.apply(language), size, column))
                .toList();
    }

    private void draw(Face voice, double size, double width, List<List<String>> columns)
            throws IOException {
        int most = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < most; line++) {
            keep(size * LEADING);
            for (int k = 0; k < columns.size(); k++) {
                if (line >= columns.get(k).size()) continue;
                double x = MARGIN + k * (width + GAP);
                paper.text(voice, columns.get(k).get(line), size, x, y + size * 1.1, Ink.TEXT);
            }
            y += size * LEADING;
        }
    }

    private void keep(double height) throws IOException {
        if (y + height > BOTTOM) turn();
    }

    private void turn() throws IOException {
        paper.turn();
        y = MARGIN;
        if (!writing.isRehearsal()) return;
        var word = all(language -> Words.in(language).of("rehearsal")).toUpperCase(Locale.ROOT);
        paper.across(word);
        var note = word + ". " + all(language -> Words.in(language).of("rehearsal.note"));
        double at = 24;
        for (var line : Fonts.lines(Face.SANS, note, SMALL, WIDTH)) {
            paper.text(Face.SANS, line, SMALL, MARGIN, at += SMALL * 1.2, Ink.STOP);
        }
    }

    /** In all languages of the agreement, one after the other. */
    private String all(Function<String, String> text) {
        return String.join(" · ", writing.languages().stream().map(text).distinct().toList());
    }

    private void number() throws IOException {
        int pages = paper.pages();
        for (int page = 1; page <= pages; page++) {
            paper.open(page);
            var text = page + " / " + pages;
            double x = Paper.WIDTH - MARGIN - Fonts.width(Face.SANS, text, SMALL);
            paper.text(Face.SANS, text, SMALL, x, Paper.HEIGHT - 34, Ink.QUIET);
        }
    }
}
