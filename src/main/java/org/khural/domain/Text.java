package org.khural.domain;

import java.text.Normalizer;

/**
 * Cleans what people typed or pasted. Cleaning twice is cleaning once, because a text is cleaned
 * again whenever it is read back from the log.
 */
public final class Text {
    private static final int MOST_MARKS = 6;

    private Text() {}

    /** NFC, trimmed, no control characters, bidirectional overrides or lone surrogates. */
    public static String clean(String text) {
        var kept = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .filter(Text::isKept)
                .forEach(kept::appendCodePoint);
        // Last, for what stood between a letter and its mark is gone only now.
        return withoutTowers(Normalizer.normalize(kept, Normalizer.Form.NFC)).strip();
    }

    /** Marks stacked on one letter reach into the lines above; no script needs more than a few. */
    private static String withoutTowers(String text) {
        var kept = new StringBuilder();
        int marks = 0;
        for (int c : text.codePoints().toArray()) {
            marks = isMark(c) ? marks + 1 : 0;
            if (marks <= MOST_MARKS) kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** One line, cleaned, 1 to {@code longest} code points, and something of it can be seen. */
    public static String clean(String text, int longest) {
        var clean = clean(text.replaceAll("[\\r\\n\\u2028\\u2029]+", " "));
        if (clean.codePointCount(0, clean.length()) > longest) {
            throw new IllegalArgumentException("a text is at most " + longest + " characters here");
        }
        if (clean.codePoints().noneMatch(Text::isVisible)) {
            throw new IllegalArgumentException("a text must not be empty");
        }
        return clean;
    }

    private static boolean isKept(int c) {
        boolean control = Character.getType(c) == Character.CONTROL && c != '\n';
        boolean override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !override && !surrogate;
    }

    private static boolean isVisible(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT;
    }
}
