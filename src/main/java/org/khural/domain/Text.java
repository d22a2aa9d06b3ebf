package org.khural.domain;

import java.text.Normalizer;

/** Cleans what people typed or pasted. */
public final class Text {
    private Text() {}

    /**
     * NFC, trimmed, no control characters or bidirectional overrides; 1 to {@code longest} code
     * points.
     */
    public static String clean(String text, int longest) {
        var clean = cleanOrEmpty(text, longest);
        if (clean.isEmpty()) throw new IllegalArgumentException("a text must not be empty");
        return clean;
    }

    public static String cleanOrEmpty(String text, int longest) {
        var out = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(Text::isKept)
                .forEach(out::appendCodePoint);
        var clean = out.toString().strip();
        if (clean.codePointCount(0, clean.length()) > longest) {
            throw new IllegalArgumentException("a text is at most " + longest + " characters here");
        }
        return clean;
    }

    private static boolean isKept(int c) {
        boolean control = Character.getType(c) == Character.CONTROL && c != '\n';
        boolean override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !override && !surrogate;
    }
}
