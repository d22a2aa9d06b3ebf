package org.khural.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.khural.signing.Sha256;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;

/** What a certificate of completion says that can be compared with the chain of facts. */
record Sworn(Sha256 frozen, Sha256 completed, Sha256 chain, Sha256 root) {
    static Optional<Sworn> read(byte[] json) {
        try {
            var all = Codec.read(new String(json, StandardCharsets.UTF_8), Map.class);
            if (!Completion.FORMAT.equals(all.get("format"))) return Optional.empty();
            return Optional.of(
                    new Sworn(
                            sha256(all, "frozen"),
                            sha256(all, "completed"),
                            sha256(all, "chain"),
                            sha256(all, "root")));
        } catch (Malformed | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** It may have been made before the last facts, but of this chain. */
    boolean isOf(Chain facts) {
        return facts.evidence().filter(e -> e.frozen().equals(frozen)).isPresent()
                && facts.completed().equals(Optional.of(completed))
                && facts.facts().stream().anyMatch(fact -> fact.hash().equals(chain));
    }

    private static Sha256 sha256(Map<?, ?> all, String name) {
        return new Sha256(String.valueOf(all.get(name)));
    }
}
