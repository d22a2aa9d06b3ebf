package org.khural.signing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What stands in a document beside what people wrote: one file per language. */
final class Words {
    /** In which there are words; others get the first. */
    static final List<String> LANGUAGES = List.of("en", "mn", "ru", "zh", "fr");

    private final Properties words;

    private Words(Properties words) {
        this.words = words;
    }

    static Words in(String language) {
        var known = LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
        var file = "words/" + known + ".properties";
        try (var in = Words.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("No " + file);
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Words(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    String of(String key) {
        var text = words.getProperty(key);
        if (text == null) throw new IllegalStateException("No words for " + key);
        return text;
    }
}
