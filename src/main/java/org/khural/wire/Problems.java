package org.khural.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a message, and where, in words for those who write a client. Jackson's own
 * words name Java classes and settings, which say nothing to them.
 */
final class Problems {
    /** A value that is none of its kind; its message is ours. */
    static final class Unfit extends JsonMappingException {
        private static final long serialVersionUID = 1;

        Unfit(String problem) {
            super(null, problem);
        }
    }

    private static final int SHOWN = 40;

    private Problems() {}

    static Malformed of(Optional<Long> ref, JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? new Malformed(ref, path(mapping), problem(mapping))
                : new Malformed(ref, "", notJson(e));
    }

    private static String notJson(JsonProcessingException e) {
        var message = firstLine(e);
        if (e instanceof StreamConstraintsException && message.contains("depth")) {
            return "it is nested too deep";
        }
        if (e instanceof StreamConstraintsException) return "a text or number in it is too long";
        if (message.startsWith("Duplicate")) return "a name stands there twice: " + quoted(message);
        return "this is not JSON: " + message;
    }

    /** Names and places from the outside in: {@code command.seat.0}. */
    private static String path(JsonMappingException e) {
        return e.getPath().stream().map(Problems::step).collect(Collectors.joining("."));
    }

    private static String step(Reference at) {
        return at.getFieldName() == null ? String.valueOf(at.getIndex()) : shown(at.getFieldName());
    }

    private static String problem(JsonMappingException e) {
        return switch (e) {
            case Unfit unfit -> firstLine(unfit);
            case InvalidTypeIdException unknown when unknown.getTypeId() == null ->
                    "it does not say what it is";
            case InvalidTypeIdException unknown ->
                    "nothing is called " + shown(unknown.getTypeId());
            case UnrecognizedPropertyException unknown ->
                    "nothing here is called " + shown(unknown.getPropertyName());
            case ValueInstantiationException refused when refused.getCause() != null ->
                    String.valueOf(refused.getCause().getMessage());
            case InvalidNullException isNull -> "null is not allowed here";
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException big when big.getCause() instanceof InputCoercionException n ->
                    needed(n.getTargetType()) + " is needed here";
            default -> "this does not fit here";
        };
    }

    private static String mismatch(MismatchedInputException e) {
        var message = firstLine(e);
        if (message.startsWith("Missing ")) return "it is missing";
        if (message.startsWith("Trailing ")) return "one object is all that is read";
        if (message.contains("ull value for") || message.contains("Cannot map `null`")) {
            return "null is not allowed here";
        }
        return needed(e.getTargetType()) + " is needed here";
    }

    private static String needed(@Nullable Class<?> type) {
        if (type == null) return "something else";
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == boolean.class) return "true or false";
        if (type == int.class || type == Integer.class) return "a whole number below 2^31";
        if (type == long.class || type == Long.class) return "a whole number below 2^63";
        if (type == String.class) return "a text";
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }

    private static String quoted(String message) {
        int from = message.indexOf('\'') + 1;
        return message.substring(from, Math.max(from, message.lastIndexOf('\'')));
    }

    private static String firstLine(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }
}
