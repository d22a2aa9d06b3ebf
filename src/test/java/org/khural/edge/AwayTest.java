package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.UpgradeRejectedException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.client.Tab;
import org.khural.support.FaultyProxy;

/** While Redis is away the server says so, keeps what it can, and goes on where it was. */
class AwayTest extends EdgeTest {
    private FaultyProxy way;
    private TestNode cut;

    @BeforeEach
    void aNodeWhoseWayToRedisCanBeCut() throws Exception {
        var url = URI.create(redis.url());
        way = closing(new FaultyProxy(clients, url.getPort()));
        cut = closing(new TestNode(redis.url().replace(":" + url.getPort(), ":" + way.port())));
    }

    @AfterEach
    void mend() {
        way.cut(false);
    }

    @Test
    void pagesAndHealthAnswerAndCallsSayAway() {
        var ann = browser(cut);
        var login = ann.enter(link(ANN));
        var pass = ann.pass(login);
        way.cut(true);
        until(() -> ann.get("/api/health").status() == 503);
        var health = ann.get("/api/health").body();
        assertThat(health.get("status").asText()).isEqualTo("away");
        assertThat(health.get("why").asText()).isEqualTo("redis");
        assertThat(health.get("since").asLong())
                .isCloseTo(
                        System.currentTimeMillis(), org.assertj.core.data.Offset.offset(20_000L));
        assertThat(health.toString()).doesNotContain("127.0.0.1", "password");
        assertThat(ann.get("/").status()).isEqualTo(200);
        for (var call :
                List.of("/api/logins/" + login + "/socket", "/api/displays", "/api/enter")) {
            var body = call.endsWith("enter") ? "{\"token\":\"" + "x".repeat(43) + "\"}" : "";
            var reply = ann.post(call, body);
            assertThat(reply.status()).as(call).isEqualTo(503);
            assertThat(reply.code()).isEqualTo("away");
        }
        assertThat(ann.get("/api/logins").code()).isEqualTo("away");
        assertThat(refused(ann, pass)).isEqualTo(503);
        way.cut(false);
        until(() -> ann.get("/api/health").status() == 200);
        ann.tab(login).join();
    }

    @Test
    void asksAreAnsweredLaterAndThenCarriedOutOnce() {
        var browser = browser(cut);
        var ann = browser.tab(browser.enter(link(ANN))).join();
        way.cut(true);
        long ref = ann.ask(Tab.command("attendance.attend", "\"channel\":\"HALL\""));
        ann.until("the word later", () -> !ann.answers(ref).isEmpty());
        assertThat(ann.answers(ref).getFirst().get("is").asText()).isEqualTo("later");
        assertThat(ann.ended()).as("the socket stays").isFalse();
        way.cut(false);
        var done = ann.answer(ref);
        assertThat(done.get("is").asText()).isEqualTo("done");
        ann.until("the mark", () -> ann.mark().equals(done.get("mark").asText()));
        assertThat(ann.me().get("channel").asText()).isEqualTo("HALL");
        ann.verify();
    }

    @Test
    void whatOthersDidMeanwhileIsThereAfterwards() {
        var browser = browser(cut);
        var ann = browser.tab(browser.enter(link(ANN))).join();
        var ben = seated(BEN);
        way.cut(true);
        until(() -> browser.get("/api/health").status() == 503);
        var mark = ben.must("attendance.attend", "\"channel\":\"HALL\"");
        assertThat(ann.mark()).isNotEqualTo(mark);
        way.cut(false);
        ann.untilMark(mark);
        assertThat(ann.views()).isEqualTo(ben.views());
    }

    @Test
    void aLoginThatEndedMeanwhileIsShownTheDoor() {
        var there = browser(cut);
        var login = there.enter(link(ANN));
        var ann = there.tab(login).join();
        way.cut(true);
        until(() -> there.get("/api/health").status() == 503);
        there.at(node.origin);
        assertThat(there.delete("/api/logins/" + login).status()).isEqualTo(204);
        way.cut(false);
        assertThat(ann.await("bye").get("code").asText()).isEqualTo("ended");
    }

    @Test
    void aLinkThatWasRevokedMeanwhileIsShownTheDoor() {
        var there = browser(cut);
        var ann = there.tab(there.enter(link(ANN))).join();
        var organiser = seated(ORGANISER);
        way.cut(true);
        organiser.must("people.revokeLink", "\"person\":\"ann\"");
        way.cut(false);
        assertThat(ann.await("bye").get("code").asText()).isEqualTo("ended");
    }

    private static int refused(Browser browser, String pass) {
        try {
            Browser.await(browser.socket(List.of("khural.v1", pass)));
            return 101;
        } catch (UpgradeRejectedException e) {
            return e.getStatus();
        }
    }

    private static void until(java.util.function.BooleanSupplier so) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it did not come to pass");
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
