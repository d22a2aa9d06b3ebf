package org.khural.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.client.Tab;

/**
 * A vote by name while the server, or Redis under it, is killed between a ballot and its answer:
 * each phone sends its ballot again until it hears yes, and each seat has that ballot and no other.
 */
class VotesTest extends FaultsTest {
    private static final List<String> VOTERS =
            List.of(
                    "chair",
                    "vice-chair",
                    "rector-technology",
                    "vice-rector-agriculture",
                    "expert-institute");
    private static final int ROUNDS = 4;

    private final Map<String, Tab> tabs = new HashMap<>();
    private final Map<String, String> last = new HashMap<>();
    private final Random random = new Random(seed);

    @Test
    void theServerIsKilledBetweenBallotAndAnswer() {
        votes(
                server -> {
                    server.kill();
                    server.restart();
                });
    }

    @Test
    void redisIsKilledDuringAFormalPoll() {
        votes(KhuralProcess::killRedis);
    }

    private interface Fault {
        void strike(KhuralProcess server);
    }

    private void votes(Fault fault) {
        var server = closing(KhuralProcess.start(dir.resolve("data"), "--demo"));
        var links = server.links();
        for (var voter : VOTERS) {
            var browser = closing(new Browser(vertx, server.origin));
            tabs.put(voter, browser.tab(browser.enter(links.get(voter)), "tab-" + voter).join());
        }
        open();
        for (int round = 0; round < ROUNDS; round++) {
            var asked = new HashMap<String, Long>();
            int of = round;
            tabs.forEach((voter, tab) -> asked.put(voter, tab.ask(ballot(voter, of))));
            // Sometimes before it is read, sometimes when it is in the log and not answered.
            KhuralProcess.pause(random.nextInt(12));
            fault.strike(server);
            tabs.values().forEach(FaultsTest::comeAgain);
            asked.forEach(
                    (voter, ref) ->
                            assertThat(answer(tabs.get(voter), ref).get("is").asText())
                                    .as(voter)
                                    .isEqualTo("done"));
        }
        sentOnceMore();
        close();
        var tally = row().path("tally");
        assertThat(tally.path("ballots").asInt()).isEqualTo(VOTERS.size());
        assertThat(tally.path("votes").toString()).isEqualTo(expected());
        assertThat(named()).isEqualTo(last);
        tabs.values().forEach(Tab::verify);
        new Audit(vertx, redisOf(server)).verify();
    }

    private void open() {
        var chair = tabs.get("chair");
        chair.must("chair.takeChair", "\"tenure\":0");
        chair.must("session.openSession", "\"session\":\"from-plans-to-actions\",\"tenure\":1");
        tabs.values().forEach(tab -> tab.must("attendance.attend", "\"channel\":\"ONLINE\""));
        chair.must(
                "poll.compose",
                "\"poll\":\"plan\",\"form\":{\"title\":{\"en\":\"The plan\"},\"question\":{\"is\":\"yesNo\"},"
                        + "\"rules\":{\"isFormal\":true,\"mode\":\"DEVICE\",\"secrecy\":\"OPEN\","
                        + "\"unit\":\"SEAT\",\"mayChange\":true,\"majority\":\"SIMPLE\","
                        + "\"base\":\"VALID\",\"tie\":\"REJECTS\",\"quorum\":0,\"seconds\":0,"
                        + "\"weights\":{}},\"item\":null}");
        chair.must("poll.makeReady", "\"poll\":\"plan\"");
        chair.must("poll.open", "\"poll\":\"plan\",\"tenure\":1");
    }

    /** Another answer in each round; who has voted may change it until the close. */
    private String ballot(String voter, int round) {
        int option = random.nextInt(2);
        last.put(voter, "[" + option + "]");
        return Tab.command(
                "poll.cast",
                "\"poll\":\"plan\",\"seat\":\"%s\",\"ballot\":\"%s-%d\",\"answer\":{\"is\":\"picks\",\"options\":[%d]}"
                        .formatted(voter, "ballot-" + voter, round, option));
    }

    private static JsonNode answer(Tab tab, long ref) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!tab.isAnswered(ref)) {
            if (System.nanoTime() > end) throw new AssertionError("no answer to " + ref);
            if (tab.ended()) comeAgain(tab);
            KhuralProcess.pause(50);
        }
        return tab.answer(ref);
    }

    /** A page that lost its counter sends the ballot under another ref: it is the same ballot. */
    private void sentOnceMore() {
        var chair = tabs.get("chair");
        for (var tab : tabs.values()) {
            var newest = tab.asked().keySet().stream().max(Long::compare).orElseThrow();
            long ref = tab.ask(tab.asked().get(newest));
            assertThat(answer(tab, ref).get("is").asText()).isEqualTo("done");
        }
        chair.until("all votes", () -> row().path("cast").asInt() == VOTERS.size());
    }

    private void close() {
        var chair = tabs.get("chair");
        chair.must("poll.close", "\"poll\":\"plan\",\"tenure\":1");
        chair.until("the close", () -> row().path("stage").asText().equals("CLOSED"));
        chair.must("poll.show", "\"poll\":\"plan\",\"tenure\":1");
        chair.until("the result", () -> !row().path("names").isEmpty());
    }

    private JsonNode row() {
        return tabs.get("chair").view("poll").path("polls").path("plan");
    }

    private String expected() {
        long no = last.values().stream().filter("[1]"::equals).count();
        return "[" + (last.size() - no) + "," + no + "]";
    }

    private Map<String, String> named() {
        var all = new ArrayList<JsonNode>();
        row().path("names").forEach(all::add);
        return all.stream()
                .collect(
                        Collectors.toMap(
                                n -> n.at("/plate/person").asText(),
                                n -> n.at("/answer/options").toString()));
    }
}
