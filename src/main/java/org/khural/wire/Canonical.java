package org.khural.wire;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form of which a fingerprint is taken (RFC 8785): whoever reads it, in whatever
 * language, writes the same bytes again. Of numbers it takes whole ones only, so that nobody needs
 * the rules for fractions.
 */
public final class Canonical {
    /** What every reader of JSON holds exactly (RFC 8785, 3.2.2.3). */
    private static final long MOST = (1L << 53) - 1;

    private final StringBuilder out = new StringBuilder();

    private Canonical() {}

    /**
     * Of texts, whole numbers, yes and no, lists and maps of such.
     *
     * @throws IllegalArgumentException for anything else, and for half a surrogate pair
     */
    public static String text(Map<String, ?> object) {
        var canonical = new Canonical();
        canonical.object(object);
        return canonical.out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case String text -> string(text);
            case Integer number -> out.append((int) number);
            case Long number when Math.abs(number) <= MOST -> out.append((long) number);
            case Boolean is -> out.append((boolean) is);
            case List<?> list -> list(list);
            case Map<?, ?> map -> object(map);
            default -> throw new IllegalArgumentException("Not for this form: " + value);
        }
    }

    /** Names in the order of their UTF-16 code units, which is that of {@link String}. */
    private void object(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, value) -> sorted.put((String) name, value));
        out.append('{');
        for (var each = sorted.entrySet().iterator(); each.hasNext(); comma(each)) {
            var entry = each.next();
            string(entry.getKey());
            out.append(':');
            value(entry.getValue());
        }
        out.append('}');
    }

    private void list(List<?> list) {
        out.append('[');
        for (var each = list.iterator(); each.hasNext(); comma(each)) value(each.next());
        out.append(']');
    }

    private void comma(Iterator<?> each) {
        if (each.hasNext()) out.append(',');
    }

    private void string(String text) {
        out.append('"');
        text.codePoints().forEach(this::character);
        out.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') out.append("\\u%04x".formatted(c));
                else if (Character.getType(c) != Character.SURROGATE) out.appendCodePoint(c);
                else throw new IllegalArgumentException("Half a surrogate pair");
            }
        }
    }
}
