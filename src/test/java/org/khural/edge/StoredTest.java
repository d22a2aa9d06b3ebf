package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is stored about somebody is shown to that person, and goes when they ask. */
class StoredTest extends EdgeTest {
    @Test
    void everybodySeesTheirOwnDataAndNobodyElses() {
        openedByChair();
        var browser = browser();
        var login = browser.enter(link(ANN));
        var ann = browser.tab(login).join();
        ann.must("attendance.attend", "\"channel\":\"ONLINE\"");
        ann.must(
                "floor.requestFloor",
                "\"item\":\"item\",\"person\":null,\"kind\":\"STATEMENT\",\"note\":\"My note\"");
        var stored = browser.get("/api/logins/" + login + "/stored").body();
        assertThat(stored.at("/plate/name/en").asText()).isEqualTo("Name of ann");
        assertThat(stored.at("/channel").asText()).isEqualTo("ONLINE");
        assertThat(stored.at("/requests/0/note").asText()).isEqualTo("My note");
        assertThat(stored.at("/requests/0/item/en").asText()).isEqualTo("Discussion");
        assertThat(stored.toString()).doesNotContain("ben");
        assertThat(browser().get("/api/logins/" + login + "/stored").status()).isEqualTo(401);
    }

    @Test
    void everybodySeesTheirOwnVotesAndWords() {
        var chair = openedByChair();
        var browser = browser();
        var login = browser.enter(link(ANN));
        var ann = browser.tab(login).join();
        ann.must("attendance.attend", "\"channel\":\"ONLINE\"");
        var rules =
                "\"rules\":{\"isFormal\":false,\"mode\":\"DEVICE\",\"secrecy\":\"OPEN\",\"unit\":\"SEAT\","
                        + "\"mayChange\":false,\"majority\":\"SIMPLE\",\"base\":\"VALID\","
                        + "\"tie\":\"REJECTS\",\"quorum\":0,\"seconds\":0,\"weights\":{}},\"item\":null}";
        for (var poll : List.of("yesNo", "words")) {
            var id = poll.toLowerCase(java.util.Locale.ROOT);
            var more = poll.equals("words") ? ",\"shape\":\"LIST\",\"entries\":1" : "";
            chair.must(
                    "poll.compose",
                    "\"poll\":\"%s\",\"form\":{\"title\":{\"en\":\"On %s\"},\"question\":{\"is\":\"%s\"%s},%s"
                            .formatted(id, poll, poll, more, rules));
            chair.must("poll.makeReady", "\"poll\":\"" + id + "\"");
            chair.must("poll.open", "\"poll\":\"" + id + "\",\"tenure\":1");
        }
        ann.must(
                "poll.cast",
                "\"poll\":\"yesno\",\"seat\":\"ann\",\"ballot\":\"ballot-1\","
                        + "\"answer\":{\"is\":\"picks\",\"options\":[1]}");
        ann.must(
                "poll.contribute",
                "\"poll\":\"words\",\"ballot\":\"ballot-2\",\"entries\":[\"My words\"]");
        ann.must("poll.giveMandate", "\"seat\":\"ann\",\"proxy\":\"ben\"");
        var polls = browser.get("/api/logins/" + login + "/stored").body().get("polls");
        assertThat(polls.at("/votes/0/title/en").asText()).isEqualTo("On yesNo");
        assertThat(polls.at("/votes/0/answer/options/0").asInt()).isEqualTo(1);
        assertThat(polls.at("/votes/1/what").asText()).isEqualTo("WORDS");
        assertThat(polls.at("/votes/1/words/0").asText()).isEqualTo("My words");
        assertThat(polls.at("/proxy/person").asText()).isEqualTo("ben");
        var ben = browser();
        var other = ben.get("/api/logins/" + ben.enter(link(BEN)) + "/stored").body();
        assertThat(other.at("/polls/votes")).isEmpty();
        assertThat(other.at("/polls/mandates/0/person").asText()).isEqualTo("ann");
        assertThat(other.toString()).doesNotContain("My words");
    }

    @Test
    void whoAsksToBeErasedIsSeenByTheOrganiserWhoDoesIt() {
        var browser = browser();
        var login = browser.enter(link(BEN));
        var ben = browser.tab(login).join();
        ben.must("people.askErasure", "");
        var organiser = seated(ORGANISER);
        assertThat(organiser.view("people").at("/people/ben/leaving").asBoolean()).isTrue();
        assertThat(browser.get("/api/logins/" + login + "/stored").body().get("leaving").isNull())
                .isFalse();
        organiser.must("people.erasePerson", "\"person\":\"ben\"");
        assertThat(ben.await("bye").get("code").asText()).isEqualTo("ended");
        assertThat(browser.get("/api/logins/" + login + "/stored").status()).isEqualTo(401);
    }
}
