package org.khural.domain;

import java.util.List;
import java.util.Map;

/** The answer of the rules: what happens, or which rule forbids it. */
public sealed interface Decision {
    /** Nothing to do, and that is a yes: the wish is already true. */
    Decision NOTHING = new Accepted(List.of());

    record Accepted(List<Event> events) implements Decision {}

    /**
     * {@code args} fill the sentence that every screen shows for the code; ids, numbers and codes
     * only.
     */
    record Rejected(Rejection reason, Map<String, Object> args) implements Decision {
        public Refusal refusal() {
            return new Refusal(reason.code(), args);
        }
    }

    static Decision accept(Event... events) {
        return new Accepted(List.of(events));
    }

    static Decision reject(Rejection reason) {
        return new Rejected(reason, Map.of());
    }

    static Decision reject(Rejection reason, String arg, Object value) {
        return new Rejected(reason, Map.of(arg, value));
    }
}
