package org.khural.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What keeps a server from starting ends in one sentence that says what to do; nothing is lost. */
class StartTest extends FaultsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aSecondStartOnOneDataDirectoryIsRefusedAndTheFirstGoesOn() {
        var first = closing(KhuralProcess.start(dir.resolve("data"), "--demo"));
        var links = first.links();
        crowd(links, first.origin);
        atLeast(30);
        refused(KhuralProcess.launch(first.data, KhuralProcess.freePort()), "data_dir.in_use");
        atLeast(30);
        audit(() -> redisOf(first), links, first.origin);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        var first = closing(KhuralProcess.start(dir.resolve("one")));
        var second = closing(KhuralProcess.launch(dir.resolve("two"), first.port));
        refused(second, "http.port_taken");
        assertThat(second.output()).contains(String.valueOf(first.port));
    }

    @Test
    void aDataDirectoryThatIsNoneIsNamed() throws IOException {
        var file = Files.writeString(dir.resolve("file"), "");
        refused(KhuralProcess.launch(file, KhuralProcess.freePort()), "data_dir");
    }

    @Test
    void anUnknownWordIsAnsweredByTheNearestKnown() {
        refused(
                KhuralProcess.launch(dir.resolve("x"), KhuralProcess.freePort(), "--dmeo"),
                "--demo");
    }

    @Test
    void aRedisThatIsNotThereIsWaitedForAndTheFirstPageSaysSo() {
        int nobody = KhuralProcess.freePort();
        var args = new String[] {"--redis", "redis://khural:x@127.0.0.1:" + nobody};
        var server =
                closing(KhuralProcess.launch(dir.resolve("x"), KhuralProcess.freePort(), args));
        server.awaitHealth("away");
        assertThat(server.output()).doesNotContain("khural:x");
        assertThat(server.end()).isIn(0, 143);
    }

    private static void refused(KhuralProcess process, String words) {
        assertThat(process.join(SOON)).isEqualTo(1);
        assertThat(process.output())
                .contains("Khural did not start: ", words)
                .doesNotContain("\tat org.khural");
    }
}
