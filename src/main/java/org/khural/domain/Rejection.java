package org.khural.domain;

import java.util.Locale;

/**
 * A refusal. Each chapter has an enum of its own; the codes are stable and every dictionary has a
 * sentence for each.
 */
public interface Rejection {
    String chapter();

    String name();

    /** For example {@code floor.list_closed}. */
    default String code() {
        return chapter() + "." + name().toLowerCase(Locale.ROOT);
    }
}
