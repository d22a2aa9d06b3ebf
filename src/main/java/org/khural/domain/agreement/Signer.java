package org.khural.domain.agreement;

import java.time.Instant;
import java.util.Optional;

/**
 * How far one signatory is (signing 3.3). That somebody is called, or signs at this moment, is said
 * by the {@link Turn}.
 *
 * @param attested the chair knows who this is, by sight
 * @param notified a letter that says how it ended went out, or could not
 */
public record Signer(
        Step step,
        Optional<Key> key,
        Optional<Consent> consent,
        Optional<Signed> signed,
        boolean attested,
        boolean notified) {
    public static final Signer NEW =
            new Signer(
                    Step.INVITED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false);

    public enum Step {
        INVITED,
        /** A key is enrolled. */
        IDENTIFIED,
        READ,
        /** Has read and consented. */
        READY,
        SIGNED,
        ON_PAPER,
        DECLINED;

        boolean isOver() {
            return compareTo(READY) > 0;
        }
    }

    /**
     * @param certificate DER in Base64
     * @param sha256 of that DER
     * @param serial of the certificate, in hexadecimal digits
     */
    public record Key(String certificate, String sha256, String serial) {
        public Key {
            Fingerprint.check(sha256);
        }
    }

    /**
     * @param textSha256 SHA-256 of what was agreed to, in the language in which it was read
     */
    public record Consent(String textSha256, String language, Instant at) {
        public Consent {
            Fingerprint.check(textSha256);
        }
    }

    /**
     * @param revision the document with this signature as its last
     */
    public record Signed(Instant at, String revision, Signatory.KeyMode mode) {}

    Signer at(Step next) {
        return new Signer(next, key, consent, signed, attested, notified);
    }

    /** What the chair attested was of whoever had the key before. */
    Signer with(Key next) {
        boolean same = key.isEmpty() || key.equals(Optional.of(next));
        var at = step == Step.INVITED ? Step.IDENTIFIED : step;
        return new Signer(at, Optional.of(next), consent, signed, attested && same, notified);
    }

    Signer with(Consent consent) {
        return new Signer(Step.READY, key, Optional.of(consent), signed, attested, notified);
    }

    Signer with(Signed signed) {
        return new Signer(Step.SIGNED, key, consent, Optional.of(signed), attested, notified);
    }

    Signer attest() {
        return new Signer(step, key, consent, signed, true, notified);
    }

    Signer notifiedNow() {
        return new Signer(step, key, consent, signed, attested, true);
    }
}
