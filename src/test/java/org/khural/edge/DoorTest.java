package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.client.Browser;
import org.khural.domain.people.PeopleCommand;

/** Personal links and logins. */
class DoorTest extends EdgeTest {
    @Test
    void aLinkShowsWhomItIsForWithoutBeingUsed() {
        var token = node.link(workshop, ANN, true);
        var browser = browser();
        for (int i = 0; i < 2; i++) {
            var reply = browser.post("/api/door", token(token));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().get("workshop").asText()).isEqualTo(workshop.value());
            assertThat(reply.body().at("/title/en").asText()).isEqualTo("Launch");
            assertThat(reply.body().at("/hosts/en").asText()).isEqualTo("Hosts");
            assertThat(reply.body().get("zone").asText()).isEqualTo("Asia/Ulaanbaatar");
            assertThat(reply.body().at("/session/id").asText()).isEqualTo("session");
            assertThat(reply.body().at("/plate/person").asText()).isEqualTo("ann");
            assertThat(reply.body().at("/plate/name/en").asText()).isEqualTo("Name of ann");
            assertThat(reply.body().get("audiences")).hasSize(1);
            assertThat(reply.body().get("channel").isNull()).isTrue();
            assertThat(reply.headers().get("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(browser.cookies()).isEmpty();
        browser.enter(token);
    }

    @Test
    void enteringGivesACookieThatNoScriptReadsAndNoOtherSiteSends() {
        var browser = browser();
        var reply = browser.post("/api/enter", token(link(CHAIR)));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().get("audience").asText()).isEqualTo("CHAIR");
        var login = reply.body().get("login").asText();
        assertThat(reply.headers().get("Set-Cookie"))
                .startsWith("khural-" + login + "=")
                .contains("HTTPOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000")
                .doesNotContain("Domain");
    }

    @Test
    void oneBrowserMayBeTwoPeople() {
        var browser = browser();
        var chair = browser.enter(link(CHAIR));
        var ann = browser.enter(link(ANN));
        var logins = browser.get("/api/logins").body();
        assertThat(logins.findValuesAsText("login")).containsExactlyInAnyOrder(chair, ann);
        assertThat(logins.findValuesAsText("person")).containsExactlyInAnyOrder("chair", "ann");
        assertThat(browser.tab(chair).join().me().get("person").asText()).isEqualTo("chair");
        assertThat(browser.tab(ann).join().me().get("person").asText()).isEqualTo("ann");
        assertThat(browser().get("/api/logins").body()).isEmpty();
    }

    @Test
    void aLinkForOnceWorksOnce() {
        var token = node.link(workshop, ANN, true);
        var login = browser().enter(token);
        assertThat(login).isNotBlank();
        var second = browser().post("/api/enter", token(token));
        assertThat(second.status()).isEqualTo(410);
        assertThat(second.code()).isEqualTo("door.link_ended");
    }

    @Test
    void ofTwoThatUseALinkForOnceAtTheSameMomentOneEnters() {
        var token = node.link(workshop, ANN, true);
        var browsers = List.of(browser(), browser(), browser());
        var replies =
                browsers.stream()
                        .map(b -> b.send(HttpMethod.POST, "/api/enter", token(token), Map.of()))
                        .toList();
        assertThat(replies.stream().map(Browser::await).filter(r -> r.status() == 200)).hasSize(1);
    }

    @Test
    void anUnknownLinkIs404AndAFloodOfThemIs429ForThemAlone() {
        try (var guest = new TestNode(redis.url())) {
            var vandal = browser(guest);
            var codes =
                    IntStream.range(0, 100)
                            .mapToObj(i -> vandal.post("/api/door", token("x".repeat(43))).code())
                            .toList();
            assertThat(codes).startsWith("door.link_unknown");
            assertThat(codes.stream().filter("door.too_many"::equals)).hasSizeGreaterThan(20);
            assertThat(browser(guest).post("/api/door", token(link(ANN))).status()).isEqualTo(200);
        }
    }

    @Test
    void aNewLinkEndsTheOldOneAndItsLogins() {
        var old = link(ANN);
        var browser = browser();
        var login = browser.enter(old);
        var organiser = browser();
        var mine = organiser.enter(link(ORGANISER));
        var reply = organiser.post("/api/logins/" + mine + "/links", "{\"person\":\"ann\"}");
        assertThat(reply.status()).isEqualTo(200);
        var url = reply.body().get("url").asText();
        assertThat(url).startsWith(node.origin + "/door#");
        assertThat(browser.post("/api/logins/" + login + "/socket", "").code())
                .isEqualTo("door.login_ended");
        assertThat(browser.get("/api/logins").body()).isEmpty();
        assertThat(browser().post("/api/enter", token(old)).status()).isEqualTo(410);
        browser().enter(url);
    }

    @Test
    void aRevokedLinkIsGone() {
        var token = link(ANN);
        node.say(workshop, new PeopleCommand.RevokeLink(ANN));
        var reply = browser().post("/api/enter", token(token));
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.code()).isEqualTo("door.link_ended");
    }

