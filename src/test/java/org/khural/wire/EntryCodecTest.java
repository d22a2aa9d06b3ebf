package org.khural.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.Actor;
import org.khural.domain.Chapters;
import org.khural.domain.Entry;
import org.khural.domain.Event;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Ref;
import org.khural.domain.Refusal;
import org.khural.domain.State;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleEvent;
import org.khural.live.Keyring;
import org.khural.store.RawEntry;
import org.khural.support.PlainKeyring;
import org.khural.support.Story;

/** Entries of the log: written once, read for ever. */
class EntryCodecTest {
    private static final String FIRST = "0".repeat(64);
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private final PlainKeyring keys = new PlainKeyring();

    @ParameterizedTest
    @MethodSource
    void everyEventIsReadAsItWasWritten(Event event) {
        var ann = Actor.of(new PersonId("ann"));
        var ref = Optional.of(new Ref(ann, "tab_with-all-Letters", 7));
        var entry =
                new Entry(
                        AT,
                        List.of(
                                new Entry.Step(ref, ann, List.of(event)),
                                new Entry.Step(Optional.empty(), Actor.SYSTEM, List.of())));
        assertThat(EntryCodec.decode(write(entry, FIRST), keys))
                .isEqualTo(new EntryCodec.Read(entry, FIRST));
    }

    static Stream<Event> everyEventIsReadAsItWasWritten() {
        return Chapters.EVENTS.stream()
                .flatMap(root -> Arrays.stream(root.getPermittedSubclasses()))
                .flatMap(c -> Stream.of(Samples.full(c), Samples.bare(c)))
                .map(Event.class::cast);
    }

    @Test
    void aRefusalThatWasSettledIsReadAsItWasWritten() {
        var ref = new Ref(Actor.of(new PersonId("ann")), "tab", 7);
        Map<String, Object> args = Map.of("limit", 256, "holder", new PersonId("ben"));
        var entry = new Entry(AT, List.of(Entry.Step.refused(ref, new Refusal("chair.no", args))));
        var bytes = write(entry, FIRST);
        assertThat(new String(bytes, UTF_8))
                .contains(
                        "\"events\":[],\"refused\":{\"code\":\"chair.no\","
                                + "\"args\":{\"holder\":\"ben\",\"limit\":256}}");
        assertThat(EntryCodec.decode(bytes, keys).entry()).isEqualTo(entry);
    }

    @Test
    void aLogIsAChainAndReplaysToTheSameState() {
        var state = State.empty(Story.WORKSHOP);
        var prev = FIRST;
        for (var raw : log()) {
            var read = EntryCodec.decode(raw.bytes(), keys);
            assertThat(read.prev()).isEqualTo(prev);
            state = state.take(read.entry(), raw.mark());
            prev = raw.hash();
        }
        assertThat(state.workshop()).isEqualTo(Story.workshop());
    }

    @Test
    void oneChangedByteBreaksTheChain() {
        var log = log();
        var bytes = log.get(3).bytes().clone();
        bytes[bytes.length / 2] ^= 1;
        var next = EntryCodec.decode(log.get(4).bytes(), keys);
        assertThat(next.prev())
                .isEqualTo(log.get(3).hash())
                .isNotEqualTo(new RawEntry(4, bytes).hash());
    }

    @Test
    void personalDataIsNotInTheBytes() {
        var all = new StringBuilder();
        log().forEach(raw -> all.append(new String(raw.bytes(), UTF_8)));
        assertThat(all)
                .contains("\"sealed\":")
                .doesNotContain("name of")
                .doesNotContain("Rector")
                .doesNotContain("laboratories")
                .doesNotContain("Театр");
    }

    @Test
    void whatWasSealedWithADestroyedKeyReadsAsErased() {
        var log = log();
        keys.erase(Story.DORA);
        var erased =
                events(log)
                        .filter(PeopleEvent.PersonAdded.class::isInstance)
                        .map(PeopleEvent.PersonAdded.class::cast);
        assertThat(
                        erased.filter(e -> e.card().value().isEmpty())
                                .map(PeopleEvent.PersonAdded::person))
                .containsExactly(Story.DORA);
    }

    @Test
    void whatWasErasedIsWrittenAsErased() {
        var event =
                new PeopleEvent.PersonAdded(
                        Story.DORA,
                        Optional.empty(),
                        Personal.erased(Story.DORA),
                        1,
                        java.util.Set.of());
        var entry =
                new Entry(
                        AT,
                        List.of(new Entry.Step(Optional.empty(), Actor.SYSTEM, List.of(event))));
        assertThat(EntryCodec.decode(write(entry, FIRST), keys).entry()).isEqualTo(entry);
    }

    /**
     * A room that hears of a missing key asks for it; wrapped, it would take the entry for damaged.
     */
    @Test
    void whatASealerThrowsArrivesAsItWasThrown() {
        var missing = new Keyring.Missing(Story.ANN);
        Sealer none =
                new Sealer() {
                    @Override
                    public byte[] seal(PersonId person, byte[] plain) {
                        throw missing;
                    }

                    @Override
                    public Optional<byte[]> open(PersonId person, byte[] sealed) {
                        throw missing;
                    }
                };
        assertThatThrownBy(() -> log().forEach(raw -> EntryCodec.decode(raw.bytes(), none)))
                .isSameAs(missing);
    }

