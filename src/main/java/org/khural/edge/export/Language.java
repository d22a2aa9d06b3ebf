package org.khural.edge.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.khural.domain.LocalizedText;
import org.khural.domain.people.Plate;
import org.khural.domain.record.Span;

/**
 * How the reader of a file is spoken to: our words, people's texts in the same language where they
 * have it, and times of the workshop's zone.
 */
public record Language(Words words, ZoneId zone) {
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** As on the screens: the reader's language, else English, else the first. */
    String of(LocalizedText text) {
        var texts = text.texts();
        var other = texts.getOrDefault("en", texts.values().iterator().next());
        return texts.getOrDefault(words.language(), other);
    }

    /** "Rector, National University"; whoever was erased has no other words. */
    String plate(Plate plate) {
        var parts = new ArrayList<String>();
        plate.name().map(this::of).ifPresent(parts::add);
        plate.capacity().map(this::of).ifPresent(parts::add);
        if (parts.isEmpty()) return words.of("erased");
        plate.delegation().map(this::of).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /** 2026-11-12T14:30:00+08:00 */
    String exact(Instant at) {
        return WITH_OFFSET.format(at.atZone(zone));
    }

    /** 2026-11-12 14:30:00 */
    String time(Instant at) {
        return DAY_AND_TIME.format(at.atZone(zone));
    }

    String spans(java.util.List<Span> spans) {
        return spans.stream()
                .map(
                        s ->
                                TIME.format(s.from().atZone(zone))
                                        + "–"
                                        + s.until()
                                                .map(u -> TIME.format(u.atZone(zone)))
                                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    String codes(Cell.Code code) {
        return code.codes().stream()
                .map(each -> words.of(code.group() + "." + each))
                .collect(Collectors.joining(", "));
    }

    /** A field as people read it. */
    String text(Cell cell) {
        return switch (cell) {
            case Cell.None() -> "";
            case Cell.Plain(var text) -> text;
            case Cell.Text(var text) -> of(text);
            case Cell.Code code -> codes(code);
            case Cell.Time(var at) -> time(at);
            case Cell.Number(var number) -> String.valueOf(number);
            case Cell.Seconds(var seconds) -> clock(seconds);
            case Cell.Yes(var is) -> words.of(is ? "yes" : "no");
            case Cell.Who(var plate) -> plate(plate);
            case Cell.Spans(var spans) -> spans(spans);
            case Cell.Held(var poll, var published) -> of(poll.poll().form().title());
        };
    }

    /** 4:05, and 1:04:05 from an hour on. */
    static String clock(long seconds) {
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
