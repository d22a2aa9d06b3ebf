package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.client.Browser;

/** The way in by a code. */
class WalkInsTest extends EdgeTest {
    @Test
    void whereTheChairLetsInOneWaitsAndIsThenAParticipant() {
        var code = code("BY_CHAIR");
        var visitor = browser();
        var came = visitor.post("/api/join", coming(code));
        assertThat(came.status()).isEqualTo(200);
        assertThat(came.body().get("admitted").asBoolean()).isFalse();
        var login = came.body().get("login").asText();
        assertThat(visitor.get("/api/logins").body().get(0).get("audiences")).isEmpty();
        assertThat(visitor.post("/api/logins/" + login + "/socket", "{}").status())
                .as("who waits sees nothing of the workshop")
                .isEqualTo(401);
        assertThat(waits(visitor, login)).isTrue();

        var chair = seated(CHAIR);
        var person = chair.view("entrance").get("order").get(0).asText();
        assertThat(chair.view("entrance").at("/waiting/" + person + "/plate/name/en").asText())
                .isEqualTo("A visitor");
        chair.must("people.admitWalkIn", "\"person\":\"" + person + "\"");
        assertThat(waits(visitor, login)).isFalse();
        var tab = visitor.tab(login).join();
        assertThat(tab.me().get("audience").asText()).isEqualTo("PARTICIPANT");

        chair.must("people.showOutWalkIn", "\"person\":\"" + person + "\"");
        assertThat(tab.await("bye").get("code").asText()).isEqualTo("ended");
        assertThat(visitor.get("/api/walk-ins/" + login).status()).isEqualTo(401);
    }

    @Test
    void whereTheCodeOpensOneIsInAtOnce() {
        var visitor = browser();
        var came = visitor.post("/api/join", coming(code("FREE").toLowerCase()));
        assertThat(came.body().get("admitted").asBoolean()).isTrue();
        visitor.tab(came.body().get("login").asText()).join();
    }

    @Test
    void whoIsDeclinedHearsItAndWhoGivesUpIsForgotten() {
        var code = code("BY_CHAIR");
        var declined = browser();
        var login = declined.post("/api/join", coming(code)).body().get("login").asText();
        var chair = seated(CHAIR);
        var person = chair.view("entrance").get("order").get(0).asText();
        chair.must("people.declineWalkIn", "\"person\":\"" + person + "\"");
        assertThat(declined.get("/api/walk-ins/" + login).status()).isEqualTo(401);

        var tired = browser();
        var other = tired.post("/api/join", coming(code)).body().get("login").asText();
        assertThat(tired.delete("/api/walk-ins/" + other).status()).isEqualTo(204);
        assertThat(seated(CHAIR).view("entrance").get("order")).isEmpty();
    }

    @Test
    void aNewCodeEndsTheOneBeforeAndOnlyThoseWhoMayMakeOne() {
        var old = code("FREE");
        assertThat(code("FREE")).isNotEqualTo(old);
        assertThat(browser().post("/api/join", coming(old)).code())
                .isEqualTo("people.code_unknown");
        var ann = browser();
        var login = ann.enter(link(ANN));
        var asked = ann.post("/api/logins/" + login + "/code", "{\"admission\":\"FREE\"}");
        assertThat(asked.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDEF", "abc", "", "K7M2Q\\u0000", "❤❤❤❤❤❤"})
    void aCodeThatNobodyHasIsUnknown(String code) {
        var reply = browser().post("/api/join", coming(code));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("people.code_unknown");
    }

    @Test
    void aNameIsNeededAndBounded() {
        var code = code("FREE");
        for (var name : new String[] {"", "   ", "x".repeat(201)}) {
            assertThat(browser().post("/api/join", coming(code, name)).status()).isEqualTo(400);
        }
    }

    /** Last, for it uses up what this address may fail: a node of its own. */
    @Test
    void whoGuessesIsHeldUpEvenWithTheRightCode() {
        var code = code("FREE");
        try (var other = new TestNode(redis.url())) {
            var guesser = browser(other);
            int status = 0;
            for (int i = 0; i < 80 && status != 429; i++) {
                status = guesser.post("/api/join", coming("AAAAAA")).status();
            }
            assertThat(status).isEqualTo(429);
            assertThat(guesser.post("/api/join", coming(code)).status()).isEqualTo(429);
        }
    }

    private String code(String admission) {
        var browser = browser();
        var login = browser.enter(link(CHAIR));
        var made =
                browser.post(
                        "/api/logins/" + login + "/code", "{\"admission\":\"" + admission + "\"}");
        assertThat(made.status()).isEqualTo(200);
        return made.body().get("code").asText();
    }

    private static boolean waits(Browser browser, String login) {
        return !browser.get("/api/walk-ins/" + login).body().get("admitted").asBoolean();
    }

    private static String coming(String code) {
        return coming(code, "A visitor");
    }

    private static String coming(String code, String name) {
        return "{\"code\":\"%s\",\"name\":\"%s\",\"institution\":\"\",\"language\":\"en\"}"
                .formatted(code, name);
    }
}
