package org.khural.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages and views to JSON and back. */
public final class Codec {
    private Codec() {}

    /** Reads what a browser sent, or says where it is wrong. */
    public static ClientMessage decode(String frame) throws Malformed {
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new Malformed(
                    Optional.empty(), "", "this is not JSON: " + e.getOriginalMessage());
        }
        var ref =
                Optional.ofNullable(tree.get("ref"))
                        .filter(JsonNode::canConvertToLong)
                        .map(JsonNode::asLong);
        try {
            return Json.MAPPER.treeToValue(tree, ClientMessage.class);
        } catch (JsonMappingException e) {
            throw new Malformed(ref, path(e), problem(e));
        } catch (JsonProcessingException e) {
            throw new Malformed(ref, "", e.getOriginalMessage());
        }
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
        for (var field : view.properties()) sum += field.getKey().length() + weight(field.getValue());
        if (view.isArray()) for (var each : view) sum += weight(each);
        return sum;
    }

    /** A record of the edge's own, for HTTP. */
    public static String json(Object value) {
        return text(Json.MAPPER.writer(), value);
    }

    /** Reads the body of a call into a record of the edge's own, as strictly as a message. */
    public static <T> T read(String body, Class<T> type) throws Malformed {
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (JsonMappingException e) {
            throw new Malformed(Optional.empty(), path(e), problem(e));
        } catch (JsonProcessingException e) {
            throw new Malformed(Optional.empty(), "", "this is not JSON");
        }
    }

    private static String text(com.fasterxml.jackson.databind.ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(
                        at ->
                                at.getFieldName() == null
                                        ? String.valueOf(at.getIndex())
                                        : at.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String problem(JsonMappingException e) {
        return switch (e) {
            case InvalidTypeIdException unknown ->
                    unknown.getTypeId() == null
                            ? "it does not say what it is"
                            : "nothing is called " + unknown.getTypeId();
            case UnrecognizedPropertyException unknown ->
                    "nothing here is called " + unknown.getPropertyName();
            case ValueInstantiationException wrong when wrong.getCause() != null ->
                    String.valueOf(wrong.getCause().getMessage());
            default -> e.getOriginalMessage().lines().findFirst().orElse("");
        };
    }
}
