package org.khural.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What people read, in one or more languages: language tag (ISO 639, two or three letters) to text.
 * Screens show the reader's language, else English, else the first; the order is the author's, the
 * original first. Texts are NFC, without control characters and without bidirectional overrides,
 * which could make a name read as another one.
 */
public record LocalizedText(Map<String, String> texts) {
    static final int LONGEST = 500;

    public LocalizedText {
        if (texts.isEmpty() || texts.size() > 20) {
            throw new IllegalArgumentException("a text needs 1 to 20 languages");
        }
        var clean = new LinkedHashMap<String, String>();
        texts.forEach(
                (language, text) -> {
                    if (!language.matches("[a-z]{2,3}")) {
                        throw new IllegalArgumentException(
                                "a language is two or three letters: en, mn");
                    }
                    clean.put(language, Text.clean(text, LONGEST));
                });
        texts = java.util.Collections.unmodifiableMap(clean);
    }

    public static LocalizedText of(String... pairs) {
        var texts = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) texts.put(pairs[i], pairs[i + 1]);
        return new LocalizedText(texts);
    }

    /** The longest of its texts, in code points. */
    public int longest() {
        return texts.values().stream()
                .mapToInt(t -> t.codePointCount(0, t.length()))
                .max()
                .orElse(0);
    }
}
