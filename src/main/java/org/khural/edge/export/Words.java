package org.khural.edge.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;

/**
 * Our words in one of our languages: the same dictionaries that the screens read, of which one area
 * is for files.
 */
public record Words(String language, Map<String, String> texts) {
    private static final List<String> LANGUAGES = List.of("en", "mn", "ru", "zh", "fr");
    private static final List<String> GROUPS =
            List.of("kind", "channel", "via", "item", "role", "scene", "phase");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Words ENGLISH = read("en");
    private static final Map<String, Words> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(l -> l, Words::read));

    /** Of a language that we do not speak: English. */
    public static Words in(String language) {
        return ALL.getOrDefault(language, ENGLISH);
    }

    /** A code that has no word yet is shown as it is: better than nothing in a record. */
    String of(String key) {
        return texts.getOrDefault(key, key.substring(key.indexOf('.') + 1));
    }

    /** In one pass: what people wrote may have braces of its own. */
    String say(String key, Map<String, String> values) {
        return PLACE.matcher(of(key))
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(place.group(1), place.group())));
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** Of a code whose group is not known. */
    String anyOf(String code) {
        return GROUPS.stream()
                .map(group -> group + "." + code)
                .filter(texts::containsKey)
                .findFirst()
                .map(texts::get)
                .orElse(code);
    }

    private static Words read(String language) {
        var path = "/words/" + language + "/record.json";
        try (var in = Words.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException(path + " is not in the jar");
            var texts = new HashMap<String, String>();
            var found =
                    Codec.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.class);
            for (var each : ((Map<?, ?>) found).entrySet()) {
                texts.put(String.valueOf(each.getKey()), String.valueOf(each.getValue()));
            }
            return new Words(language, Map.copyOf(texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Malformed e) {
            throw new IllegalStateException(path, e);
        }
    }

    static Stream<String> languages() {
        return LANGUAGES.stream();
    }
}
