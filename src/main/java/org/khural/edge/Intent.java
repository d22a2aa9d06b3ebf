package org.khural.edge;

import java.util.HashMap;
import java.util.Map;
import org.khural.wire.Canonical;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;

/**
 * What a signatory means to sign, down to the bytes (signing 5.2). Its fingerprint is that of its
 * canonical form (RFC 8785). Times are ISO 8601; what is not there is an empty text.
 *
 * @param chainHead the last link of the evidence when it was made
 * @param dtbsSha256 of the signed attributes, which the key signs
 */
record Intent(
        int v,
        String type,
        String instance,
        String agreementId,
        String r0Sha256,
        String baseRevisionSha256,
        String field,
        String party,
        String signatory,
        String capacity,
        String consentTextSha256,
        String language,
        String sessionId,
        String chainHead,
        String nonce,
        String issuedAt,
        String expiresAt,
        String dtbsSha256) {
    static final String TYPE = "agreement.sign";

    /** From what {@link #canonical} gave. */
    static Intent read(String canonical) {
        try {
            return Codec.read(canonical, Intent.class);
        } catch (Malformed e) {
            throw new IllegalStateException("An intent that was kept can not be read", e);
        }
    }

    String canonical() {
        Map<String, Object> all = new HashMap<>();
        all.put("v", v);
        all.put("type", type);
        all.put("instance", instance);
        all.put("agreementId", agreementId);
        all.put("r0Sha256", r0Sha256);
        all.put("baseRevisionSha256", baseRevisionSha256);
        all.put("field", field);
        all.put("party", party);
        all.put("signatory", signatory);
        all.put("capacity", capacity);
        all.put("consentTextSha256", consentTextSha256);
        all.put("language", language);
        all.put("sessionId", sessionId);
        all.put("chainHead", chainHead);
        all.put("nonce", nonce);
        all.put("issuedAt", issuedAt);
        all.put("expiresAt", expiresAt);
        all.put("dtbsSha256", dtbsSha256);
        return Canonical.text(all);
    }
}
