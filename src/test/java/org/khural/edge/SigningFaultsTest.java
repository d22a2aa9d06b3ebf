package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.client.Signatory.dtbs;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.client.Signatory;
import org.khural.client.Tab;
import org.khural.evidence.Bundle;
import org.khural.evidence.Examination;
import org.khural.evidence.NotABundle;
import org.khural.signing.Report;
import org.khural.signing.Trust;
import org.khural.signing.Validator;
import org.khural.support.FaultyProxy;

/** Whatever breaks while somebody signs: one signature each, or none (signing 3.5). */
class SigningFaultsTest extends SigningHall {
    private static final int SCREENS = 150;

    private TestNode node(String redisUrl) {
        return closing(new TestNode(redisUrl));
    }

    private FaultyProxy way() {
        try {
            return closing(new FaultyProxy(clients, redis.port()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Signatory ann(TestNode at, String link) {
        return Signatory.enter(browser(at), link, ANN.value(), "pact");
    }

    @Test
    void what_was_begun_on_one_node_is_signed_on_another() {
        var other = node(redis.url());
        frozen();
        var link = link(ANN);
        var ann = ann(node, link);
        var there = ann.again(browser(other), link);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        assertThat(there.fence()).isEqualTo(fence);
        var begun = ann.begin(fence);
        assertThat(there.begin(fence).body()).isEqualTo(begun.body());
        var value = ann.value(dtbs(begun));
        // The answer of one is late, and the browser asks the other: both at once.
        var both = both(ann.signing(fence, value), there.signing(fence, value));
        assertThat(both).extracting(Browser.Reply::status).containsExactly(200, 200);
        assertThat(both.getFirst().body()).isEqualTo(both.getLast().body());
        signedOnce(ann, both.getFirst());
    }

    @Test
    void two_tabs_of_one_signatory_sign_at_once() {
        var other = node(redis.url());
        frozen();
        var link = link(ANN);
        var ann = ann(node, link);
        var there = ann.again(browser(other), link);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        assertThat(there.fence()).isEqualTo(fence);
        var begun = ann.begin(fence);
        // Each tab makes a value of its own: two documents, of which one counts.
        var values = Stream.generate(() -> ann.value(dtbs(begun))).limit(3).toList();
        var all =
                both(
                        ann.signing(fence, values.get(0)),
                        ann.signing(fence, values.get(1)),
                        there.signing(fence, values.get(2)));
        assertThat(all).extracting(Browser.Reply::status).containsOnly(200);
        assertThat(all).extracting(Browser.Reply::body).containsOnly(all.getFirst().body());
        signedOnce(ann, all.getFirst());
    }

    @Test
    void the_server_makes_a_key_at_two_nodes_at_once_and_one_counts() {
        var other = node(redis.url());
        drafted("SERVER");
        freeze();
        var link = link(ANN);
        var ann = ann(node, link);
        var there = ann.again(browser(other), link);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        assertThat(there.fence()).isEqualTo(fence);
        var all = both(ann.signingThere(fence), there.signingThere(fence));
        assertThat(all).extracting(Browser.Reply::status).contains(200).isSubsetOf(200, 409, 503);
        var again = both(ann.signingThere(fence), there.signingThere(fence));
        assertThat(again).extracting(Browser.Reply::status).containsOnly(200);
        assertThat(again).extracting(Browser.Reply::body).containsOnly(again.getFirst().body());
        signedOnce(ann, again.getFirst());
    }

    @Test
    void a_key_that_is_replaced_while_its_signature_is_checked_does_not_count() {
        frozen();
        var ann = person(ANN);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        var begun = ann.begin(fence);
        var signing = ann.signing(fence, ann.value(dtbs(begun)));
        var other = ann.elsewhere();
        assertThat(other.enrol().status()).isIn(200, 409);
        var reply = Browser.await(signing);
        // Whichever was first; never a failure of ours.
        assertThat(reply.status()).as(reply.body().toString()).isIn(200, 409);
        if (reply.status() == 409) {
            assertThat(other.sign(fence, other.value(dtbs(other.begin(fence)))).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void redis_is_away_when_somebody_signs() {
        var way = way();
        var cut = node(way.to(redis.url()));
        frozen();
        var ann = ann(cut, link(ANN));
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        way.cut(true);
        assertThat(ann.begin(fence).code()).isEqualTo("away");
        way.cut(false);
        var begun = until200(() -> ann.begin(fence));
        var value = ann.value(dtbs(begun));
        way.cut(true);
        var away = ann.sign(fence, value);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.code()).isEqualTo("away");
        way.cut(false);
        signedOnce(ann, until200(() -> ann.sign(fence, value)));
    }

    @Test
    void the_document_is_written_and_the_entry_that_names_it_is_not() {
        var way = way();
        var cut = node(way.to(redis.url()));
        frozen();
        var ann = ann(cut, link(ANN));
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        var value = ann.value(dtbs(ann.begin(fence)));
        way.swallowForwardOf("_append");
        var away = ann.sign(fence, value);
        assertThat(away.status()).isEqualTo(503);
        assertThat(pact(chair).at("/signatories/0/signed").isNull()).isTrue();
        way.swallowForwardOf("");
        signedOnce(ann, until200(() -> ann.sign(fence, value)));
    }

    @Test
    void who_comes_late_and_who_comes_again_sees_that_somebody_signs() {
        frozen();
        var ann = person(ANN);
        var ben = person(BEN);
        opened(ann, ben);
        call(ANN);
        long fence = ann.fence();
        ben.tab().hangUp();
        ben.tab().untilClosed();
        var begun = ann.begin(fence);
        ben.tab().connect().resume(null);
        var late = seated(BEN);
        for (var tab : List.of(ann.tab(), ben.tab(), late)) {
            tab.until("that it is begun", () -> pact(tab).at("/turn/signing").asBoolean());
            assertThat(tab.view("agreement")).isEqualTo(ann.tab().view("agreement"));
        }
        // Who signs comes again too, and has the same turn and the same bytes.
        ann.tab().hangUp();
        ann.tab().untilClosed();
        ann.tab().connect().resume(null);
        assertThat(ann.begin(ann.fence()).body()).isEqualTo(begun.body());
        signedOnce(ann, ann.sign(fence, ann.value(dtbs(begun))));
    }

    @Test
    void a_hall_of_screens_hears_that_somebody_signed() {
        frozen();
        var ann = person(ANN);
        var link = link(BEN);
        opened(ann, Signatory.enter(browser(), link, BEN.value(), "pact"));
        var hall = new ArrayList<Tab>();
        var phones = browser();
        for (int i = 0; i < SCREENS; i++) {
            // A browser has few logins.
            if (i % 10 == 0) phones = browser();
            hall.add(phones.tab(phones.enter(link), "phone-" + i).join());
        }
        call(ANN);
        long fence = ann.fence();
        var value = ann.value(dtbs(ann.begin(fence)));
        long began = System.nanoTime();
        var signed = ann.sign(fence, value);
        long answered = System.nanoTime();
        var revision = signed.body().path("revision").asText();
        for (var tab : hall) {
            tab.until("the new head", () -> pact(tab).path("head").asText().equals(revision));
        }
        long last = System.nanoTime();
        System.out.printf(
                "signed: %d ms to the answer, and %d ms more to the last of %d screens%n",
                (answered - began) / 1_000_000, (last - answered) / 1_000_000, SCREENS);
        assertThat((last - answered) / 1e9).as("seconds").isLessThan(5);
        hall.forEach(Tab::verify);
    }

    @Test
    @Tag("deep")
    void a_turn_ends_in_which_nobody_signs() {
        drafted();
        desk.must(
                "agreement.describe",
                "\"agreement\":\"pact\","
                        + terms("").replace("\"turnSeconds\":120", "\"turnSeconds\":30"));
        freeze();
        var ann = person(ANN);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        var value = ann.value(dtbs(ann.begin(fence)));
        pause(31_000);
        assertThat(ann.sign(fence, value).code()).isEqualTo("agreement.stale_turn");
        chair.untilLate("the end of the turn", () -> pact(chair).path("turn").isNull());
        assertThat(ann.sign(fence, value).code()).isEqualTo("agreement.no_turn");
        call(ANN);
        chair.until("the next turn", () -> pact(chair).at("/turn/fence").asLong() == fence + 1);
        signedOnce(ann, ann.sign(fence + 1, ann.value(dtbs(ann.begin(fence + 1)))));
    }

    @Test
    void one_declines_after_the_other_has_signed() {
        frozen();
        var ann = person(ANN);
        var ben = person(BEN);
        opened(ann, ben);
        call(ANN);
        var first = ann.signs();
        call(BEN);
        long fence = ben.fence();
        var value = ben.value(dtbs(ben.begin(fence)));
        ben.tab().must("agreement.decline", "\"agreement\":\"pact\",\"reason\":\"Not like this\"");
        assertThat(ben.sign(fence, value).code()).isEqualTo("agreement.no_turn");
        chair.until("it is declined", () -> pact(chair).path("stage").asText().equals("DECLINED"));
        ann.tab().until("all hear", () -> ann.row().path("stage").asText().equals("DECLINED"));
        assertThat(ann.row().path("head").asText()).isEqualTo(first);
        // The list of what was revoked comes with a seal, and nothing is sealed here.
        var keys = TestNode.AUTHORITY;
        var trust = new Trust(keys.root(), keys.revocations(1, Map.of(), Instant.now()));
        var report = Validator.check(ann.file(first), trust, Optional.empty(), Instant.now());
        assertThat(report.verdict()).isEqualTo(Report.Verdict.INTACT);
        assertThat(report.signatures()).hasSize(1);
    }

    @Test
    void a_link_is_replaced_while_its_owner_signs() {
        frozen();
        var ann = person(ANN);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        var begun = ann.begin(fence);
        var link =
                office.post("/api/logins/" + organiser + "/links", "{\"person\":\"ann\"}").body();
        ann.tab().untilClosed();
        var value = ann.value(dtbs(begun));
        assertThat(ann.sign(fence, value).code()).isEqualTo("door.login_ended");
        var again = ann.again(browser(), link.path("url").asText());
        assertThat(again.begin(again.fence()).body()).isEqualTo(begun.body());
        signedOnce(again, again.sign(fence, value));
    }

    @Test
    void who_is_erased_signs_no_more_and_stays_in_what_was_signed() throws NotABundle {
        frozen();
        var ann = person(ANN);
        var ben = person(BEN);
        opened(ann, ben);
        call(ANN);
        var first = ann.signs();
        desk.must("people.erasePerson", "\"person\":\"ann\"");
        ann.tab().untilClosed();
        assertThat(ann.browser().get(ann.path("files/" + first)).status()).isEqualTo(401);
        call(BEN);
        ben.signs();
        ben.tab().untilLate("the seal", () -> ben.row().path("stage").asText().equals("SEALED"));
        var bundle = Bundle.read(ben.file(ben.row().at("/sealed/bundle").asText()));
        var trust = new Trust(List.of(TestNode.AUTHORITY.root()), Optional.empty());
        var examined = Examination.of(bundle, trust, Instant.now());
        assertThat(examined.verdict()).isEqualTo(Report.Verdict.VALID);
        assertThat(examined.document().signatures()).hasSize(2);
        assertThat(ben.row().at("/signatories/0/who/name/en").asText()).contains("Rector");
    }

    @Test
    void who_is_erased_during_their_turn_gives_it_up_and_the_chair_goes_on() {
        frozen();
        var ann = person(ANN);
        var ben = person(BEN);
        opened(ann, ben);
        call(ANN);
        long fence = ann.fence();
        var value = ann.value(dtbs(ann.begin(fence)));
        desk.must("people.erasePerson", "\"person\":\"ann\"");
        ann.tab().untilClosed();
        assertThat(ann.sign(fence, value).status()).isEqualTo(401);
        chair.must(
                "agreement.recall",
                "\"agreement\":\"pact\",\"fence\":%d,\"tenure\":1".formatted(fence));
        call(BEN);
        ben.signs();
        chair.must("agreement.cancel", "\"agreement\":\"pact\",\"reason\":\"Ann has left\"");
        desk.must("agreement.cancel", "\"agreement\":\"pact\",\"reason\":\"Ann has left\"");
        chair.until(
                "it is cancelled", () -> pact(chair).path("stage").asText().equals("CANCELLED"));
    }

    @SafeVarargs
    private static List<Browser.Reply> both(Future<Browser.Reply>... posts) {
        return Stream.of(posts).map(Browser::await).toList();
    }
}