    @Test
    void onlyWhoManagesLinksMakesThem() {
        var ann = browser();
        var login = ann.enter(link(ANN));
        var reply = ann.post("/api/logins/" + login + "/links", "{\"person\":\"ben\"}");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("access.not_allowed");
        var organiser = browser();
        var mine = organiser.enter(link(ORGANISER));
        var unknown = organiser.post("/api/logins/" + mine + "/links", "{\"person\":\"nobody\"}");
        assertThat(unknown.status()).isEqualTo(409);
        assertThat(unknown.code()).isEqualTo("people.unknown_person");
    }

    @Test
    void whoTakesPartIsReadByEverybodyWhoDoes() {
        var ann = browser();
        var path = "/api/logins/" + ann.enter(link(ANN)) + "/roll";
        var roll = ann.get(path + "?size=1").body();
        assertThat(roll.get("count").asInt()).isEqualTo(4);
        assertThat(roll.get("people")).hasSize(1);
        assertThat(roll.get("people").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("person", "delegation", "name", "capacity");
        assertThat(browser().get(path).status()).isEqualTo(401);
    }

    @Test
    void peopleAreReadInPagesByWhoRunsTheWorkshop() {
        var organiser = browser();
        var path = "/api/logins/" + organiser.enter(link(ORGANISER)) + "/people";
        var reply = organiser.get(path + "?from=1&size=2");
        assertThat(reply.body().get("count").asInt()).isEqualTo(4);
        assertThat(reply.body().get("rows")).hasSize(2);
        assertThat(reply.body().get("delegations")).isEmpty();
        assertThat(organiser.get(path).body().get("delegations")).isNotEmpty();
        var ann = browser();
        assertThat(ann.get("/api/logins/" + ann.enter(link(ANN)) + "/people").status())
                .isEqualTo(403);
    }

    @Test
    void theCookieOfALoginThatEndedElsewhereGoes() {
        var here = browser();
        var login = here.enter(link(ANN));
        var there = browser();
        there.cookies().putAll(here.cookies());
        there.delete("/api/logins/" + login);
        assertThat(here.get("/api/logins").body()).isEmpty();
        assertThat(here.cookies()).isEmpty();
    }

    @Test
    void anotherPersonsCookieOpensNothing() {
        var ann = browser();
        var login = ann.enter(link(ANN));
        var thief = browser();
        thief.cookies().put("khural-" + login, "A".repeat(43));
        assertThat(thief.post("/api/logins/" + login + "/socket", "").status()).isEqualTo(401);
        assertThat(browser().post("/api/logins/" + login + "/socket", "").status()).isEqualTo(401);
    }

    @Test
    void aPageOfAnotherSiteChangesNothing() {
        var ann = browser();
        var login = ann.enter(link(ANN));
        for (var origin : new String[] {"https://evil.example", "null", null}) {
            ann.withOrigin(origin);
            var reply = ann.delete("/api/logins/" + login);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("door.foreign_origin");
        }
        ann.withOrigin(node.origin);
        assertThat(ann.get("/api/logins").body()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                              | 400 | malformed
                    {"token":7}                     | 400 | malformed
                    {"token":"a","more":1}          | 400 | malformed
                    not json                        | 400 | malformed
                                                    | 400 | malformed
                    """)
    void aBodyThatIsNotUnderstoodIs400(String body, int status, String code) {
        var reply = browser().post("/api/door", body == null ? "" : body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void aBodyThatIsTooLargeIs413AndAnUnknownCallIs404() {
        var large = browser().post("/api/door", token("x".repeat(20_000)));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("too_large");
        assertThat(browser().get("/api/nothing").code()).isEqualTo("not_found");
        assertThat(browser().get("/api/door").code()).isEqualTo("not_found");
    }

    private static String token(String token) {
        return "{\"token\":\"" + token + "\"}";
    }
}
