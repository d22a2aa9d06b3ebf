package org.khural.effect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khural.domain.LetterView;
import org.khural.domain.LocalizedText;

/**
 * The words of a letter: the one prose that the server writes, for a letter has no screen that
 * could. One file for each kind and language; a line whose placeholder has nothing to say is left
 * out.
 */
final class LetterWords {
    static final List<String> LANGUAGES = List.of("en", "mn", "ru", "zh", "fr");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final String language;
    private final List<String> lines;

    private LetterWords(String language, List<String> lines) {
        this.language = language;
        this.lines = lines;
    }

    /** In English where we do not write that language. */
    static LetterWords in(String kind, String language) {
        var known = LANGUAGES.contains(language) ? language : "en";
        var name = kind + "." + known + ".txt";
        try (var file = LetterWords.class.getResourceAsStream(name)) {
            if (file == null) throw new IllegalStateException("no " + name);
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new LetterWords(known, text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line of the file. */
    String subject(Map<String, String> values) {
        return fill(lines.getFirst(), values).orElseThrow();
    }

    /** All after the empty line below the subject. */
    String text(Map<String, String> values) {
        return lines.stream()
                .skip(2)
                .flatMap(line -> fill(line, values).stream())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** {@code link} may be empty. */
    Map<String, String> values(LetterView view, String link) {
        return Map.of(
                "title", said(view.title()),
                "hosts", said(view.hosts()),
                "who", view.names().stream().map(this::said).collect(Collectors.joining(", ")),
                "opens", view.opens().map(at -> WHEN.format(at.atZone(zone(view)))).orElse(""),
                "zone", view.zone(),
                "link", link);
    }

    private static ZoneId zone(LetterView view) {
        return ZoneId.of(view.zone());
    }

    private static Optional<String> fill(String line, Map<String, String> values) {
        var filled = line;
        for (var each : values.entrySet()) {
            var place = "{" + each.getKey() + "}";
            if (!filled.contains(place)) continue;
            if (each.getValue().isEmpty()) return Optional.empty();
            filled = filled.replace(place, each.getValue());
        }
        return Optional.of(filled);
    }

    String said(LocalizedText text) {
        var texts = text.texts();
        return Optional.ofNullable(texts.get(language))
                .or(() -> Optional.ofNullable(texts.get("en")))
                .orElseGet(() -> texts.values().iterator().next());
    }
}
