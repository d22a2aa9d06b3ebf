package org.khural.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.khural.signing.Sha256;
import org.khural.wire.Canonical;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;

/**
 * One thing that happened to an agreement, as anybody may know it.
 *
 * @param seq from 1
 * @param prev hash of the fact before; of the first: {@link #NONE}
 * @param at to the millisecond; in the file without a fraction if that is zero
 * @param type what happened; those of {@link Chain} are read, others are only shown
 * @param hash SHA-256 of the canonical form of all the rest
 */
public record Fact(
        long seq,
        Sha256 prev,
        Instant at,
        String type,
        String actor,
        Map<String, String> data,
        Sha256 hash) {
    public static final Sha256 NONE = new Sha256("0".repeat(64));

    public Fact {
        data = Map.copyOf(data);
    }

    /** With the hash that it has. */
    public static Fact of(
            long seq,
            Sha256 prev,
            Instant at,
            String type,
            String actor,
            Map<String, String> data) {
        var exact = at.truncatedTo(ChronoUnit.MILLIS);
        var fact = new Fact(seq, prev, exact, type, actor, data, NONE);
        return new Fact(seq, prev, exact, type, actor, data, fact.rightHash());
    }

    /** Empty unless it is the one line that we would have written. */
    static Optional<Fact> read(String line) {
        try {
            var fact = Codec.read(line, Line.class).fact();
            // Another way to write the same would have another fingerprint for who does not parse.
            return fact.line().equals(line) ? Optional.of(fact) : Optional.empty();
        } catch (Malformed | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** In its canonical form (RFC 8785). */
    public String line() {
        var members = members();
        members.put("hash", hash.hex());
        return Canonical.text(members);
    }

    boolean isSound() {
        return hash.equals(rightHash());
    }

    /** A fingerprint in what it says, if there is one. */
    Optional<Sha256> sha256(String name) {
        return Optional.ofNullable(data.get(name)).filter(Sha256::isOne).map(Sha256::new);
    }

    private Sha256 rightHash() {
        return Sha256.of(Canonical.text(members()).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("actor", actor);
        members.put("at", at.toString());
        members.put("data", data);
        members.put("prev", prev.hex());
        members.put("seq", seq);
        members.put("type", type);
        return members;
    }

    private record Line(
            long seq,
            String prev,
            String at,
            String type,
            String actor,
            Map<String, String> data,
            String hash) {
        Fact fact() {
            var when = Instant.parse(at);
            return new Fact(seq, new Sha256(prev), when, type, actor, data, new Sha256(hash));
        }
    }
}
