package org.khural.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khural.domain.LocalizedText;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;

/** Our words on a certificate in one of our languages; one file for each. */
record CompletionWords(String language, Map<String, String> texts) {
    static final List<String> LANGUAGES = List.of("en", "mn", "ru", "zh", "fr");

    /** In English where we do not write that language. */
    static CompletionWords in(String language) {
        var known = LANGUAGES.contains(language) ? language : "en";
        var name = "completion." + known + ".json";
        try (var in = CompletionWords.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is not in the jar");
            var texts = new HashMap<String, String>();
            var read = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var each : ((Map<?, ?>) Codec.read(read, Map.class)).entrySet()) {
                texts.put(String.valueOf(each.getKey()), String.valueOf(each.getValue()));
            }
            return new CompletionWords(known, Map.copyOf(texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Malformed e) {
            throw new IllegalStateException(name, e);
        }
    }

    String of(String key) {
        var text = texts.get(key);
        if (text == null) throw new IllegalStateException("No word in " + language + ": " + key);
        return text;
    }

    /** A name and what stands for it, in turn. */
    String say(String key, String... values) {
        var text = of(key);
        for (int i = 0; i < values.length; i += 2) {
            text = text.replace("{" + values[i] + "}", values[i + 1]);
        }
        return text;
    }

    /** As on the screens: this language, else English, else the first. */
    String of(LocalizedText text) {
        var texts = text.texts();
        var other = texts.getOrDefault("en", texts.values().iterator().next());
        return texts.getOrDefault(language, other);
    }
}
