package org.khural.domain.agreement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One link of the evidence of an agreement: who did what, when, and after which other. The hash is
 * SHA-256 over the canonical JSON (RFC 8785) of all but itself, so that a stranger can follow the
 * chain from the file of the evidence alone. What it says is public, by the consent of those who
 * sign, and is not erased.
 *
 * @param seq from 1
 * @param prev the hash of the one before; 64 zeros at the first
 * @param at to the millisecond
 * @param actor a person's id, or {@code system}
 * @param data texts by name; ids, fingerprints, codes, and what was agreed to be public
 */
public record Fact(
        long seq,
        String prev,
        Instant at,
        String type,
        String actor,
        Map<String, String> data,
        String hash) {
    public static final String FIRST = "0".repeat(64);

    /** A signatory was written to, after all was over. */
    static final String NOTIFIED = "notified";

    public Fact {
        data = Collections.unmodifiableMap(new TreeMap<>(data));
    }

    static Fact of(
            long seq,
            String prev,
            Instant at,
            String type,
            String actor,
            Map<String, String> data) {
        var open = new Fact(seq, prev, at, type, actor, data, "");
        return new Fact(seq, prev, at, type, actor, data, sha256(open.canonical()));
    }

    /** Whether it says of itself what it is. */
    public boolean isTrue() {
        return hash.equals(sha256(canonical()));
    }

    /** As a line of the evidence: canonical too, with the hash in its place. */
    public String line() {
        return json("\"hash\":" + quoted(hash) + ",");
    }

    private String canonical() {
        return json("");
    }

    private String json(String own) {
        var all = new StringBuilder("{\"actor\":").append(quoted(actor));
        all.append(",\"at\":").append(quoted(at.toString())).append(",\"data\":{");
        data.forEach(
                (name, text) -> {
                    if (all.charAt(all.length() - 1) != '{') all.append(',');
                    all.append(quoted(name)).append(':').append(quoted(text));
                });
        return all.append("},")
                .append(own)
                .append("\"prev\":")
                .append(quoted(prev))
                .append(",\"seq\":")
                .append(seq)
                .append(",\"type\":")
                .append(quoted(type))
                .append('}')
                .toString();
    }

    /** As RFC 8785, 3.2.2.2 wants a string. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ')
                        quoted.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    else quoted.append(c);
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** The one piece of cryptography in the rules: a pure function, and the same everywhere. */
    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
