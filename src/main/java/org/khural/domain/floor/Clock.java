package org.khural.domain.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The clock of one entry: what was used before, and since when it runs. It stores instants and
 * never ticks; every screen draws from server time.
 */
public record Clock(Duration used, Optional<Instant> since) {
    public static final Clock ZERO = new Clock(Duration.ZERO, Optional.empty());

    Clock run(Instant at) {
        return since.isPresent() ? this : new Clock(used, Optional.of(at));
    }

    Clock stop(Instant at) {
        return since.isEmpty() ? this : new Clock(usedAt(at), Optional.empty());
    }

    public Duration usedAt(Instant at) {
        return since.map(s -> used.plus(positive(Duration.between(s, at)))).orElse(used);
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
