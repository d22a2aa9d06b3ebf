package org.khural.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.khural.domain.LocalizedText;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Slip;

/** Secret ballots as bytes: one in the box, all of a poll in a file. */
public final class Slips {
    private Slips() {}

    /**
     * What anybody may take home of a secret poll.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo, base64
     * @param tokens how many were asked for
     * @param hash SHA-256 of {@code ballots}, as {@code JSON.stringify} writes them; stands in the
     *     log
     * @param isPublished whether choices may be seen; else {@code ballots} is empty
     * @param keys of all ballots, in their order
     */
    public record Published(
            String format,
            int version,
            WorkshopId workshop,
            PollId poll,
            LocalizedText title,
            Question question,
            String publicKey,
            int tokens,
            String hash,
            boolean isPublished,
            List<String> keys,
            List<Slip> ballots) {
        public static final String FORMAT = "khural.ballots";
    }

    public static byte[] bytes(Slip slip) {
        return Codec.json(slip).getBytes(StandardCharsets.UTF_8);
    }

    /** Empty for what nobody could have put there through us. */
    public static Optional<Slip> read(byte[] bytes) {
        try {
            return Optional.of(Codec.read(new String(bytes, StandardCharsets.UTF_8), Slip.class));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** The same ballots are the same bytes, on every node and in a browser. */
    public static byte[] file(List<Slip> slips) {
        return Codec.json(slips).getBytes(StandardCharsets.UTF_8);
    }

    public static List<Slip> read(String file) throws Malformed {
        return Codec.read("{\"slips\":" + file + "}", All.class).slips();
    }

    private record All(List<Slip> slips) {}
}
