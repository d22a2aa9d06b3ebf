package org.khural.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.khural.domain.Receipts;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What stands in the state and in no message: persistent collections, lengths of time, receipts.
 */
final class Persistent extends SimpleModule {
    private static final long serialVersionUID = 1;

    Persistent() {
        super("persistent");
        addSerializer(Duration.class, new Lengths.Writer());
        addDeserializer(Duration.class, new Lengths.Reader());
        addKeySerializer(Receipts.Tab.class, new Tabs.Writer());
        addKeyDeserializer(Receipts.Tab.class, new Tabs.Reader());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Collections());
    }

    /** A persistent collection is read as a plain one first. */
    private static final class Collections extends Deserializers.Base {
        @Override
        public @Nullable JsonDeserializer<?> findCollectionDeserializer(
                CollectionType type,
                DeserializationConfig config,
                BeanDescription description,
                @Nullable TypeDeserializer typed,
                @Nullable JsonDeserializer<?> elements) {
            var list =
                    config.getTypeFactory()
                            .constructCollectionType(ArrayList.class, type.getContentType());
            if (type.hasRawClass(PVector.class)) return new Via<List<?>>(list, TreePVector::from);
            if (type.hasRawClass(PSet.class)) return new Via<List<?>>(list, HashTreePSet::from);
            return null;
        }

        @Override
        public @Nullable JsonDeserializer<?> findMapDeserializer(
                MapType type,
                DeserializationConfig config,
                BeanDescription description,
                @Nullable KeyDeserializer keys,
                @Nullable TypeDeserializer typed,
                @Nullable JsonDeserializer<?> elements) {
            if (type.hasRawClass(PMap.class))
                return new Via<Map<?, ?>>(plain(config, type), HashTreePMap::from);
            if (type.hasRawClass(TreePMap.class))
                return new Via<Map<Long, ?>>(plain(config, type), TreePMap::from);
            return null;
        }

        private static JavaType plain(DeserializationConfig config, MapType type) {
            TypeFactory types = config.getTypeFactory();
            return types.constructMapType(
                    LinkedHashMap.class, type.getKeyType(), type.getContentType());
        }
    }

    private static final class Via<T> extends JsonDeserializer<Object>
            implements ContextualDeserializer {
        private final JavaType plain;
        private final Function<T, ?> persistent;

        Via(JavaType plain, Function<T, ?> persistent) {
            this.plain = plain;
            this.persistent = persistent;
        }

        @Override
        public JsonDeserializer<?> createContextual(
                DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            var inner = context.findContextualValueDeserializer(plain, property);
            return new JsonDeserializer<>() {
                @Override
                @SuppressWarnings("unchecked")
                public Object deserialize(JsonParser in, DeserializationContext context)
                        throws IOException {
                    return persistent.apply((T) inner.deserialize(in, context));
                }
            };
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            throw new IllegalStateException("it is made contextual first");
        }
    }

    /** Milliseconds: everything that is measured begins and ends at instants of entries. */
    private static final class Lengths {
        static final class Writer extends JsonSerializer<Duration> {
            @Override
            public void serialize(Duration value, JsonGenerator out, SerializerProvider provider)
                    throws IOException {
                out.writeNumber(value.toMillis());
            }
        }

        static final class Reader extends JsonDeserializer<Duration> {
            @Override
            public Duration deserialize(JsonParser in, DeserializationContext context)
                    throws IOException {
                return Duration.ofMillis(in.getLongValue());
            }
        }
    }

    /** {@code person:ann tab}; a tab's name has no space. */
    private static final class Tabs {
        static final class Writer extends JsonSerializer<Receipts.Tab> {
            @Override
            public void serialize(Receipts.Tab tab, JsonGenerator out, SerializerProvider provider)
                    throws IOException {
                out.writeFieldName(Actors.text(tab.who()) + " " + tab.name());
            }
        }

        static final class Reader extends KeyDeserializer {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                int space = key.indexOf(' ');
                return new Receipts.Tab(
                        Actors.parse(key.substring(0, space)), key.substring(space + 1));
            }
        }
    }
}
