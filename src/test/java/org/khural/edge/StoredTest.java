package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

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
