package org.khural.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.LocalizedText;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;

/**
 * Made-up instances of any record, always the same ones: {@code full} or with nothing optional in
 * them.
 */
final class Samples {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    private final boolean full;
    private int count;

    private Samples(boolean full) {
        this.full = full;
    }

    /** With every optional value present and two of everything in lists. */
    static <T> T full(Class<T> record) {
        return record.cast(new Samples(true).record(record));
    }

    /** With no optional value and empty lists, as far as the record allows that. */
    static <T> T bare(Class<T> record) {
        return record.cast(new Samples(false).record(record));
    }

    /**
     * A record may refuse a combination (suspended, but no suspension), so the next enum constant
     * is tried, and then all.
     */
    private Object record(Class<?> type) {
        for (int attempt = 0; attempt < 8; attempt++) {
            var made = attempt(type, attempt, full);
            if (made.isPresent()) return made.get();
        }
        return attempt(type, 0, true)
                .orElseThrow(() -> new AssertionError("no sample of " + type.getName()));
    }

    private Optional<Object> attempt(Class<?> type, int shift, boolean full) {
        var from = new Samples(full);
        from.count = count + shift;
        var components = type.getRecordComponents();
        var values =
                Arrays.stream(components)
                        .map(c -> from.value(c.getGenericType(), c.getName()))
                        .toArray();
        count = from.count;
        try {
            var types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object value(Type type, String name) {
        if (type instanceof ParameterizedType of) return generic(of, name);
        var raw = (Class<?>) type;
        if (raw == String.class) return text(name);
        if (raw == int.class || raw == Integer.class) return number(name);
        if (raw == long.class || raw == Long.class) return (long) next();
        if (raw == boolean.class) return full;
        if (raw == Instant.class) return MORNING.plusSeconds(60L * next());
        if (raw == Mark.class) return new Mark(next(), "9f86d081884c7d65");
        if (raw == LocalizedText.class) return words();
        if (raw.isEnum()) return raw.getEnumConstants()[next() % raw.getEnumConstants().length];
        if (Values.STRINGS.contains(raw)) return id(raw);
        if (raw.isRecord()) return record(raw);
        if (raw.isSealed()) return kind(raw);
        throw new AssertionError("no sample of " + type + " " + name);
    }

    private Object generic(ParameterizedType type, String name) {
        var raw = (Class<?>) type.getRawType();
        var of = type.getActualTypeArguments();
        if (raw == Personal.class) return Personal.of(new PersonId("ann"), value(of[0], name));
        if (raw == Optional.class) return full ? Optional.of(value(of[0], name)) : Optional.empty();
        if (raw == Map.class)
            return full ? Map.of(value(of[0], name), value(of[1], name)) : Map.of();
        if (raw == Set.class) return full ? Set.of(value(of[0], name)) : Set.of();
        if (Collection.class.isAssignableFrom(raw)) {
            return full ? List.of(value(of[0], name), value(of[0], name)) : List.of();
        }
        throw new AssertionError("no sample of " + type + " " + name);
    }

    /** One kind after the other. */
    private Object kind(Class<?> root) {
        var kinds = root.getPermittedSubclasses();
        return record(kinds[next() % kinds.length]);
    }

    private int number(String name) {
        return switch (name) {
            case "width" -> 180;
            default -> 30 + next();
        };
    }

    private String text(String name) {
        return switch (name) {
            case "meeting" -> "https://meet.example.org/launch?id=" + next();
            case "zone" -> "Asia/Ulaanbaatar";
            case "address" -> "name@example.org";
            case "code" -> "K7M2QX";
            case "ballot" -> "ballot-" + next();
            case "blinded" -> "b".repeat(342);
            case "language", "prevailing" -> "en";
            case "country" -> "MN";
            case "sha256",
                    "textSha256",
                    "base",
                    "dtbs",
                    "intent",
                    "certificate",
                    "revision",
                    "document",
                    "completion",
                    "bundle" ->
                    "%064x".formatted(next());
            case "languages" -> next() % 2 == 0 ? "en" : "mn";
            default -> name + "-sample-" + next();
        };
    }

    private LocalizedText words() {
        int n = next();
        return LocalizedText.of("mn", "Өгүүлбэр " + n, "en", "Text " + n, "zh", "文 " + n);
    }

    private Object id(Class<?> type) {
        try {
            var prefix = type.getSimpleName().replace("Id", "").toLowerCase(java.util.Locale.ROOT);
            return type.getConstructor(String.class).newInstance(prefix + "-" + next());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private int next() {
        return ++count;
    }
}