    /** A later version dropped a field, at every level; the sealed content too. */
    @Test
    void whatIsNotKnownAnyMoreIsPassedOver() {
        var card = "{\"name\":{\"en\":\"Ann\"},\"capacity\":null,\"title\":\"Dr\"}";
        var step =
                "{\"by\":\"system\",\"colour\":\"red\",\"events\":[{\"type\":\"people.personAdded\",\"person\":\"ann\","
                        + "\"delegation\":null,\"card\":{\"of\":\"ann\",\"sealed\":\""
                        + base64(card)
                        + "\",\"x\":1},"
                        + "\"rank\":1,\"roles\":[],\"shoe\":{\"size\":42}}]}";
        assertThat(onlyEvent(step, PlainSealer.INSTANCE))
                .isEqualTo(
                        new PeopleEvent.PersonAdded(
                                new PersonId("ann"),
                                Optional.empty(),
                                Personal.of(
                                        new PersonId("ann"),
                                        new Card(
                                                Optional.of(LocalizedText.of("en", "Ann")),
                                                Optional.empty())),
                                1,
                                java.util.Set.of()));
    }

    /** A later version added an optional field. */
    @Test
    void whatWasNotThereYetIsEmpty() {
        var step =
                "{\"by\":\"system\",\"events\":[{\"type\":\"people.personAdded\",\"person\":\"ann\","
                        + "\"card\":{\"of\":\"ann\"},\"rank\":1,\"roles\":[]}]}";
        var event = (PeopleEvent.PersonAdded) onlyEvent(step, PlainSealer.INSTANCE);
        assertThat(event.delegation()).isEmpty();
        assertThat(event.card()).isEqualTo(Personal.erased(new PersonId("ann")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"v\":2,\"at\":1,\"prev\":\"\",\"steps\":[]}",
                "{\"v\":1,\"at\":1,\"prev\":\"\",\"steps\":[{\"by\":\"nobody\",\"events\":[]}]}",
                "{\"v\":1,\"at\":1,\"prev\":\"\",\"steps\":[{\"by\":\"system\",\"events\":[{\"type\":\"floor.unheard\"}]}]}",
                "{\"v\":1,\"at\":1,\"prev\":\"\",\"steps\":[{\"by\":\"system\",\"events\":[{\"type\":\"floor.paused\"}]}]}",
                "{\"v\":1,\"at\":1,\"prev\":\"\",\"steps\":[{\"by\":\"system\",\"ref\":\"7\",\"events\":[]}]}",
                "{\"v\":1,\"at\":1,\"prev\":\"\"}",
                "{\"v\":1,\"prev\":\"\",\"steps\":[]}",
            })
    void whatIsNoEntryIsNeverReadAsOne(String bytes) {
        assertThatThrownBy(() -> EntryCodec.decode(bytes.getBytes(UTF_8), keys))
                .isInstanceOf(RuntimeException.class);
    }

    /** {@link EntryCodec#personal} looks no deeper, and without its key nothing can be sealed. */
    @Test
    void personalDataStandsDirectlyInTheEvent() {
        Chapters.EVENTS.stream()
                .flatMap(root -> Arrays.stream(root.getPermittedSubclasses()))
                .flatMap(event -> Arrays.stream(event.getRecordComponents()))
                .filter(component -> component.getType() != Personal.class)
                .forEach(
                        c ->
                                assertThat(holdsPersonal(c.getGenericType()))
                                        .as(c.toString())
                                        .isFalse());
    }

    private static boolean holdsPersonal(Type type) {
        return switch (type) {
            case java.lang.reflect.ParameterizedType generic ->
                    generic.getRawType() == Personal.class
                            || Arrays.stream(generic.getActualTypeArguments())
                                    .anyMatch(EntryCodecTest::holdsPersonal);
            case Class<?> record when record.isRecord() ->
                    Arrays.stream(record.getRecordComponents())
                            .anyMatch(c -> holdsPersonal(c.getGenericType()));
            default -> type == Personal.class;
        };
    }

    private List<RawEntry> log() {
        var log = new ArrayList<RawEntry>();
        var prev = FIRST;
        for (var entry : Story.entries()) {
            var raw = new RawEntry(log.size() + 1, write(entry, prev));
            prev = raw.hash();
            log.add(raw);
        }
        return log;
    }

    private byte[] write(Entry entry, String prev) {
        keys.ensure(EntryCodec.personal(entry));
        return EntryCodec.encode(entry, prev, keys);
    }

    private Stream<Event> events(List<RawEntry> log) {
        return log.stream()
                .flatMap(raw -> EntryCodec.decode(raw.bytes(), keys).entry().steps().stream())
                .flatMap(step -> step.events().stream());
    }

    private static Event onlyEvent(String step, Sealer sealer) {
        var entry = "{\"v\":1,\"at\":1,\"prev\":\"\",\"mood\":\"good\",\"steps\":[" + step + "]}";
        return EntryCodec.decode(entry.getBytes(UTF_8), sealer)
                .entry()
                .steps()
                .getFirst()
                .events()
                .getFirst();
    }

    private static String base64(String text) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(UTF_8));
    }
}
