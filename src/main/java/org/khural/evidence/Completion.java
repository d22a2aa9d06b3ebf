package org.khural.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.LocalizedText;
import org.khural.signing.Sha256;
import org.khural.wire.Canonical;

/**
 * The certificate of completion: what the instance itself says, under its seal, of an agreement
 * that all have signed. It binds the chain of facts, whose end and whose maker the chain alone does
 * not show.
 *
 * @param agreement its id
 * @param languages of the certificate, one or two of those that we write
 * @param prevailing the language of the agreement that counts where its texts differ
 * @param frozen the document before anybody signed
 * @param completed the document with the last signature, before times were added
 * @param receipts of screens that reckoned the same fingerprint
 * @param chain hash of the last fact before this was made
 * @param root of the instance
 * @param isTest of a rehearsal, and so it is marked
 */
public record Completion(
        String agreement,
        LocalizedText title,
        List<String> languages,
        String prevailing,
        List<Party> parties,
        List<Signature> signatures,
        Sha256 frozen,
        Sha256 completed,
        Optional<Receipts> receipts,
        Sha256 chain,
        Sha256 root,
        Instant at,
        boolean isTest) {
    public static final String FORMAT = "khural.completion";

    /** {@code country}: two letters (ISO 3166-1). */
    public record Party(LocalizedText name, Optional<String> country) {}

    /**
     * @param party the name of whom it binds
     * @param certificate SHA-256 of the signatory's
     * @param document with this signature as its last
     */
    public record Signature(
            LocalizedText name,
            LocalizedText capacity,
            LocalizedText party,
            String field,
            Instant at,
            Key key,
            List<Proof> proofs,
            Sha256 certificate,
            Sha256 document) {
        public Signature {
            proofs = List.copyOf(proofs);
        }
    }

    /** Who holds the key of a signature. */
    public enum Key {
        /** The signatory's browser, which made it and keeps it. */
        CLIENT,
        /** The signatory's own token or program; the signed file was brought. */
        UPLOAD,
        /** The server, for one signature. */
        SERVER
    }

    /** By what the server knew who signs. */
    public enum Proof {
        LINK,
        MAIL_CODE,
        PASSKEY,
        /** The chair attested to know the person by sight. */
        SIGHT
    }

    /** {@code confirmed} of {@code of} screens. */
    public record Receipts(int confirmed, int of) {}

    /** What nobody may read into it; each is said in the certificate. */
    enum Limit {
        IDENTITY,
        AUTHORITY,
        WILL,
        FORM,
        OPERATOR,
        TIME
    }

    public Completion {
        languages = List.copyOf(languages);
        parties = List.copyOf(parties);
        signatures = List.copyOf(signatures);
        if (languages.isEmpty() || languages.size() > 2) {
            throw new IllegalArgumentException("A certificate has one or two languages");
        }
    }

    /** For programs; canonical (RFC 8785). */
    public byte[] json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("format", FORMAT);
        all.put("version", 1);
        all.put("agreement", agreement);
        all.put("title", title.texts());
        all.put("languages", languages);
        all.put("prevailing", prevailing);
        all.put("parties", parties.stream().map(Completion::json).toList());
        all.put("signatures", signatures.stream().map(Completion::json).toList());
        all.put("frozen", frozen.hex());
        all.put("completed", completed.hex());
        receipts.ifPresent(
                r -> all.put("receipts", Map.of("confirmed", r.confirmed(), "of", r.of())));
        all.put("chain", chain.hex());
        all.put("root", root.hex());
        all.put("at", at.toString());
        all.put("test", isTest);
        all.put("doesNotProve", List.of(Limit.values()).stream().map(Completion::code).toList());
        return Canonical.text(all).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(Party party) {
        var all = new LinkedHashMap<String, Object>();
        all.put("name", party.name().texts());
        party.country().ifPresent(country -> all.put("country", country));
        return all;
    }

    private static Map<String, Object> json(Signature signature) {
        return Map.of(
                "name", signature.name().texts(),
                "capacity", signature.capacity().texts(),
                "party", signature.party().texts(),
                "field", signature.field(),
                "at", signature.at().toString(),
                "key", code(signature.key()),
                "proofs", signature.proofs().stream().map(Completion::code).toList(),
                "certificate", signature.certificate().hex(),
                "document", signature.document().hex());
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
