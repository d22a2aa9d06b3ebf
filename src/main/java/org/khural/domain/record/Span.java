package org.khural.domain.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From when until when; without an end it still lasts. */
public record Span(Instant from, Optional<Instant> until) {
    static Span since(Instant at) {
        return new Span(at, Optional.empty());
    }

    public boolean isOpen() {
        return until.isEmpty();
    }

    public Duration lengthAt(Instant now) {
        return Duration.between(from, until.orElse(now));
    }

    Span end(Instant at) {
        return isOpen() ? new Span(from, Optional.of(at)) : this;
    }

    Span reopen() {
        return since(from);
    }
}
