package org.khural.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.client.Signatory;
import org.khural.client.Tab;
import org.khural.evidence.Bundle;
import org.khural.evidence.Examination;
import org.khural.evidence.NotABundle;
import org.khural.signing.Report;
import org.khural.signing.Trust;
import org.khural.store.EmbeddedRedis;
import org.khural.support.FaultyProxy;

/**
 * The server is killed while the two heads sign the demo's agreement: each posts again what was not
 * answered, and there is one signature of each.
 */
class SigningKilledTest extends FaultsTest {
    private static final String PACT = "agreement";
    private static final List<String> HEADS = List.of("rector-technology", "president-sciences");

    private final Random random = new Random(seed);
    private Tab chair;
    private List<Signatory> heads;

    @Test
    void theServerIsKilledBetweenBeginAndSignAndRightAfterThePost() throws NotABundle {
        var server = closing(KhuralProcess.start(dir.resolve("data"), "--demo"));
        open(server.links(), server.origin, server.origin);
        for (int i = 0; i < heads.size(); i++) {
            var head = heads.get(i);
            long fence = call(head);
            var begun = until200(() -> head.begin(fence));
            killed(server);
            assertThat(until200(() -> head.begin(fence)).body()).isEqualTo(begun.body());
            var value = head.value(Signatory.dtbs(begun));
            var posted = head.signing(fence, value);
            // Sometimes before it is read, sometimes when it is in the log and not answered.
            KhuralProcess.pause(random.nextInt(300));
            killed(server);
            var signed = until200(() -> head.sign(fence, value));
            assertThat(until200(() -> head.sign(fence, value)).body()).isEqualTo(signed.body());
            if (posted.succeeded()) {
                assertThat(posted.result().body()).isEqualTo(signed.body());
            }
            signedOnce(head, signed, i + 1);
        }
        chair.untilLate("the seal", () -> row().path("stage").asText().equals("SEALED"));
        var first = heads.getFirst();
        var bundle = Bundle.read(first.file(row().at("/sealed/bundle").asText()));
        var trust = new Trust(List.of(bundle.root().orElseThrow()), Optional.empty());
        var examined = Examination.of(bundle, trust, Instant.now());
        assertThat(examined.verdict()).isEqualTo(Report.Verdict.VALID);
        assertThat(examined.document().signatures()).hasSize(2);
        new Audit(vertx, redisOf(server)).verify();
    }

    @Test
    void oneIsKilledWhenTheDocumentIsWrittenAndTheEntryThatNamesItIsNot() throws Exception {
        var redis = closing(EmbeddedRedis.start(dir.resolve("redis"), 0));
        var way = closing(new FaultyProxy(vertx, redis.port()));
        var by = way.to(redis.url());
        var one = closing(KhuralProcess.start(dir.resolve("one"), "--demo", "--redis", by));
        var two = closing(KhuralProcess.start(dir.resolve("two"), "--redis", redis.url()));
        open(one.links(), two.origin, one.origin);
        var head = heads.getFirst();
        long fence = call(head);
        var value = head.value(Signatory.dtbs(until200(() -> head.begin(fence))));
        var before = blobs(redis);
        way.swallowForwardOf("_append");
        assertThat(head.sign(fence, value).code()).isEqualTo("away");
        assertThat(blobs(redis)).isEqualTo(before + 1);
        one.kill();
        assertThat(row().at("/signatories/0/signed").isNull()).isTrue();
        head.browser().at(two.origin);
        comeAgain(head.tab());
        var signed = until200(() -> head.sign(fence, value));
        assertThat(blobs(redis)).as("the same document").isEqualTo(before + 1);
        signedOnce(head, signed, 1);
        new Audit(vertx, redis.url()).verify();
    }

    private void open(Map<String, String> links, String ofChair, String ofHeads) {
        var browser = closing(new Browser(vertx, ofChair));
        chair = browser.tab(browser.enter(links.get("chair")), "tab-chair").join("CHAIR");
        chair.must("chair.takeChair", "\"tenure\":0");
        chair.must("session.openSession", "\"session\":\"from-plans-to-actions\",\"tenure\":1");
        chair.until("the frozen document", () -> row().path("stage").asText().equals("FROZEN"));
        heads =
                HEADS.stream()
                        .map(
                                head ->
                                        Signatory.enter(
                                                closing(new Browser(vertx, ofHeads)),
                                                links.get(head),
                                                head,
                                                PACT))
                        .toList();
        heads.forEach(Signatory::ready);
        chair.must(
                "agreement.openCeremony",
                "\"agreement\":\"agreement\",\"anyway\":false,\"tenure\":1");
    }

    private long call(Signatory head) {
        chair.must(
                "agreement.callSignatory",
                "\"agreement\":\"agreement\",\"person\":\"%s\",\"tenure\":1"
                        .formatted(head.person()));
        return head.fence();
    }

    private void killed(KhuralProcess server) {
        server.kill();
        server.restart();
        comeAgain(chair);
        heads.forEach(head -> comeAgain(head.tab()));
    }

    private JsonNode row() {
        return Signatory.row(chair, PACT);
    }

    private void signedOnce(Signatory head, Browser.Reply signed, int count) {
        var revision = signed.body().path("revision").asText();
        chair.until("the head", () -> row().path("head").asText().equals(revision));
        var text = new String(head.file(revision), StandardCharsets.ISO_8859_1);
        assertThat(text.split("/ByteRange", -1)).hasSize(count + 1);
    }

    private long blobs(EmbeddedRedis redis) {
        var client = Redis.createClient(vertx, redis.url());
        var scan = Request.cmd(Command.SCAN, "0", "MATCH", "*:blob:*", "COUNT", "100000");
        var found = Browser.await(client.send(scan));
        client.close();
        return found.get(1).size();
    }

    /** As a page does: the same again, until it is answered. */
    private static Browser.Reply until200(Supplier<Browser.Reply> post) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (true) {
            Throwable why;
            try {
                var reply = post.get();
                if (reply.status() == 200) return reply;
                assertThat(reply.code()).isEqualTo("away");
                why = new AssertionError("away");
            } catch (Exception e) {
                why = e;
            }
            if (System.nanoTime() > end) throw new AssertionError(why);
            KhuralProcess.pause(100);
        }
    }
}
