package org.khural.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Chapters;
import org.khural.domain.Command;
import org.khural.domain.DisplayId;
import org.khural.domain.LocalizedText;
import org.khural.domain.Mark;
import org.khural.domain.Me;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.WorkshopId;
import org.khural.domain.people.Role;
import org.khural.support.Story;

/** Messages and views, out and in. */
class CodecTest {
    private static final Mark MARK = new Mark(512, "9f86d081884c7d65");

    @ParameterizedTest
    @MethodSource
    void everyCommandComesInAsItWentOut(Command command) throws Malformed {
        var ask = new ClientMessage.Ask(7, true, command);
        assertThat(Codec.decode(Codec.json(ask))).isEqualTo(ask);
    }

    static Stream<Command> everyCommandComesInAsItWentOut() {
        return Chapters.COMMANDS.stream()
                .flatMap(root -> Arrays.stream(root.getPermittedSubclasses()))
                .flatMap(c -> Stream.of(Samples.full(c), Samples.bare(c)))
                .map(Command.class::cast);
    }

    @Test
    void theOtherMessagesOfABrowser() throws Malformed {
        var join =
                new ClientMessage.Join(
                        new WorkshopId("w"), "t", Optional.of(Audience.CHAIR), Optional.of(MARK));
        assertThat(
                        Codec.decode(
                                "{\"is\":\"join\",\"workshop\":\"w\",\"tab\":\"t\",\"as\":\"CHAIR\",\"since\":\""
                                        + MARK
                                        + "\"}"))
                .isEqualTo(join);
        assertThat(Codec.decode("{\"is\":\"pong\"}")).isEqualTo(new ClientMessage.Pong());
        assertThat(Codec.decode(" {\"is\":\"leave\"}\n")).isEqualTo(new ClientMessage.Leave());
    }

    @ParameterizedTest
    @MethodSource
    void whatTheServerSays(ServerMessage message, String json) {
        assertThat(Codec.encode(message)).isEqualTo(json.replace('\'', '"'));
    }

    static Stream<Object[]> whatTheServerSays() {
        var now = Instant.ofEpochMilli(1_772_413_200_000L);
        var me =
                new Me(
                        Optional.empty(),
                        Optional.empty(),
                        Audience.DISPLAY,
                        Set.of(Audience.DISPLAY),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        var page =
                "{'person':null,'plate':null,'audience':'DISPLAY','audiences':['DISPLAY'],'powers':[],"
                        + "'channel':null,'since':null,'seats':[],'headOf':null,'wishes':[],'requests':[],'past':[],'votes':null,'display':null}";
        var view =
                Map.of(
                        "floor",
                        (com.fasterxml.jackson.databind.JsonNode)
                                JsonNodeFactory.instance.objectNode());
        return Stream.of(
                says(
                        new ServerMessage.Done(7, MARK),
                        "{'is':'done','ref':7,'mark':'" + MARK + "'}"),
                says(
                        new ServerMessage.Refused(7, "floor.list_full", Map.of("limit", 300)),
                        "{'is':'refused','ref':7,'code':'floor.list_full','args':{'limit':300}}"),
                says(
                        new ServerMessage.Failed(7, "n-1"),
                        "{'is':'failed','ref':7,'incident':'n-1'}"),
                says(new ServerMessage.Later(7, 1000), "{'is':'later','ref':7,'ms':1000}"),
                says(
                        new ServerMessage.Malformed(
                                Optional.of(7L), "command.note", "it is missing"),
                        "{'is':'malformed','ref':7,'path':'command.note','problem':'it is missing'}"),
                says(
                        new ServerMessage.Malformed(Optional.empty(), "", "x"),
                        "{'is':'malformed','ref':null,'path':'','problem':'x'}"),
                says(
                        new ServerMessage.View(
                                MARK,
                                now,
                                Audience.DISPLAY,
                                view,
                                me,
                                Optional.of(new ServerMessage.Reset(2))),
                        "{'is':'view','mark':'"
                                + MARK
                                + "','now':1772413200000,'audience':'DISPLAY','views':{'floor':{}},"
                                + "'me':"
                                + page
                                + ",'reset':{'lost':2}}"),
                says(
                        new ServerMessage.Patch(Mark.NONE, MARK, Map.of()),
                        "{'is':'patch','from':'"
                                + Mark.NONE
                                + "','to':'"
                                + MARK
                                + "','patches':{}}"),
                says(new ServerMessage.Own(me), "{'is':'own','me':" + page + "}"),
                says(new ServerMessage.Presence(3), "{'is':'presence','connected':3}"),
                says(
                        new ServerMessage.Ping(MARK, now),
                        "{'is':'ping','mark':'" + MARK + "','now':1772413200000}"),
                says(
                        new ServerMessage.Bye("drain", 250),
                        "{'is':'bye','code':'drain','after':250}"));
    }

    private static Object[] says(ServerMessage message, String json) {
        return new Object[] {message, json};
    }

    @Test
    void textsAreCleanedAndKeepTheAuthorsOrder() throws Malformed {
        var text =
                Codec.read(
                                "{\"text\":{\"mn\":\" Ө\\u0000ө\",\"en\":\"e\\u0301\\u202e\"}}",
                                Said.class)
                        .text();
        assertThat(text).isEqualTo(LocalizedText.of("mn", "Өө", "en", "é"));
        assertThat(Codec.json(new Said(text))).isEqualTo("{\"text\":{\"mn\":\"Өө\",\"en\":\"é\"}}");
    }

    private record Said(LocalizedText text) {}

    /** Two nodes write the same bytes, whatever order their sets and maps have in memory. */
    @Test
    void setsAndMapsAreWrittenInOrder() {
        var map =
                Map.of(
                        new PersonId("b"),
                        Set.of(Role.ASSISTANT, Role.ORGANISER),
                        new PersonId("a"),
                        Set.of());
        assertThat(Codec.json(map)).isEqualTo("{\"a\":[],\"b\":[\"ORGANISER\",\"ASSISTANT\"]}");
    }

    @Test
    void actors() {
        for (var actor :
                List.of(
                        Actor.SYSTEM,
                        Actor.of(new PersonId("ann")),
                        new Actor.Screen(new DisplayId("d")))) {
            assertThat(Actors.parse(Actors.text(actor))).isEqualTo(actor);
        }
        assertThatThrownBy(() -> Actors.parse("root")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void personalDataHasNoWayOutUnsealed() {
        var note = Personal.of(new PersonId("ann"), "a word in confidence");
        assertThatThrownBy(() -> Codec.json(note))
                .hasStackTraceContaining("personal data leaves only sealed");
        assertThatThrownBy(() -> Codec.view(Story.workshop()))
                .hasStackTraceContaining("personal data leaves only sealed");
        assertThat(note).asString().doesNotContain("confidence");
    }
}
