package org.khural.domain.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.khural.domain.PersonId;

/**
 * The turn to sign: one signatory at a time, until its end.
 *
 * @param fence the number of the turn; what belongs to an earlier one is refused
 */
public record Turn(PersonId person, long fence, Instant until, Optional<Begun> begun) {
    /** A post that came in time may still be checked while the turn ends. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /**
     * What is being signed. From this and the blobs any node builds the same bytes again.
     *
     * @param base the document that the signature is added to
     * @param at the time that the signature says, whole seconds
     * @param dtbs SHA-256 of what the key signs
     * @param intent SHA-256 of the canonical intent
     * @param drawn the picture of a signature that the signatory drew
     */
    public record Begun(
            String base,
            Instant at,
            String nonce,
            String dtbs,
            String intent,
            Optional<String> drawn) {
        public Begun {
            Fingerprint.check(base);
            Fingerprint.check(dtbs);
            Fingerprint.check(intent);
        }
    }

    Turn with(Optional<Begun> begun) {
        return new Turn(person, fence, until, begun);
    }

    boolean isOf(PersonId who, long number) {
        return person.equals(who) && fence == number;
    }
}
