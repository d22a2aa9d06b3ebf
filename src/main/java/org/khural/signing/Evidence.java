package org.khural.signing;

import java.util.List;

/**
 * What a document must be, as it was written down while it was signed. Without it nobody can say
 * that a signature is missing, or that a revision is not one of those that were agreed.
 *
 * @param frozen SHA-256 of the document with its empty fields
 * @param steps one for each signature, in their order
 */
public record Evidence(Sha256 frozen, List<Step> steps) {
    /**
     * @param certificate SHA-256 of the certificate
     * @param revision SHA-256 of the document with this signature as its last
     * @param isBrought made with a tool of the signatory's own: whoever issued the certificate, it
     *     is this one
     */
    public record Step(String field, Sha256 certificate, Sha256 revision, boolean isBrought) {
        /** With a key that the instance has certified. */
        public Step(String field, Sha256 certificate, Sha256 revision) {
            this(field, certificate, revision, false);
        }
    }
}
