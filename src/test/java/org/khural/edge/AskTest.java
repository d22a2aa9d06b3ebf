package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.client.Tab;

/** Every ask gets one answer, and what is no ask is told why. */
class AskTest extends EdgeTest {
    private static final String ATTEND = Tab.command("attendance.attend", "\"channel\":\"HALL\"");

    @Test
    void theSameRefIsCarriedOutOnceHoweverOftenItComes() {
        var ann = seated(ANN);
        ann.ask(1, ATTEND);
        var first = ann.answer(1);
        var mark = first.get("mark").asText();
        for (int i = 0; i < 3; i++) ann.ask(1, ATTEND);
        ann.until("four answers", () -> ann.answers(1).size() == 4);
        assertThat(ann.answers(1)).allMatch(first::equals);
        assertThat(ann.mark()).isEqualTo(mark);
        ann.verify();
    }

    @Test
    void theSameRefInAnotherTabIsAnotherAsk() {
        var browser = browser();
        var login = browser.enter(link(ANN));
        var one = browser.tab(login).join();
        var two = browser.tab(login).join();
        one.ask(1, ATTEND);
        two.ask(1, Tab.command("attendance.leave", ""));
        assertThat(one.answer(1).get("is").asText()).isEqualTo("done");
        assertThat(two.answer(1).get("is").asText()).isEqualTo("done");
    }

    @Test
    void anAskResentAfterTheConnectionBrokeIsCarriedOutOnce() {
        openedByChair();
        var ann = seated(ANN);
        ann.must("attendance.attend", "\"channel\":\"ONLINE\"");
        var command = Tab.command("floor.requestFloor", LiveTest.WISH);
        ann.ask(50, command);
        ann.hangUp();
        ann.untilClosed();
        ann.connect().resume("PARTICIPANT");
        ann.ask(50, command);
        var mark = ann.answer(50).get("mark").asText();
        ann.until("the mark", () -> Tab.version(ann.mark()) >= Tab.version(mark));
        assertThat(ann.view("floor").get("waiting")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    floor.call     | "entry":"e","tenure":1                        | access.not_allowed
                    chair.takeChair| "tenure":0                                    | access.not_allowed
                    people.erasePerson | "person":"ben"                            | access.not_allowed
                    chair.lapseChair   | "tenure":1                                | access.not_allowed
                    people.confirmKeyDestroyed | "person":"ben"                    | access.not_allowed
                    floor.requestFloor | "item":"nope","person":null,"kind":"STATEMENT","note":"" | floor.not_attending
                    floor.withdraw | "entry":"e9"                                  | floor.unknown_entry
                    """)
    void whatARuleForbidsIsRefusedWithItsCode(String type, String fields, String code) {
        var ann = seated(ANN);
        var before = ann.mark();
        var answer = ann.say(type.strip(), fields.strip());
        assertThat(answer.get("is").asText()).isEqualTo("refused");
        assertThat(answer.get("code").asText()).isEqualTo(code.strip());
        assertThat(ann.mark()).as("a refused ask leaves no trace").isEqualTo(before);
    }

    @Test
    void aStaleTenureIsRefused() {
        var chair = openedByChair();
        var answer = chair.say("floor.openList", "\"item\":\"item\",\"tenure\":7");
        assertThat(answer.get("code").asText()).isEqualTo("chair.stale_tenure");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    not json at all                                                 |      | null
                    {"is":"ask","ref":5,"again":false,"command":{"type":"attendance.attend"}}      | command.channel | 5
                    {"is":"ask","ref":6,"again":false,"command":{"type":"attendance.fly"}}         | command | 6
                    {"is":"ask","ref":7,"again":false,"command":{"channel":"HALL"}}                | command | 7
                    {"is":"ask","ref":8,"again":false,"command":{"type":"attendance.attend","channel":"MOON"}} | command.channel | 8
                    {"is":"ask","ref":9,"again":false,"command":{"type":"attendance.attend","channel":"HALL","x":1}} | command.x | 9
                    {"is":"ask","ref":0,"again":false,"command":{"type":"attendance.leave"}}       | ref  | 0
                    {"is":"ask","ref":"10","again":false,"command":{"type":"attendance.leave"}}    | ref  | null
                    {"is":"ask","command":{"type":"attendance.leave"}}               | ref  | null
                    {"is":"dance"}                                                   |      | null
                    {"is":"ask","ref":11,"again":false,"command":{"type":"floor.withdraw","entry":"NOT AN ID"}} | command.entry | 11
                    {"is":"ask","ref":12,"again":false,"command":{"type":"floor.withdraw","entry":{"deep":[[[[]]]]}}} | command.entry | 12
                    """)
    void whatCannotBeUnderstoodIsToldWhere(String frame, String path, String ref) {
        var ann = seated(ANN);
        ann.say(frame.strip());
        JsonNode answer = ann.await("malformed");
        assertThat(answer.get("path").asText()).isEqualTo(path == null ? "" : path.strip());
        assertThat(answer.get("ref").asText()).isEqualTo(ref.strip());
        assertThat(answer.get("problem").asText()).isNotBlank().hasSizeLessThan(200);
        ann.must("attendance.attend", "\"channel\":\"HALL\"");
    }

    @Test
    void aFrameThatIsTooLargeEndsTheConnectionAndNothingElse() {
        var ann = seated(ANN);
        var ben = seated(BEN);
        ann.say("{\"is\":\"pong\"," + " ".repeat(70_000) + "}");
        ann.untilClosed();
        ben.must("attendance.attend", "\"channel\":\"HALL\"");
    }

    @Test
    void aMessageThatIsTooLargeInManyFramesEndsTheConnection() {
        var ann = seated(ANN);
        ann.sayInFrames("{\"is\":\"pong\"," + " ".repeat(200_000) + "}", 30_000);
        ann.untilClosed();
    }

    @Test
    void binaryFramesAreNotUnderstood() {
        var ann = seated(ANN);
        ann.sayBytes(Buffer.buffer(new byte[] {1, 2, 3}));
        assertThat(ann.await("malformed").get("problem").asText()).isEqualTo("text frames only");
    }

    @Test
    void whoAsksTooFastIsTakenLaterAndLosesNothing() {
        var ann = seated(ANN);
        List<Long> refs = new ArrayList<>();
        for (int i = 0; i < 60; i++) refs.add(ann.ask(ATTEND));
        ann.until("a word on each", () -> refs.stream().allMatch(r -> !ann.answers(r).isEmpty()));
        long later = refs.stream().filter(r -> is(ann.answers(r).getFirst(), "later")).count();
        assertThat(later).isBetween(30L, 44L);
        assertThat(refs).allMatch(ref -> is(ann.answer(ref), "done"));
        ann.verify();
    }

    @Test
    void whoFloodsIsSentAwayAndNobodyElseNotices() {
        var ann = seated(ANN);
        var ben = seated(BEN);
        for (int i = 0; i < 2_000; i++) ann.say("{\"is\":\"pong\"}");
        assertThat(ann.await("bye").get("code").asText()).isEqualTo("flood");
        ann.untilClosed();
        ben.must("attendance.attend", "\"channel\":\"HALL\"");
    }

    private static boolean is(JsonNode answer, String what) {
        return answer.get("is").asText().equals(what);
    }
}
