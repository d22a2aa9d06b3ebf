package org.khural.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.khural.domain.Change;
import org.khural.domain.Mark;
import org.khural.domain.State;
import org.khural.domain.WorkshopId;
import org.khural.domain.agenda.AgendaChange;
import org.khural.domain.chair.LeadChange;
import org.khural.domain.floor.FloorChange;

/**
 * A whole state to bytes and back, for the build that wrote it and no other: nothing of this form
 * is promised to last. Personal data is sealed as in the log, so that a destroyed key erases it
 * here too.
 */
public final class StateCodec {
    /** Changes are told apart by the name of their chapter. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "chapter")
    private interface OfAChapter {}

    private static final JsonMapper MAPPER =
            Json.MAPPER
                    .rebuild()
                    .addModule(new Persistent())
                    .addMixIn(Change.class, OfAChapter.class)
                    .registerSubtypes(new NamedType(FloorChange.class, "floor"))
                    .registerSubtypes(new NamedType(AgendaChange.class, "agenda"))
                    .registerSubtypes(new NamedType(LeadChange.class, "lead"))
                    .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DeserializationFeature.WRAP_EXCEPTIONS)
                    .build();

    /**
     * @param at when its last entry was written
     */
    public record Kept(Instant at, State state) {
        public Mark mark() {
            return state.mark();
        }

        public WorkshopId workshop() {
            return state.workshop().id();
        }
    }

    private StateCodec() {}

    public static byte[] encode(Kept kept, Sealer sealer) {
        try {
            return MAPPER.writerFor(Kept.class)
                    .withAttribute(Sealer.class, sealer)
                    .writeValueAsBytes(kept);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails in any way if the bytes are not of this build. */
    public static Kept decode(byte[] bytes, Sealer sealer) {
        try {
            return MAPPER.readerFor(Kept.class)
                    .withAttribute(Sealer.class, sealer)
                    .readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
