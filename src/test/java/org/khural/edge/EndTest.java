package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.khural.client.Tab;

/** What ends a connection, on every node and within a second; and what ends a node. */
class EndTest extends EdgeTest {
    @Test
    void aRevokedLinkClosesItsSocketsOnEveryNodeWithinASecond() {
        try (var other = new TestNode(redis.url())) {
            var organiser = seated(ORGANISER);
            var annsLink = link(ANN);
            var here = browser();
            var there = browser(other);
            var one = here.tab(here.enter(annsLink)).join();
            var two = there.tab(there.enter(annsLink)).join();
            var ben = seated(BEN);
            long start = System.nanoTime();
            organiser.must("people.revokeLink", "\"person\":\"ann\"");
            assertThat(one.await("bye").get("code").asText()).isEqualTo("ended");
            assertThat(two.await("bye").get("code").asText()).isEqualTo("ended");
            assertThat(since(start)).isLessThan(Duration.ofSeconds(1));
            one.untilClosed();
            two.untilClosed();
            assertThat(ben.ended()).isFalse();
        }
    }

    @Test
    void aLoginThatIsEndedClosesItsSocketsOnEveryNodeWithinASecond() {
        try (var other = new TestNode(redis.url())) {
            var browser = browser();
            var login = browser.enter(link(ANN));
            var one = browser.tab(login).join();
            var two = browser.at(other.origin).tab(login).join();
            browser.withOrigin(other.origin);
            long start = System.nanoTime();
            assertThat(browser.delete("/api/logins/" + login).status()).isEqualTo(204);
            assertThat(one.await("bye").get("code").asText()).isEqualTo("ended");
            assertThat(two.await("bye").get("code").asText()).isEqualTo("ended");
            assertThat(since(start)).isLessThan(Duration.ofSeconds(1));
            assertThat(browser.cookies()).isEmpty();
        }
    }

    @Test
    void anErasedPersonIsShownTheDoor() {
        var organiser = seated(ORGANISER);
        var ann = seated(ANN);
        organiser.must("people.erasePerson", "\"person\":\"ann\"");
        assertThat(ann.await("bye").get("code").asText()).isEqualTo("ended");
    }

    @Test
    void whoNeverJoinsIsSentAway() {
        try (var node = new TestNode(redis.url(), bounds(30_000, 35_000, 500))) {
            var browser = browser(node);
            var tab = browser.tab(browser.enter(link(ANN)));
            assertThat(tab.await("bye").get("code").asText()).isEqualTo("idle");
            tab.untilClosed();
        }
    }

    @Test
    void whoIsSilentIsSentAway() {
        try (var node = new TestNode(redis.url(), bounds(30_000, 1_000, 500))) {
            var browser = browser(node);
            var tab = browser.tab(browser.enter(link(ANN))).join();
            assertThat(tab.await("bye").get("code").asText()).isEqualTo("silent");
        }
    }

    @Test
    void aNodeThatEndsAnswersWhatItWasAskedAndSaysGoodBye() {
        var node = new TestNode(redis.url());
        var browser = browser(node);
        var tab = browser.tab(browser.enter(link(ANN))).join();
        long start = System.nanoTime();
        long ref = tab.ask(Tab.command("attendance.attend", "\"channel\":\"HALL\""));
        tab.until("the ask to arrive", () -> !tab.answers(ref).isEmpty());
        node.close();
        assertThat(since(start)).isLessThan(Duration.ofSeconds(8));
        assertThat(tab.answer(ref).get("is").asText()).isEqualTo("done");
        var bye = tab.await("bye");
        assertThat(bye.get("code").asText()).isEqualTo("drain");
        assertThat(bye.get("after").asLong()).isBetween(0L, 5_000L);
        tab.untilClosed();
    }

    static RoomSocket.Bounds bounds(long lag, long silence, long joining) {
        return new RoomSocket.Bounds(10, 20, 16, lag, silence, joining);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
