package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.khural.client.Browser;
import org.khural.client.Tab;

/** A session with polls, and what is taken home of it. */
abstract class PollsAtHome extends EdgeTest {
    static final String YES = "{\"is\":\"picks\",\"options\":[0]}";
    static final String NO = "{\"is\":\"picks\",\"options\":[1]}";
    static final String ABSTAIN = "{\"is\":\"abstain\"}";
    static final String YES_NO = "{\"is\":\"yesNo\"}";

    Browser browser;
    String organiser;
    Tab chair;
    Tab ann;
    Tab ben;

    @BeforeEach
    void aSessionInTheHall() {
        chair = openedByChair();
        ann = seated(ANN);
        ben = seated(BEN);
        for (var tab : List.of(chair, ann, ben)) {
            tab.must("attendance.attend", "\"channel\":\"HALL\"");
        }
        browser = browser();
        organiser = browser.enter(link(ORGANISER));
    }

    void compose(String poll, String title, String question, String mode, boolean formal) {
        chair.must(
                "poll.compose",
                ("\"poll\":\"%s\",\"form\":{\"title\":{\"en\":\"%s\"},\"question\":%s,"
                                + "\"rules\":{\"isFormal\":%s,\"mode\":\"%s\",\"secrecy\":\"OPEN\","
                                + "\"unit\":\"SEAT\",\"mayChange\":false,\"majority\":\"SIMPLE\","
                                + "\"base\":\"VALID\",\"tie\":\"REJECTS\",\"quorum\":50,"
                                + "\"seconds\":0,\"weights\":{}},\"item\":\"item\"}")
                        .formatted(poll, title, question, formal, mode));
        chair.must("poll.makeReady", "\"poll\":\"" + poll + "\"");
    }

    void open(String poll, String title, String question, String mode) {
        compose(poll, title, question, mode, true);
        act("open", poll);
    }

    void act(String act, String poll) {
        chair.must("poll." + act, "\"poll\":\"" + poll + "\",\"tenure\":1");
    }

    void certify(String poll, boolean withoutQuorum) {
        chair.must(
                "poll.certify",
                "\"poll\":\"%s\",\"withoutQuorum\":%s,\"tenure\":1".formatted(poll, withoutQuorum));
    }

    static void cast(Tab tab, String poll, String answer) {
        var seat = tab.me().path("seats").path(0).path("id").asText();
        tab.must(
                "poll.cast",
                "\"poll\":\"%s\",\"seat\":\"%s\",\"ballot\":\"ballot-of-%s\",\"answer\":%s"
                        .formatted(poll, seat, seat, answer));
    }

    void end(String poll) {
        act("close", poll);
        chair.until(
                "the close",
                () ->
                        chair.view("poll")
                                .path("polls")
                                .path(poll)
                                .path("stage")
                                .asText()
                                .equals("CLOSED"));
    }

    void show(String poll) {
        end(poll);
        act("show", poll);
    }

    String written(String file) {
        var reply = browser.get("/api/logins/" + organiser + "/export/" + file);
        assertThat(reply.status()).as(file).isEqualTo(200);
        return reply.bytes().toString(StandardCharsets.UTF_8);
    }

    JsonNode data(String file) {
        return browser.get("/api/logins/" + organiser + "/export/" + file).body();
    }

    JsonNode poll() {
        return data("polls.json").at("/polls/0");
    }

    /** Fields of one line by the names of the columns; none of these texts has a comma. */
    List<String> column(String name) {
        var lines = written("polls.csv").substring(1).split("\r\n");
        int place = List.of(lines[0].split(",")).indexOf(name);
        return Arrays.stream(lines)
                .skip(1)
                .map(l -> l.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)[place].replace("\"", ""))
                .toList();
    }

    void voted() {
        open("plan", "The plan", YES_NO, "DEVICE");
        cast(ann, "plan", YES);
        cast(ben, "plan", NO);
        cast(chair, "plan", YES);
        show("plan");
    }
}
