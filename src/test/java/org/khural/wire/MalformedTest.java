package org.khural.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.client.Tab;

/**
 * What a browser may get wrong, and what it hears then: where, and why. Nothing is bent into shape.
 */
class MalformedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // not a message at all
                "``                      | ``           | an object is needed: {…}",
                "null                    | ``           | an object is needed: {…}",
                "5                       | ``           | an object is needed: {…}",
                "[]                      | ``           | an object is needed: {…}",
                "{                       | ``           | this is not JSON: Unexpected end-of-input",
                "hello                   | ``           | this is not JSON: Unrecognized token 'hello'",
                "{\"is\":\"pong\"} {}    | ``           | one object is all that is read",
                "{\"is\":\"pong\",}      | ``           | this is not JSON",
                "{'is':'pong'}           | ``           | this is not JSON",
                "{\"is\":\"pong\",\"is\":\"leave\"} | `` | a name stands there twice: is",
                // not one of the messages
                "{}                      | ``           | it does not say what it is",
                "{\"is\":null}           | ``           | it does not say what it is",
                "{\"is\":\"shout\"}      | ``           | nothing is called shout",
                "{\"is\":5}              | ``           | nothing is called 5",
                "{\"is\":\"done\",\"ref\":1,\"mark\":\"1.9f86d081884c7d65\"} | `` | nothing is called done",
                "{\"is\":\"pong\",\"x\":1} | x          | nothing here is called x",
            })
    void frames(String frame, String path, String problem) {
        heard(frame, path, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"tab\":\"t\",\"as\":null,\"since\":null | workshop | it is missing",
                "\"workshop\":\"w\",\"tab\":\"t\",\"as\":null | since | it is missing",
                "\"workshop\":null,\"tab\":\"t\",\"as\":null,\"since\":null | workshop | null is not allowed here",
                "\"workshop\":\"W\",\"tab\":\"t\",\"as\":null,\"since\":null | workshop | an id is 1 to 40 of a-z, 0-9 and -",
                "\"workshop\":\"\",\"tab\":\"t\",\"as\":null,\"since\":null | workshop | an id is 1 to 40",
                "\"workshop\":\"w/../x\",\"tab\":\"t\",\"as\":null,\"since\":null | workshop | an id is 1 to 40",
                "\"workshop\":7,\"tab\":\"t\",\"as\":null,\"since\":null | workshop | a text is needed here",
                "\"workshop\":\"w\",\"tab\":7,\"as\":null,\"since\":null | tab | a text is needed here",
                "\"workshop\":\"w\",\"tab\":true,\"as\":null,\"since\":null | tab | a text is needed here",
                "\"workshop\":\"w\",\"tab\":\"t\",\"as\":\"BOSS\",\"since\":null | as | one of CHAIR, LEAD, ORGANISER, ASSISTANT, PARTICIPANT",
                "\"workshop\":\"w\",\"tab\":\"t\",\"as\":0,\"since\":null | as | one of CHAIR",
                "\"workshop\":\"w\",\"tab\":\"t\",\"as\":\"\",\"since\":null | as | one of CHAIR",
                "\"workshop\":\"w\",\"tab\":\"t\",\"as\":\"chair\",\"since\":null | as | one of CHAIR",
                "\"workshop\":\"w\",\"tab\":\"t\",\"as\":null,\"since\":\"7\" | since | a mark is version.hash, with 16 hex characters",
                "\"workshop\":\"w\",\"tab\":\"t\",\"as\":null,\"since\":\"-1.9f86d081884c7d65\" | since | a mark is version.hash",
                "\"workshop\":\"w\",\"tab\":\"t\",\"as\":null,\"since\":\"99999999999999999999.9f86d081884c7d65\" | since | a mark is version.hash",
            })
    void joins(String rest, String path, String problem) {
        heard("{\"is\":\"join\"," + rest + "}", path, problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the ask itself
                "null | command | null is not allowed here",
                "5 | command | it does not say what it is",
                "[] | command | an object is needed here",
                "{} | command | it does not say what it is",
                "{\"type\":\"floor.shout\"} | command | nothing is called floor.shout",
                "{\"type\":\"floor.floorRequested\"} | command | nothing is called floor.floorRequested",
                "{\"type\":\"javax.script\"} | command | nothing is called javax.script",
                // what belongs to the command
                "{\"type\":\"floor.call\",\"entry\":\"f1\"} | command.tenure | it is missing",
                "{\"type\":\"floor.call\",\"tenure\":1} | command.entry | it is missing",
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":1,\"now\":2} | command.now | nothing here is called now",
                "{\"type\":\"agenda.moveItem\",\"item\":\"i\"} | command.before | it is missing",
                // numbers
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":\"5\"} | command.tenure | a whole number below 2^63 is needed here",
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":1.5} | command.tenure | a whole number below 2^63 is needed here",
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":1.0} | command.tenure | a whole number below 2^63 is needed here",
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":true} | command.tenure | a whole number below 2^63 is needed here",
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":null} | command.tenure | null is not allowed here",
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":[1]} | command.tenure | a whole number below 2^63 is needed here",
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":99999999999999999999} | command.tenure | a whole number below 2^63 is needed here",
                "{\"type\":\"floor.call\",\"entry\":\"f1\",\"tenure\":1e3} | command.tenure | a whole number below 2^63 is needed here",
                "{\"type\":\"floor.extend\",\"entry\":\"f1\",\"seconds\":99999999999,\"tenure\":1} | command.seconds | a whole number below 2^31 is needed here",
                "{\"type\":\"floor.extend\",\"entry\":\"f1\",\"seconds\":\"60\",\"tenure\":1} | command.seconds | a whole number below 2^31 is needed here",
                "{\"type\":\"floor.extend\",\"entry\":\"f1\",\"seconds\":0,\"tenure\":1} | command | a speech is changed by 1 to 14400 seconds",
                "{\"type\":\"floor.closeList\",\"item\":\"i\",\"seconds\":9,\"tenure\":1} | command | a list closes in 10 to 14400 seconds",
                "{\"type\":\"floor.closeList\",\"item\":\"i\",\"seconds\":\"60\",\"tenure\":1} | command.seconds | a whole number below 2^31",
                // one of a few words
                "{\"type\":\"attendance.attend\",\"channel\":\"MOON\"} | command.channel | one of HALL, ONLINE is needed here",
                "{\"type\":\"attendance.attend\",\"channel\":1} | command.channel | one of HALL, ONLINE is needed here",
                "{\"type\":\"attendance.attend\",\"channel\":\"1\"} | command.channel | one of HALL, ONLINE is needed here",
                "{\"type\":\"attendance.attend\",\"channel\":null} | command.channel | null is not allowed here",
                // texts
                "{\"type\":\"floor.requestFloor\",\"item\":\"i\",\"person\":null,\"kind\":\"QUESTION\",\"note\":5} | command.note | a text is needed here",
                "{\"type\":\"floor.requestFloor\",\"item\":\"i\",\"person\":null,\"kind\":\"QUESTION\",\"note\":null} | command.note | null is not allowed here",
                "{\"type\":\"display.pairDisplay\",\"display\":\"d\",\"name\":\"\"} | command | a text must not be empty",
                "{\"type\":\"display.pairDisplay\",\"display\":\"d\",\"name\":\"1234567890123456789012345678901234567890123456789012345678901\"} | command | a text is at most 60 characters here",
                "{\"type\":\"people.addDelegation\",\"delegation\":\"d\",\"name\":\"University\",\"rank\":1} | command.name | a text in languages is needed: {\"en\": …}",
                "{\"type\":\"people.addDelegation\",\"delegation\":\"d\",\"name\":{},\"rank\":1} | command.name | a text needs 1 to 20 languages",
                "{\"type\":\"people.addDelegation\",\"delegation\":\"d\",\"name\":{\"en\":5},\"rank\":1} | command.name | a text is needed here",
                "{\"type\":\"people.addDelegation\",\"delegation\":\"d\",\"name\":{\"en\":null},\"rank\":1} | command.name | a text is needed here",
                "{\"type\":\"people.addDelegation\",\"delegation\":\"d\",\"name\":{\"en\":\"\\u202e\"},\"rank\":1} | command.name | a text must not be empty",
                "{\"type\":\"people.addDelegation\",\"delegation\":\"d\",\"name\":{\"english\":\"a\"},\"rank\":1} | command.name | a language is two or three letters: en, mn",
                "{\"type\":\"people.addDelegation\",\"delegation\":\"d\",\"name\":{\"en\":\"a\"},\"rank\":0} | command | a rank is 1 to 100000",
                // lists
                "{\"type\":\"chair.arrangeSeat\",\"seat\":\"ann\"} | command.seat | a list is needed here",
                "{\"type\":\"chair.arrangeSeat\",\"seat\":{}} | command.seat | a list is needed here",
                "{\"type\":\"chair.arrangeSeat\",\"seat\":null} | command.seat | null is not allowed here",
                "{\"type\":\"chair.arrangeSeat\",\"seat\":[\"ann\",null]} | command.seat.1 | null is not allowed here",
                "{\"type\":\"chair.arrangeSeat\",\"seat\":[\"ann\",\"Ben\"]} | command.seat.1 | an id is 1 to 40",
                "{\"type\":\"chair.arrangeSeat\",\"seat\":[\"ann\",\"ann\"]} | command | a chair's seat is at most 10 different people",
                "{\"type\":\"people.addPerson\",\"person\":\"p\",\"delegation\":null,\"card\":{\"name\":{\"en\":\"A\"},\"capacity\":null},\"rank\":1,\"roles\":[null]} | command.roles.0 | null is not allowed here",
                "{\"type\":\"people.addPerson\",\"person\":\"p\",\"delegation\":null,\"card\":{\"name\":{\"en\":\"A\"},\"capacity\":null},\"rank\":1,\"roles\":[0]} | command.roles.0 | one of ORGANISER, ASSISTANT is needed here",
                // records within
                "{\"type\":\"people.addPerson\",\"person\":\"p\",\"delegation\":null,\"card\":{\"name\":null,\"capacity\":null},\"rank\":1,\"roles\":[]} | command.card | a person needs a name or a capacity",
                "{\"type\":\"people.addPerson\",\"person\":\"p\",\"delegation\":null,\"card\":\"Ann\",\"rank\":1,\"roles\":[]} | command.card | an object is needed here",
                "{\"type\":\"people.addPerson\",\"person\":\"p\",\"delegation\":null,\"card\":{\"name\":{\"en\":\"A\"}},\"rank\":1,\"roles\":[]} | command.card.capacity | it is missing",
                // instants
                "{\"type\":\"agenda.addSession\",\"session\":\"s\",\"title\":{\"en\":\"a\"},\"start\":\"2026-03-02\",\"end\":2} | command.start | an instant is milliseconds since 1970",
                "{\"type\":\"agenda.addSession\",\"session\":\"s\",\"title\":{\"en\":\"a\"},\"start\":1.5,\"end\":2} | command.start | an instant is milliseconds since 1970",
                "{\"type\":\"agenda.addSession\",\"session\":\"s\",\"title\":{\"en\":\"a\"},\"start\":-1,\"end\":2} | command.start | an instant lies between 1970 and 2200",
                "{\"type\":\"agenda.addSession\",\"session\":\"s\",\"title\":{\"en\":\"a\"},\"start\":1,\"end\":7258118400001} | command.end | an instant lies between 1970 and 2200",
                "{\"type\":\"agenda.addSession\",\"session\":\"s\",\"title\":{\"en\":\"a\"},\"start\":1,\"end\":9999999999999999999} | command.end | an instant lies between 1970 and 2200",
                "{\"type\":\"agenda.addSession\",\"session\":\"s\",\"title\":{\"en\":\"a\"},\"start\":2,\"end\":1} | command | a session ends after its start",
            })
    void asks(String command, String path, String problem) {
        var answer = heard(Tab.frame(7, false, command), path, problem);
        assertThat(answer.ref()).contains(7L);
    }

    @ParameterizedTest
    @CsvSource({"'\"7\"', ref", "1.5, ref", "null, ref", "99999999999999999999, ref", "{}, ref"})
    void aRefThatIsNoneIsNotAnswered(String ref, String path) {
        var frame =
                "{\"is\":\"ask\",\"ref\":"
                        + ref
                        + ",\"again\":false,\"command\":{\"type\":\"attendance.leave\"}}";
        assertThat(heard(frame, path, "").ref()).isEmpty();
    }

    @Test
    void whatIsTooDeepOrTooLong() {
        heard("[".repeat(40) + "]".repeat(40), "", "it is nested too deep");
        heard(
                "{\"is\":\"" + "x".repeat((1 << 20) + 1) + "\"}",
                "",
                "a text or number in it is too long");
        heard("{\"is\":" + "1".repeat(2_000) + "}", "", "a text or number in it is too long");
        var text = "x".repeat(501);
        var name =
                "{\"type\":\"people.addDelegation\",\"delegation\":\"d\",\"name\":{\"en\":\""
                        + text
                        + "\"},\"rank\":1}";
        heard(Tab.frame(1, false, name), "command.name", "a text is at most 500 characters here");
        var id = "{\"type\":\"floor.withdraw\",\"entry\":\"" + "f".repeat(41) + "\"}";
        heard(Tab.frame(1, false, id), "command.entry", "an id is 1 to 40 of a-z, 0-9 and -");
    }

    @Test
    void whatIsUnknownIsNotEchoedAtLength() {
        var answer = heard("{\"is\":\"" + "x".repeat(50_000) + "\"}", "", "nothing is called xxx");
        assertThat(answer.problem()).hasSizeLessThan(80);
    }

    /** Neither the names of classes nor those of settings mean anything to who writes a client. */
    private static ServerMessage.Malformed heard(String frame, String path, String problem) {
        var malformed = catchThrowableOfType(Malformed.class, () -> Codec.decode(frame));
        assertThat(malformed).as(frame).isNotNull();
        var answer = malformed.answer();
        assertThat(answer.problem()).as(frame).startsWith(problem);
        assertThat(answer.path()).as(frame).isEqualTo(path);
        assertThat(answer.problem()).doesNotContainPattern("org\\.khural|java\\.|FAIL_ON|jackson");
        return answer;
    }
}
