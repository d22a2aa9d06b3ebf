package org.khural.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Optional;

/** Messages and views to JSON and back. */
public final class Codec {
    private Codec() {}

    /** Reads what a browser sent, or says where it is wrong. */
    public static ClientMessage decode(String frame) throws Malformed {
        var tree = tree(frame);
        var ref =
                Optional.ofNullable(tree.get("ref"))
                        .filter(JsonNode::isIntegralNumber)
                        .filter(JsonNode::canConvertToLong)
                        .map(JsonNode::asLong);
        return bind(ref, tree, ClientMessage.class);
    }

    public static String encode(ServerMessage message) {
        return text(Json.MAPPER.writerFor(ServerMessage.class), message);
    }

    /** A view, or any part of the state that may be seen, as it goes over the wire. */
    public static JsonNode view(Object view) {
        return Json.MAPPER.valueToTree(view);
    }

    /** About how many characters a view has on the wire; without writing it. */
    public static int weight(JsonNode view) {
        int sum = view.isTextual() ? view.textValue().length() + 3 : 8;
        for (var field : view.properties())
            sum += field.getKey().length() + weight(field.getValue());
        if (view.isArray()) for (var each : view) sum += weight(each);
        return sum;
    }

    /** A record of the edge's own, for HTTP. */
    public static String json(Object value) {
        return text(Json.MAPPER.writer(), value);
    }

    /** Reads the body of a call into a record of the edge's own, as strictly as a message. */
    public static <T> T read(String body, Class<T> type) throws Malformed {
        return bind(Optional.empty(), tree(body), type);
    }

    private static JsonNode tree(String text) throws Malformed {
        try {
            var tree = Json.MAPPER.readTree(text);
            if (tree.isObject()) return tree;
            throw new Malformed(Optional.empty(), "", "an object is needed: {…}");
        } catch (JsonProcessingException e) {
            throw Problems.of(Optional.empty(), e);
        }
    }

    private static <T> T bind(Optional<Long> ref, JsonNode tree, Class<T> type) throws Malformed {
        try {
            return Json.MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw Problems.of(ref, e);
        }
    }

    private static String text(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
