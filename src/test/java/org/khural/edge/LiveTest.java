package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.client.Tab;
import org.khural.domain.display.DisplayCommand;
import org.khural.domain.display.Scene;

/** Joining, being told, coming back. */
class LiveTest extends EdgeTest {
    static final String WISH =
            "\"item\":\"item\",\"person\":null,\"kind\":\"STATEMENT\",\"note\":\"\"";

    @Test
    void whoJoinsGetsTheWholeViewThenPatches() {
        var chair = openedByChair();
        var ann = seated(ANN);
        assertThat(ann.await("view").get("audience").asText()).isEqualTo("PARTICIPANT");
        assertThat(ann.me().get("person").asText()).isEqualTo("ann");
        ann.must("attendance.attend", "\"channel\":\"ONLINE\"");
        var mark = ann.must("floor.requestFloor", WISH);
        ann.untilMark(mark);
        chair.untilMark(mark);
        assertThat(ann.view("floor").get("waiting")).hasSize(1);
        assertThat(chair.view("floor").get("waiting")).isEqualTo(ann.view("floor").get("waiting"));
        assertThat(count(ann, "view")).isEqualTo(1);
        assertThat(ann.confirmedLate()).as("done comes before anybody sees").isEmpty();
        ann.verify();
        chair.verify();
    }

    @Test
    void nobodyReceivesAByteThatTheirAudienceMayNotSee() {
        var chair = openedByChair();
        var ann = seated(ANN);
        var ben = seated(BEN);
        ann.must("attendance.attend", "\"channel\":\"ONLINE\"");
        var secret = "for the chair alone";
        var mark =
                ann.must(
                        "floor.requestFloor",
                        WISH.replace("\"note\":\"\"", "\"note\":\"" + secret + "\""));
        chair.untilMark(mark);
        ben.untilMark(mark);
        assertThat(chair.view("floor").toString()).contains(secret);
        assertThat(ben.heard().toString()).doesNotContain(secret);
        assertThat(ben.views().has("people")).isFalse();
        assertThat(ben.views().has("undo")).isFalse();
    }

    @Test
    void whoComesBackGetsWhatIsMissing() {
        openedByChair();
        var ann = seated(ANN);
        var ben = seated(BEN);
        ann.hangUp();
        ann.untilClosed();
        var mark = ben.must("attendance.attend", "\"channel\":\"HALL\"");
        ben.untilMark(mark);
        ann.connect().resume("PARTICIPANT");
        assertThat(ann.mark()).isEqualTo(mark);
        assertThat(ann.views()).isEqualTo(ben.views());
        assertThat(count(ann, "view")).isEqualTo(1);
        ann.verify();
    }

    @Test
    void whoComesBackOnAnotherNodeGetsItThere() {
        openedByChair();
        var ann = seated(ANN);
        var ben = seated(BEN);
        ann.hangUp();
        var mark = ben.must("attendance.attend", "\"channel\":\"HALL\"");
        try (var other = new TestNode(redis.url())) {
            ann.moveTo(other.origin).connect().resume("PARTICIPANT");
            assertThat(ann.mark()).isEqualTo(mark);
            ben.untilMark(mark);
            assertThat(ann.views()).isEqualTo(ben.views());
            assertThat(count(ann, "view")).as("a patch was enough there too").isEqualTo(1);
            var next = ann.must("attendance.attend", "\"channel\":\"ONLINE\"");
            ben.untilMark(next);
            ann.untilMark(next);
            ann.verify();
            ben.verify();
        }
    }

    @Test
    void aMarkThatTheLogNeverHadIsAnsweredByTheWholeViewAndAWord() {
        var ann = seated(ANN);
        ann.hangUp();
        ann.untilClosed();
        ann.connect().join("PARTICIPANT", "999999.00112233445566aa");
        var view = ann.heard().getLast();
        assertThat(view.get("is").asText()).isEqualTo("view");
        assertThat(view.get("reset").get("lost").asInt()).isZero();
    }

    @Test
    void whoIsGivenARoleSeesMoreAtOnce() {
        var organiser = seated(ORGANISER);
        var ben = seated(BEN);
        assertThat(ben.view("people").isMissingNode()).isTrue();
        ben.hangUp();
        ben.untilClosed();
        ben.connect().join("ORGANISER");
        assertThat(lastAudience(ben)).isEqualTo("PARTICIPANT");
        makeOrganiser(organiser);
        ben.until("the organiser's view", () -> lastAudience(ben).equals("ORGANISER"));
        assertThat(ben.view("people").get("count").asInt()).isEqualTo(4);
        ben.verify();
    }

