package org.khural.domain.floor;

import java.time.Instant;

/**
 * Why an entry stands where it does; screens say it as a sentence. Set once, when the place is
 * given.
 */
public record Why(Code code, Instant at) {
    public enum Code {
        FIRST_COME,
        MOVED_BY_CHAIR,
        RETURNED
    }
}
