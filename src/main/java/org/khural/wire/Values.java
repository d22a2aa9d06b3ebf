package org.khural.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.khural.domain.Actor;
import org.khural.domain.AgreementId;
import org.khural.domain.DelegationId;
import org.khural.domain.DisplayId;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.PollId;
import org.khural.domain.RequestId;
import org.khural.domain.SeatId;
import org.khural.domain.SessionId;
import org.khural.domain.WorkshopId;

/**
 * Values that are less than an object on the wire: ids, marks and actors are strings, texts are
 * maps, instants are numbers.
 */
final class Values extends SimpleModule {
    private static final long serialVersionUID = 1;
    private static final long YEAR_2200 = 7_258_118_400_000L;

    /** The types that are a bare string there, for the generator of the TypeScript types too. */
    static final List<Class<?>> STRINGS =
            List.of(
                    WorkshopId.class,
                    PersonId.class,
                    DelegationId.class,
                    SeatId.class,
                    SessionId.class,
                    ItemId.class,
                    EntryId.class,
                    PollId.class,
                    RequestId.class,
                    AgreementId.class,
                    DisplayId.class,
                    Mark.class);

    Values() {
        super("values");
        string(WorkshopId.class, WorkshopId::new);
        string(PersonId.class, PersonId::new);
        string(DelegationId.class, DelegationId::new);
        string(SeatId.class, SeatId::new);
        string(SessionId.class, SessionId::new);
        string(ItemId.class, ItemId::new);
        string(EntryId.class, EntryId::new);
        string(PollId.class, PollId::new);
        string(RequestId.class, RequestId::new);
        string(AgreementId.class, AgreementId::new);
        string(DisplayId.class, DisplayId::new);
        string(Mark.class, Mark::parse);
        string(Actor.class, Actors::parse, Actors::text);
        addSerializer(LocalizedText.class, serializer(Values::inOrder));
        addDeserializer(LocalizedText.class, new Texts());
        addSerializer(Instant.class, serializer((at, out) -> out.writeNumber(at.toEpochMilli())));
        addDeserializer(Instant.class, new Instants());
        addSerializer(Set.class, serializer(Values::inOrder));
        addSerializer(Personal.class, new Sealed.Writer());
        addDeserializer(Personal.class, new Sealed.Reader());
    }

    private <T> void string(Class<T> type, Function<String, T> parse) {
        string(type, parse, Object::toString);
    }

    private <T> void string(Class<T> type, Function<String, T> parse, Function<T, String> text) {
        addSerializer(type, serializer((value, out) -> out.writeString(text.apply(value))));
        addKeyDeserializer(
                type,
                new KeyDeserializer() {
                    @Override
                    public Object deserializeKey(String key, DeserializationContext context) {
                        return parse.apply(key);
                    }
                });
        addDeserializer(
                type,
                new JsonDeserializer<>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context)
                            throws IOException {
                        if (!in.hasToken(JsonToken.VALUE_STRING)) {
                            throw new Problems.Unfit("a text is needed here");
                        }
                        try {
                            return parse.apply(in.getText());
                        } catch (IllegalArgumentException e) {
                            throw new Problems.Unfit(String.valueOf(e.getMessage()));
                        }
                    }
                });
    }

    /** Not sorted as other maps are: the author's own language comes first. */
    private static void inOrder(LocalizedText text, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (var each : text.texts().entrySet()) {
            out.writeStringField(each.getKey(), each.getValue());
        }
        out.writeEndObject();
    }

    /**
     * A set has an order of its own on each node, a patch counts places: two nodes must write the
     * same one.
     */
    private static void inOrder(Set<?> set, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (var each : set.stream().sorted().toList()) out.writePOJO(each);
        out.writeEndArray();
    }

    private interface Write<T> {
        void to(T value, JsonGenerator out) throws IOException;
    }

    private static <T> JsonSerializer<T> serializer(Write<T> write) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                    throws IOException {
                write.to(value, out);
            }
        };
    }

    private static final class Texts extends JsonDeserializer<LocalizedText> {
        @Override
        public LocalizedText deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            if (!in.hasToken(JsonToken.START_OBJECT)) {
                throw new Problems.Unfit("a text in languages is needed: {\"en\": …}");
            }
            var texts = new LinkedHashMap<String, String>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var language = in.currentName();
                if (in.nextToken() != JsonToken.VALUE_STRING) {
                    throw new Problems.Unfit("a text is needed here");
                }
                texts.put(language, in.getText());
            }
            try {
                return new LocalizedText(texts);
            } catch (IllegalArgumentException e) {
                throw new Problems.Unfit(String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class Instants extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            if (!in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                throw new Problems.Unfit("an instant is milliseconds since 1970");
            }
            boolean isHuge = in.getNumberType() == JsonParser.NumberType.BIG_INTEGER;
            long millis = isHuge ? -1 : in.getLongValue();
            if (millis < 0 || millis > YEAR_2200) {
                throw new Problems.Unfit("an instant lies between 1970 and 2200");
            }
            return Instant.ofEpochMilli(millis);
        }
    }
}
