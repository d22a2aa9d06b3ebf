package org.khural.domain;

import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link Rejection} as people are told it, and as the log keeps it where it had to be settled.
 *
 * @param args numbers are whole, everything else is its text: equal however often it is read again
 */
public record Refusal(String code, Map<String, Object> args) {
    public Refusal {
        var plain = new TreeMap<String, Object>();
        args.forEach((name, value) -> plain.put(name, plain(value)));
        args = Map.copyOf(plain);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Boolean truth -> truth;
            case Number number -> number.longValue();
            default -> value.toString();
        };
    }
}
