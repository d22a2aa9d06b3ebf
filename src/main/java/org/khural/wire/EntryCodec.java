package org.khural.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Actor;
import org.khural.domain.Entry;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Ref;
import org.khural.domain.Refusal;

/**
 * Entries of the log: {@code
 * {"v":1,"at":ms,"prev":hash,"steps":[{"ref":"tab.7","by":"person:chair","events":[…]}]}}, a step
 * that was refused with {@code "refused":{"code":…,"args":{…}}}. {@code prev} is the SHA-256 of the
 * entry before, so that the log is a chain. An old entry is read for ever: a changed event gets an
 * upcast here, and unknown fields are passed over.
 */
public final class EntryCodec {
    private static final int VERSION = 1;

    /** What was read, and the hash of the entry that it follows. */
    public record Read(Entry entry, String prev) {}

    private EntryCodec() {}

    public static byte[] encode(Entry entry, String prev, Sealer sealer) {
        var writer =
                Json.MAPPER
                        .writerFor(new TypeReference<List<Event>>() {})
                        .withAttribute(Sealer.class, sealer);
        if (entry.at().getNano() % 1_000_000 != 0) {
            throw new IllegalArgumentException("an entry is of a whole millisecond");
        }
        var root = Json.MAPPER.createObjectNode();
        root.put("v", VERSION).put("at", entry.at().toEpochMilli()).put("prev", prev);
        var steps = root.putArray("steps");
        try {
            for (var step : entry.steps()) {
                var node = steps.addObject();
                step.ref().ifPresent(ref -> node.put("ref", ref.tab() + "." + ref.counter()));
                node.put("by", Actors.text(step.who()));
                node.putRawValue(
                        "events",
                        new com.fasterxml.jackson.databind.util.RawValue(
                                writer.writeValueAsString(step.events())));
                step.refused().ifPresent(why -> node.putPOJO("refused", why));
            }
            return Json.MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Read decode(byte[] bytes, Sealer sealer) {
        try {
            var root = Json.MAPPER.readTree(bytes);
            int version = root.path("v").asInt();
            if (version != VERSION)
                throw new IllegalStateException("an entry of format " + version);
            var steps = new ArrayList<Entry.Step>();
            for (var step : root.required("steps")) steps.add(step(step, sealer));
            var at = Instant.ofEpochMilli(root.required("at").asLong());
            return new Read(new Entry(at, List.copyOf(steps)), root.required("prev").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose keys are needed to write it. */
    public static Set<PersonId> personal(Entry entry) {
        var all = new HashSet<PersonId>();
        for (var step : entry.steps()) {
            for (var event : step.events()) {
                for (var component : event.getClass().getRecordComponents()) {
                    if (value(component, event) instanceof Personal<?> personal)
                        all.add(personal.of());
                }
            }
        }
        return all;
    }

    private static Entry.Step step(JsonNode node, Sealer sealer) throws IOException {
        var who = Actors.parse(node.required("by").asText());
        List<Event> events =
                Json.KEPT
                        .forType(new TypeReference<List<Event>>() {})
                        .withAttribute(Sealer.class, sealer)
                        .readValue(node.required("events"));
        var refused =
                node.has("refused")
                        ? Optional.of(Json.MAPPER.treeToValue(node.get("refused"), Refusal.class))
                        : Optional.<Refusal>empty();
        return new Entry.Step(ref(node, who), who, events, refused);
    }

    private static Optional<Ref> ref(JsonNode node, Actor who) {
        if (!node.has("ref")) return Optional.empty();
        var text = node.get("ref").asText();
        int dot = text.lastIndexOf('.');
        return Optional.of(
                new Ref(who, text.substring(0, dot), Long.parseLong(text.substring(dot + 1))));
    }

    private static Object value(RecordComponent component, Event event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
