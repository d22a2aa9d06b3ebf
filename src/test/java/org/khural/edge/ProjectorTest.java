package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;

/** A hall display gets in by a code that it shows and somebody types. */
class ProjectorTest extends EdgeTest {
    @Test
    void aDisplayIsLetInAndSeesTheWorkshopUntilItIsRevoked() {
        var chair = seated(CHAIR);
        var screen = browser();
        var waiting = screen.post("/api/displays", "").body();
        var login = waiting.get("login").asText();
        assertThat(waiting.get("code").asText()).matches("[A-HJKMNP-Z2-9]{6}");
        assertThat(waiting.get("expires").asLong()).isGreaterThan(System.currentTimeMillis());
        assertThat(shown(screen, login).get("paired").asBoolean()).isFalse();

        var let = letIn(chairBrowser, chairLogin, spoken(waiting.get("code").asText()));
        assertThat(let.status()).isEqualTo(200);
        var display = let.body().get("display").asText();
        assertThat(shown(screen, login).get("workshop").asText()).isEqualTo(workshop.value());
        assertThat(shown(screen, login).get("paired").asBoolean()).as("asked again").isTrue();

        var wall = screen.tab(login).join("DISPLAY");
        assertThat(wall.me().get("person").isNull()).isTrue();
        assertThat(wall.views().has("people")).isFalse();
        assertThat(wall.say("attendance.leave", "").get("code").asText())
                .isEqualTo("access.not_allowed");
        chair.until(
                "the display in the chair's list",
                () -> chair.view("display").get("paired").size() == 1);

        chair.must("display.revokeDisplay", "\"display\":\"" + display + "\"");
        assertThat(wall.await("bye").get("code").asText()).isEqualTo("ended");
        wall.untilClosed();
        assertThat(shown(screen, login).get("paired").asBoolean()).isFalse();
    }

    @Test
    void aWrongCodeLetsNobodyInAndGuessingEnds() {
        seated(CHAIR);
        var codes =
                IntStream.range(0, 15)
                        .mapToObj(
                                i -> letIn(chairBrowser, chairLogin, "ZZZZZ" + (i % 8 + 2)).code())
                        .toList();
        assertThat(codes).startsWith("display.code_unknown").contains("door.too_many");
    }

    @Test
    void aParticipantLetsNoDisplayIn() {
        var ann = browser();
        var login = ann.enter(link(ANN));
        var code = browser().post("/api/displays", "").body().get("code").asText();
        assertThat(letIn(ann, login, code).code()).isEqualTo("access.not_allowed");
    }

    @Test
    void aDisplayWithoutANameIsMalformed() {
        seated(CHAIR);
        var reply =
                chairBrowser.post(
                        "/api/logins/" + chairLogin + "/displays",
                        "{\"code\":\"ABCDEF\",\"name\":\"\"}");
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void nobodyFillsRedisWithCodes() {
        try (var guest = new TestNode(redis.url())) {
            var vandal = browser(guest);
            var statuses =
                    IntStream.range(0, 40).map(i -> vandal.post("/api/displays", "").status());
            assertThat(statuses.boxed().toList()).startsWith(200).contains(429);
        }
    }

    @Test
    void aStrangerLearnsNothingOfADisplay() {
        var screen = browser();
        var login = screen.post("/api/displays", "").body().get("login").asText();
        assertThat(browser().get("/api/displays/" + login).status()).isEqualTo(401);
    }

    private Browser chairBrowser;
    private String chairLogin;

    @Override
    org.khural.client.Tab seated(org.khural.domain.PersonId person) {
        chairBrowser = browser();
        chairLogin = chairBrowser.enter(link(person));
        return chairBrowser.tab(chairLogin).join();
    }

    private static JsonNode shown(Browser screen, String login) {
        return screen.get("/api/displays/" + login).body();
    }

    private static Browser.Reply letIn(Browser browser, String login, String code) {
        return browser.post(
                "/api/logins/" + login + "/displays",
                "{\"code\":\"" + code + "\",\"name\":\"Main hall\"}");
    }

    /** As people type what they hear: in halves and in small letters. */
    private static String spoken(String code) {
        return (code.substring(0, 3) + " " + code.substring(3)).toLowerCase(java.util.Locale.ROOT);
    }
}
