package org.khural.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Locale;
import org.khural.domain.Chapters;
import org.khural.domain.Command;
import org.khural.domain.Event;

/**
 * The one way between records and JSON. Strict inwards: nothing unknown, nothing missing, nothing
 * bent into shape.
 */
final class Json {
    /** Commands and events say their wire name in {@code type}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    /** Messages say their record's name in {@code is}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Named {}

    static final JsonMapper MAPPER = mapper();

    /**
     * For what we wrote ourselves, long ago perhaps: what is no more is passed over, and what was
     * not yet is empty, no or none. What a sealer throws (a key is missing) arrives as it was
     * thrown.
     */
    static final ObjectReader KEPT =
            MAPPER.reader()
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .without(DeserializationFeature.WRAP_EXCEPTIONS);

    private Json() {}

    private static JsonMapper mapper() {
        var factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(32)
                                        .maxStringLength(1 << 20)
                                        .maxNumberLength(20)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        var builder =
                JsonMapper.builder(factory)
                        .addModule(new Jdk8Module())
                        .addModule(new Values())
                        .addMixIn(Command.class, Typed.class)
                        .addMixIn(Event.class, Typed.class)
                        .addMixIn(ClientMessage.class, Named.class)
                        .addMixIn(ServerMessage.class, Named.class)
                        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .withCoercionConfig(LogicalType.Textual, Json::asItIs)
                        .withCoercionConfig(LogicalType.Enum, Json::asItIs)
                        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                        // The components of a record and nothing else: queries like isOpen() are no
                        // data.
                        .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                        .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                        .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                        // Equal views are equal bytes, on every node.
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        Chapters.COMMANDS.forEach(root -> register(builder, root));
        Chapters.EVENTS.forEach(root -> register(builder, root));
        for (var root : new Class<?>[] {ClientMessage.class, ServerMessage.class}) {
            messages(builder, root);
        }
        for (var root : Chapters.KINDS) {
            builder.addMixIn(root, Named.class);
            messages(builder, root);
        }
        return builder.build();
    }

    /** The settings above leave a few ways to bend one kind of value into another. */
    private static void asItIs(MutableCoercionConfig config) {
        for (var shape : CoercionInputShape.values()) {
            if (shape != CoercionInputShape.String) config.setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static void register(JsonMapper.Builder builder, Class<?> root) {
        for (var record : root.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(record, Chapters.nameOf(record)));
        }
    }

    private static void messages(JsonMapper.Builder builder, Class<?> root) {
        for (var each : root.getPermittedSubclasses()) {
            if (each.isRecord()) builder.registerSubtypes(new NamedType(each, nameOf(each)));
            else messages(builder, each);
        }
    }

    static String nameOf(Class<?> message) {
        var name = message.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
