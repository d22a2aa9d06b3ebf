package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.khural.domain.LocalizedText;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand;

/**
 * A reader that stalls is skipped, caught up, and in the end sent away; the others do not notice.
 */
class SlowTest extends EdgeTest {
    private static final int STEPS = 80;

    @Test
    void whoStallsIsSkippedAndCaughtUpByOneStep() {
        var ann = seated(ANN);
        var ben = seated(BEN);
        ann.stopReading();
        var last = changes(node);
        ben.untilMark(last);
        int before = ann.heard().size();
        ann.readOn();
        ann.untilMark(last);
        assertThat(ann.views()).isEqualTo(ben.views());
        assertThat(ann.heard().size() - before).as("not every step").isLessThan(STEPS * 3 / 4);
        ann.verify();
    }

    @Test
    void whoStallsForGoodIsSentAwayWithoutHoldingUpAnybody() {
        try (var node = new TestNode(redis.url(), EndTest.bounds(1_500, 60_000, 10_000))) {
            var browser = browser(node);
            var ann = browser.tab(browser.enter(link(ANN))).join();
            var other = browser(node);
            var ben = other.tab(other.enter(link(BEN))).join();
            ann.stopReading();
            var last = changes(node);
            ben.untilMark(last);
            ben.until("an end to it", () -> node.server.sockets() == 1);
            ann.readOn();
            ann.untilClosed();
            ben.verify();
        }
    }

    /** Steps of some 30 kB for everybody, slow enough for a frame each; the last mark. */
    private String changes(TestNode node) {
        for (int i = 0; i < STEPS; i++) {
            node.say(workshop, new AboutCommand.Describe(about(i)));
            node.on(() -> node.vertx.timer(55));
        }
        return node.on(() -> node.rooms.open(workshop)).orElseThrow().state().mark().toString();
    }

    private static About about(int i) {
        var texts = new TreeMap<String, String>();
        for (char c = 'a'; c < 'a' + 15; c++) texts.put("x" + c, i + " " + "ы".repeat(490));
        var text = new LocalizedText(texts);
        return new About(text, text, "UTC", List.of("en"));
    }
}
