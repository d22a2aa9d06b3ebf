package org.khural.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.Mark;
import org.khural.domain.Me;

/**
 * What the server sends. On the wire {@code is} names the record. Instants are epoch milliseconds.
 */
public sealed interface ServerMessage {
    /** The answer to one ask; every ask gets exactly one. */
    sealed interface Answer extends ServerMessage {
        long ref();
    }

    /** In the log, for good, at this mark. Sent before anybody sees the change. */
    record Done(long ref, Mark mark) implements Answer {}

    /**
     * A rule forbids it; {@code code} is stable, {@code args} fill its sentence. Nothing happened.
     */
    record Refused(long ref, String code, Map<String, Object> args) implements Answer {}

    /** Our bug; the log of the server knows more under {@code incident}. Nothing happened. */
    record Failed(long ref, String incident) implements Answer {}

    /** No answer yet: keep the ask and send the same ref again after {@code ms}. */
    record Later(long ref, long ms) implements Answer {}

    /** Not a message that could be understood; {@code ref} if at least that could be read. */
    record Malformed(Optional<Long> ref, String path, String problem) implements ServerMessage {}

    /**
     * Everything, whole.
     *
     * @param views chapter to view, those chapters that the audience sees
     * @param me the person's own page; empty on a screen of nobody
     * @param reset the server lost its last moments: how many of this tab's confirmed asks are gone
     */
    record View(
            Mark mark,
            Instant now,
            Audience audience,
            Map<String, JsonNode> views,
            Me me,
            Optional<Reset> reset)
            implements ServerMessage {}

    record Reset(int lost) {}

    /**
     * Applied only if {@code from} is the screen's mark. {@code patches}: chapter to JSON Patch
     * (RFC 6902); an empty map moves the mark only.
     */
    record Patch(Mark from, Mark to, Map<String, JsonNode> patches) implements ServerMessage {}

    /** The person's own page changed. */
    record Own(Me me) implements ServerMessage {}

    /**
     * How many people have a connection now. Soft: at most once a second, and not part of any mark.
     */
    record Presence(int connected) implements ServerMessage {}

    record Ping(Mark mark, Instant now) implements ServerMessage {}

    /**
     * The connection ends; come again after {@code after} milliseconds, unless the code says that
     * it makes no sense.
     */
    record Bye(String code, long after) implements ServerMessage {}
}
