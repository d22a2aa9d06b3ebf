package org.khural.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration file as it was written: groups are maps, lists are lists, and every value is the
 * text that stands there. What a value means is for who asks for it, so that {@code no} is not
 * false and {@code 010} is not eight by surprise.
 */
public final class Yaml {
    private static final YAMLFactory FACTORY =
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Yaml() {}

    /** The groups and keys of a file; the path of what is malformed is its line. */
    public static Map<String, Object> read(String text) throws Malformed {
        try (var in = FACTORY.createParser(text)) {
            if (in.nextToken() == null) return Map.of();
            if (!in.hasToken(JsonToken.START_OBJECT)) throw malformed(in, "keys are needed here");
            var keys = group(in);
            if (in.nextToken() != null) throw malformed(in, "one document is all that is read");
            return keys;
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Malformed(
                    Optional.empty(), "line " + line, firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("a text is read without input or output", e);
        }
    }

    private static Map<String, Object> group(JsonParser in) throws IOException, Malformed {
        var keys = new LinkedHashMap<String, Object>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var key = in.currentName();
            keys.put(key, value(in, in.nextToken()));
        }
        return keys;
    }

    private static Object value(JsonParser in, JsonToken token) throws IOException, Malformed {
        if (token == JsonToken.START_OBJECT) return group(in);
        if (token == JsonToken.START_ARRAY) return list(in);
        if (token == JsonToken.VALUE_NULL) return "";
        if (token != null && token.isScalarValue()) return in.getText();
        throw malformed(in, "a value is needed here");
    }

    private static List<Object> list(JsonParser in) throws IOException, Malformed {
        var all = new ArrayList<Object>();
        for (var token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            all.add(value(in, token));
        }
        return all;
    }

    private static Malformed malformed(JsonParser in, String problem) {
        return new Malformed(
                Optional.empty(), "line " + in.currentTokenLocation().getLineNr(), problem);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("this is not YAML");
    }
}
