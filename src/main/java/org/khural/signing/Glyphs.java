package org.khural.signing;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The test before an agreement is frozen: whoever signs must be able to see their name. */
public final class Glyphs {
    private Glyphs() {}

    /**
     * The code points of a text that no face can draw, in their order. Empty for what is written in
     * the letters of our five languages; ends of lines need no glyph.
     */
    public static Set<Integer> missing(String text) {
        var missing = new LinkedHashSet<Integer>();
        text.codePoints()
                .filter(letter -> letter != '\n')
                .filter(letter -> voices().anyMatch(voice -> Fonts.face(voice, letter).isEmpty()))
                .forEach(missing::add);
        return Collections.unmodifiableSet(missing);
    }

    private static Stream<Face> voices() {
        return Stream.of(Face.SANS, Face.SERIF, Face.STRONG);
    }
}
