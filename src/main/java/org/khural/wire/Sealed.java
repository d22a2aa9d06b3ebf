package org.khural.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.Base64;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;

/**
 * Personal data in the log: {@code {"of": person, "sealed": base64url}}. Without a sealer there is
 * no way to write it, so that it can not leave in the clear by mistake.
 */
final class Sealed {
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private Sealed() {}

    @SuppressWarnings("rawtypes")
    static final class Writer extends JsonSerializer<Personal> {
        @Override
        public void serialize(Personal value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (!(provider.getAttribute(Sealer.class) instanceof Sealer sealer)) {
                throw new IllegalStateException("personal data leaves only sealed");
            }
            out.writeStartObject();
            out.writeStringField("of", value.of().value());
            if (value.value().isPresent()) {
                var plain = Json.MAPPER.writeValueAsBytes(value.value().get());
                out.writeStringField(
                        "sealed", TO_TEXT.encodeToString(sealer.seal(value.of(), plain)));
            }
            out.writeEndObject();
        }
    }

    static final class Reader extends JsonDeserializer<Personal<?>>
            implements ContextualDeserializer {
        private final JavaType content;

        Reader() {
            this(TypeFactory.unknownType());
        }

        private Reader(JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(
                DeserializationContext context, BeanProperty property) {
            return new Reader(context.getContextualType().containedType(0));
        }

        @Override
        public Personal<?> deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            JsonNode node = context.readTree(in);
            var person = new PersonId(node.path("of").asText());
            if (!(context.getAttribute(Sealer.class) instanceof Sealer sealer)) {
                throw new IllegalStateException("personal data is read only from the log");
            }
            if (!node.has("sealed")) return Personal.erased(person);
            var sealed = Base64.getUrlDecoder().decode(node.get("sealed").asText());
            var plain = sealer.open(person, sealed);
            if (plain.isEmpty()) return Personal.erased(person);
            return Personal.of(person, Json.KEPT.forType(content).readValue(plain.get()));
        }
    }
}