    @Test
    void whoIsGivenARoleWhileAwayGetsTheWholeOfWhatIsNew() {
        var organiser = seated(ORGANISER);
        var browser = browser();
        var ben = browser.tab(browser.enter(link(BEN))).join("ORGANISER");
        assertThat(lastAudience(ben)).isEqualTo("PARTICIPANT");
        ben.hangUp();
        ben.untilClosed();
        makeOrganiser(organiser);
        ben.connect().resume("ORGANISER");
        assertThat(lastAudience(ben)).isEqualTo("ORGANISER");
        assertThat(ben.view("people").get("count").asInt()).isEqualTo(4);
    }

    @Test
    void whoComesBackToANodeThatForgotGetsTheWholeViewAndNoAlarm() {
        openedByChair();
        var ann = seated(ANN);
        var ben = seated(BEN);
        ann.hangUp();
        var mark = ben.must("attendance.attend", "\"channel\":\"HALL\"");
        for (int i = 0; i < 600; i++) {
            node.say(workshop, new DisplayCommand.ChooseScene(Optional.of(Scene.values()[i % 2])));
        }
        assertThat(Tab.version(mark)).isGreaterThan(Tab.version(ann.mark()));
        ann.connect().resume("PARTICIPANT");
        assertThat(ann.heard().getLast().get("is").asText()).isEqualTo("view");
        assertThat(ann.heard().getLast().get("reset").isNull()).isTrue();
    }

    @Test
    void aMarkFromAnotherWayThatTheLogWentIsToldEvenIfItIsOld() {
        openedByChair();
        var ann = seated(ANN);
        ann.hangUp();
        ann.untilClosed();
        ann.connect().join("PARTICIPANT", "3.00112233445566aa");
        assertThat(ann.heard().getLast().get("reset").get("lost").asInt()).isZero();
    }

    @Test
    void aTabThatIsOpenTwiceIsReplacedByTheNewerOne() {
        var browser = browser();
        var login = browser.enter(link(ANN));
        var first = browser.tab(login, "same").join();
        var second = browser.tab(login, "same").join();
        assertThat(first.await("bye").get("code").asText()).isEqualTo("replaced");
        first.untilClosed();
        second.must("attendance.attend", "\"channel\":\"ONLINE\"");
    }

    @Test
    void aSocketOfOneWorkshopCannotJoinAnother() {
        var browser = browser();
        var tab = browser.tab(browser.enter(link(ANN)));
        tab.say(
                "{\"is\":\"join\",\"workshop\":\"nowhere\",\"tab\":\"t\",\"as\":null,\"since\":null}");
        assertThat(tab.await("malformed").get("path").asText()).isEqualTo("workshop");
    }

    @Test
    void joiningTwiceOrAskingBeforeIsMalformed() {
        var browser = browser();
        var tab = browser.tab(browser.enter(link(ANN)));
        var answer = tab.say("attendance.leave", "");
        assertThat(answer.get("is").asText()).isEqualTo("malformed");
        assertThat(answer.get("problem").asText()).isEqualTo("join first");
        tab.join();
        tab.say(
                "{\"is\":\"join\",\"workshop\":\""
                        + workshop
                        + "\",\"tab\":\"t\",\"as\":null,\"since\":null}");
        tab.until("a word about it", () -> count(tab, "malformed") == 2);
    }

    @Test
    void asksRightBehindTheJoinAreCarriedOutInOrder() {
        var browser = browser();
        var tab = browser.tab(browser.enter(link(ANN)));
        tab.say(
                "{\"is\":\"join\",\"workshop\":\""
                        + workshop
                        + "\",\"tab\":\"t\",\"as\":null,\"since\":null}");
        tab.ask(1, Tab.command("attendance.attend", "\"channel\":\"HALL\""));
        tab.ask(2, Tab.command("attendance.attend", "\"channel\":\"ONLINE\""));
        assertThat(tab.answer(1).get("is").asText()).isEqualTo("done");
        var mark = tab.answer(2).get("mark").asText();
        tab.untilMark(mark);
        assertThat(tab.me().get("channel").asText()).isEqualTo("ONLINE");
    }

    @Test
    void whoLeavesIsGone() {
        var ann = seated(ANN);
        ann.say("{\"is\":\"leave\"}");
        ann.untilClosed();
    }

    private static void makeOrganiser(Tab organiser) {
        organiser.must(
                "people.editPerson",
                "\"person\":\"ben\",\"delegation\":\"uni\",\"rank\":1,\"roles\":[\"ORGANISER\"],"
                        + "\"card\":{\"name\":{\"en\":\"Ben\"},\"capacity\":null}");
    }

    private static String lastAudience(Tab tab) {
        return tab.heard().stream()
                .filter(m -> m.get("is").asText().equals("view"))
                .reduce((a, b) -> b)
                .map(m -> m.get("audience").asText())
                .orElse("");
    }

    private static long count(Tab tab, String is) {
        return tab.heard().stream().filter(m -> m.get("is").asText().equals(is)).count();
    }
}
