package org.khural.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param signatures in the order in which they were made
 * @param times how many times stand on the document
 * @param signed fingerprint of the document as it was with its last signature, before any time
 *     after it: the one that people saw
 */
public record Report(
        Verdict verdict,
        List<Signature> signatures,
        int times,
        List<Finding> findings,
        Optional<Sha256> signed) {
    public enum Verdict {
        /** Exactly what was agreed, signed by all who were to sign. */
        VALID,
        /** Nothing was changed; whether anything is missing nobody can say without the evidence. */
        INTACT,
        NOT_VALID,
        CHANGED;

        /** The worse of two; that something was changed is what one must hear first. */
        public Verdict or(Verdict other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /**
     * @param field empty: in no field
     * @param by whom the certificate is of
     * @param at as the signature says
     * @param dated the earliest time that somebody else bears witness to
     * @param result TOTAL_PASSED, INDETERMINATE or TOTAL_FAILED (EN 319 102-1)
     */
    public record Signature(
            Optional<String> field,
            Subject by,
            Sha256 certificate,
            Instant at,
            Instant dated,
            String level,
            String result) {}

    /** {@code about}: a field, or what the library says; empty: the whole document. */
    public record Finding(Code code, String about) {}

    public enum Code {
        NOT_A_PDF(Verdict.NOT_VALID),
        NO_SIGNATURE(Verdict.NOT_VALID),
        /** Bytes that no signature and no time covers, or more than times before such a one. */
        ADDED_AFTERWARDS(Verdict.CHANGED),
        /** A signature leaves out more than its own value. */
        NOT_COVERED(Verdict.CHANGED),
        /** What was signed is not what stands there. */
        BROKEN(Verdict.CHANGED),
        /** Cryptographically sound, but the check did not pass: see what the library says. */
        NOT_PASSED(Verdict.NOT_VALID),
        /** Nobody whom the check trusts answers for the certificate. */
        NOT_TRUSTED(Verdict.NOT_VALID),
        /** Nobody was named whom the check could trust. */
        NO_ROOT(Verdict.INTACT),
        /** Whether the certificate was revoked, this file does not say yet. */
        REVOCATION_UNKNOWN(Verdict.INTACT),
        /** The library sees another number of signatures than the bytes show. */
        MISCOUNTED(Verdict.NOT_VALID),
        OTHER_DOCUMENT(Verdict.NOT_VALID),
        OTHER_REVISION(Verdict.CHANGED),
        OTHER_CERTIFICATE(Verdict.NOT_VALID),
        MISSING_SIGNATURE(Verdict.NOT_VALID),
        UNEXPECTED_SIGNATURE(Verdict.CHANGED),
        /**
         * Nobody whom the check trusts answers for the certificate, but the evidence names exactly
         * this one: the reader has to compare its fingerprint. {@code about}: the field and that.
         */
        OTHER_ISSUER(Verdict.VALID);

        final Verdict verdict;

        Code(Verdict verdict) {
            this.verdict = verdict;
        }
    }
}
