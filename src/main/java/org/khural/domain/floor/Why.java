package org.khural.domain.floor;

import java.time.Instant;

/**
 * Why an entry stands where it does; screens say it as a sentence. Set once, when the place is
 * given.
 */
public record Why(Code code, Instant at) {
    public enum Code {
        FIRST_COME,
        LEAST_SPOKEN,
        CHANNELS_TAKE_TURNS,
        DELEGATIONS_TAKE_TURNS,
        PROTOCOL,
        /** Its kind goes before the others. */
        KIND_GOES_FIRST,
        MOVED_BY_CHAIR,
        /** Was undone while another had the floor. */
        RETURNED,
        /** Asked to come later. */
        PUT_OFF,
        /** Was called and not ready, and let one go ahead. */
        NOT_READY,
        /** Was kept from another item. */
        KEPT,
        /** Was put on the list before the session. */
        INSCRIBED;

        /** Somebody gave this place by hand: no policy moves it. */
        boolean isPinned() {
            return switch (this) {
                case MOVED_BY_CHAIR, RETURNED, PUT_OFF, NOT_READY -> true;
                default -> false;
            };
        }
    }
}
