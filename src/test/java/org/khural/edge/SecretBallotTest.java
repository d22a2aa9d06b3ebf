package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khural.ballot.Blinding;
import org.khural.ballot.Token;
import org.khural.client.Browser;
import org.khural.client.Tab;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand.AddPerson;
import org.khural.store.RawEntry;
import org.khural.store.RedisLog;
import org.slf4j.LoggerFactory;

/** A secret poll over the wire, from the key to the recount, and everything that must not pass. */
class SecretBallotTest extends EdgeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String YES = "{\"is\":\"picks\",\"options\":[0]}";
    private static final String NO = "{\"is\":\"picks\",\"options\":[1]}";
    private static final String ABSTAIN = "{\"is\":\"abstain\"}";

    private final Map<String, Tab> voters = new HashMap<>();
    private Tab chair;

    /** The chair and five others are in the hall, and a secret poll is open. */
    private void open(String poll) {
        if (chair == null) {
            for (int i = 1; i <= 4; i++) {
                node.say(
                        workshop,
                        new AddPerson(
                                new PersonId("voter-" + i),
                                Optional.of(new DelegationId("uni")),
                                new Card(Optional.of(text("Voter " + i)), Optional.empty()),
                                1,
                                Set.of()));
            }
            chair = openedByChair();
            voters.put("chair", chair);
            for (int i = 1; i <= 4; i++) {
                voters.put("voter-" + i, seated(new PersonId("voter-" + i)));
            }
            voters.put("ann", seated(ANN));
            voters.values().forEach(v -> v.must("attendance.attend", "\"channel\":\"HALL\""));
        }
        compose(poll);
        chair.until("a key", () -> row(chair, poll).path("isKeyed").asBoolean());
        chair.must("poll.open", "\"poll\":\"" + poll + "\",\"tenure\":1");
        voters.values().forEach(v -> v.until("open", () -> stage(v, poll).equals("OPEN")));
    }

    private void compose(String poll) {
        chair.must(
                "poll.compose",
                "\"poll\":\""
                        + poll
                        + "\",\"form\":{\"title\":{\"en\":\"The budget\"},\"question\":{\"is\":\"yesNo\"},"
                        + "\"rules\":{\"isFormal\":true,\"mode\":\"DEVICE\",\"secrecy\":\"SECRET\","
                        + "\"unit\":\"SEAT\",\"mayChange\":false,\"majority\":\"SIMPLE\","
                        + "\"base\":\"VALID\",\"tie\":\"REJECTS\",\"quorum\":0,\"seconds\":0,"
                        + "\"weights\":{}},\"item\":null}");
        chair.must("poll.makeReady", "\"poll\":\"" + poll + "\"");
    }

    private static JsonNode row(Tab tab, String poll) {
        return tab.view("poll").path("polls").path(poll);
    }

    private static String stage(Tab tab, String poll) {
        return row(tab, poll).path("stage").asText();
    }

    private static String seat(Tab tab) {
        return tab.me().path("seats").path(0).path("id").asText();
    }

    private Blinding blinding(Tab tab, String poll) {
        return new Blinding(row(tab, poll).path("key").asText(), workshop.value(), poll);
    }

    private static String asking(Tab tab, String poll, String blinded) {
        return "\"poll\":\""
                + poll
                + "\",\"seat\":\""
                + seat(tab)
                + "\",\"blinded\":\""
                + blinded
                + "\"";
    }

    private static Optional<String> signature(Tab tab, String poll) {
        for (var each : tab.me().path("votes").path("tokens")) {
            boolean isIt = each.path("poll").asText().equals(poll);
            if (isIt && each.hasNonNull("signature"))
                return Optional.of(each.get("signature").asText());
        }
        return Optional.empty();
    }

    private Token token(Tab tab, String poll) {
        var blinding = blinding(tab, poll);
        tab.must("poll.askToken", asking(tab, poll, blinding.blinded()));
        tab.until("a signature", () -> signature(tab, poll).isPresent());
        return blinding.token(signature(tab, poll).orElseThrow());
    }

    private static String body(Token token, String answer) {
        return "{\"prefix\":\""
                + token.prefix()
                + "\",\"message\":\""
                + token.message()
                + "\",\"signature\":\""
                + token.signature()
                + "\",\"answer\":"
                + answer
                + "}";
    }

    /** From a browser that sends no cookie. */
    private Browser.Reply cast(String poll, Token token, String answer) {
        return browser().post("/ballot/" + workshop + "/" + poll, body(token, answer));
    }

    private Browser.Reply get(String poll, String more) {
        return browser().get("/ballot/" + workshop + "/" + poll + more);
    }

    private void close(String poll) {
        chair.must("poll.close", "\"poll\":\"" + poll + "\",\"tenure\":1");
        chair.until("the count", () -> row(chair, poll).path("isCounted").asBoolean());
    }

    @Test
    void five_vote_and_a_stranger_recounts() {
        open("budget");
        var tokens = new ArrayList<Token>();
        voters.values().forEach(v -> tokens.add(token(v, "budget")));
        var receipts = new ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) {
            var reply = cast("budget", tokens.get(i), i < 3 ? YES : i < 5 ? NO : ABSTAIN);
            assertThat(reply.status()).as(reply.bytes().toString()).isEqualTo(200);
            assertThat(reply.headers().contains("Set-Cookie")).isFalse();
            receipts.add(reply.body().get("key").asText());
        }
        assertThat(get("budget", "").code()).isEqualTo("poll.not_counted_yet");
        close("budget");
        var before = get("budget", "").body();
        assertThat(before.get("isPublished").asBoolean()).isFalse();
        assertThat(before.get("ballots")).isEmpty();
        assertThat(get("budget", "/receipts").body().get("answers")).isEmpty();

        chair.must("poll.show", "\"poll\":\"budget\",\"tenure\":1");
        var tally = row(chair, "budget").path("tally");
        assertThat(tally.path("votes").toString()).isEqualTo("[3,2]");
        assertThat(tally.path("abstained").asInt()).isEqualTo(1);

        var file = get("budget", "").body();
        assertThat(texts(file.get("keys")))
                .containsExactlyElementsOf(receipts.stream().sorted().toList());
        assertThat(file.get("ballots")).hasSize(6);
        assertThat(get("budget", "/receipts").body().get("answers")).hasSize(6);
        chair.until("the key to be gone", () -> keysOf("budget") == 0);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private long keysOf(String poll) {
        return node.read(
                () ->
                        node.rooms.all().stream()
                                .filter(r -> r.id().equals(workshop))
                                .flatMap(r -> r.workshop().polls().all())
                                .filter(p -> p.id().value().equals(poll))
                                .filter(p -> !p.box().isKeyGone())
                                .count());
    }

    @Test
    void the_same_token_is_one_ballot_however_often_it_comes() {
        open("budget");
        var token = token(chair, "budget");
        var first = cast("budget", token, YES);
        assertThat(first.status()).isEqualTo(200);
        assertThat(cast("budget", token, YES).body()).isEqualTo(first.body());
        assertThat(cast("budget", token, NO).code()).isEqualTo("poll.voted_already");
        close("budget");
        assertThat(cast("budget", token, YES).body())
                .as("its answer was lost, and it is in the box")
                .isEqualTo(first.body());
        assertThat(get("budget", "").body().get("keys")).hasSize(1);
    }

    @Test
    void one_seat_has_one_token_and_the_same_number_the_same_signature() {
        open("budget");
        var blinding = blinding(chair, "budget");
        token(chair, "budget");
        var second = chair.say("poll.askToken", asking(chair, "budget", blinding.blinded()));
        assertThat(second.path("code").asText()).isEqualTo("poll.token_given");
        var other = voters.get("ann");
        var foreign = "\"poll\":\"budget\",\"seat\":\"" + seat(chair) + "\",\"blinded\":\"";
        var asked = other.say("poll.askToken", foreign + blinding.blinded() + "\"");
        assertThat(asked.path("code").asText()).isEqualTo("poll.not_entitled");
    }

    @Test
    void forged_foreign_and_broken_ballots_do_not_come_in() {
        open("budget");
        var token = token(chair, "budget");
        var random = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
        var forged = new Token(random, token.message(), token.signature());
        assertThat(cast("budget", forged, YES).code()).isEqualTo("ballot.token_not_valid");
        assertThat(cast("unknown", token, YES).code()).isEqualTo("poll.unknown_poll");
        assertThat(cast("NOT-AN-ID", token, YES).code()).isEqualTo("poll.unknown_poll");
        var wrong = cast("budget", token, "{\"is\":\"picks\",\"options\":[7]}");
        assertThat(wrong.code()).isEqualTo("poll.not_such_an_answer");
        var path = "/ballot/" + workshop + "/budget";
        assertThat(browser().post(path, "{}").code()).isEqualTo("malformed");
        assertThat(browser().post(path, "x".repeat(5_000)).status()).isEqualTo(413);
        var elsewhere = browser().withOrigin("https://elsewhere.example.org");
        assertThat(elsewhere.post(path, body(token, YES)).code()).isEqualTo("door.foreign_origin");
        assertThat(cast("budget", token, YES).status()).isEqualTo(200);
        close("budget");

        open("site");
        assertThat(cast("site", token, YES).code()).isEqualTo("ballot.token_not_valid");
    }

    @Test
    void what_is_refused_keeps_no_place_from_others() {
        open("budget");
        var token = token(chair, "budget");
        var browser = browser();
        for (var path : List.of("/ballot/NOT-AN-ID/x", "/ballot/" + workshop + "/unknown")) {
            var replies =
                    IntStream.range(0, 600)
                            .mapToObj(
                                    i ->
                                            browser.send(
                                                    HttpMethod.POST,
                                                    path,
                                                    body(token, YES),
                                                    Map.of()))
                            .toList();
            for (var reply : replies) {
                assertThat(Browser.await(reply).code()).isIn("poll.unknown_poll", "ballot.busy");
            }
        }
        assertThat(cast("budget", token, YES).status()).isEqualTo(200);
    }

    @Test
    void before_the_opening_while_suspended_and_after_the_grace_nothing_comes_in() {
        open("budget");
        var token = token(chair, "budget");
        chair.must("poll.suspend", "\"poll\":\"budget\",\"tenure\":1");
        assertThat(cast("budget", token, YES).code()).isEqualTo("poll.not_open");
        chair.must("poll.resume", "\"poll\":\"budget\",\"tenure\":1");
        var early = token(voters.get("ann"), "budget");
        chair.must("poll.close", "\"poll\":\"budget\",\"tenure\":1");
        chair.until("the grace", () -> stage(chair, "budget").equals("CLOSING"));
        assertThat(cast("budget", early, NO).status()).as("in the grace").isEqualTo(200);
        chair.until("the count", () -> row(chair, "budget").path("isCounted").asBoolean());
        assertThat(cast("budget", token, YES).code()).isEqualTo("poll.late");
        assertThat(get("budget", "").body().get("keys")).hasSize(1);
    }

    @Test
    void a_void_poll_loses_its_ballots_and_its_key() {
        open("budget");
        assertThat(cast("budget", token(chair, "budget"), YES).status()).isEqualTo(200);
        chair.must(
                "poll.void", "\"poll\":\"budget\",\"reason\":{\"en\":\"A mistake\"},\"tenure\":1");
        chair.until("the key to be gone", () -> keysOf("budget") == 0);
        assertThat(get("budget", "").code()).isEqualTo("poll.not_counted_yet");
        assertThat(cast("budget", token(voters.get("ann"), "budget", false), YES).code())
                .isEqualTo("ballot.token_not_valid");
    }

    private Token token(Tab tab, String poll, boolean signed) {
        return blinding(tab, poll).token(Base64.getUrlEncoder().encodeToString(new byte[256]));
    }

    @Test
    void fewer_than_five_show_their_verdict_and_no_choice() {
        open("budget");
        cast("budget", token(chair, "budget"), YES);
        close("budget");
        chair.must("poll.show", "\"poll\":\"budget\",\"tenure\":1");
        var file = get("budget", "").body();
        assertThat(file.get("isPublished").asBoolean()).isFalse();
        assertThat(file.get("ballots")).isEmpty();
        assertThat(file.get("keys")).hasSize(1);
        assertThat(row(chair, "budget").get("tally").isNull()).isTrue();
        assertThat(row(chair, "budget").get("verdict").isNull()).isFalse();
        var poll = exported("polls.json").body().at("/polls/0");
        assertThat(poll.at("/verdict/outcome").asText()).isEqualTo("ADOPTED");
        assertThat(poll.get("tally").isNull() && poll.get("base").isNull()).isTrue();
        assertThat(poll.at("/box/ballots")).isEmpty();
        assertThat(poll.get("minute").asText())
                .startsWith("The motion “The budget” was adopted. Fewer than five secret ballots");
        assertThat(exported("polls.csv").bytes().toString())
                .contains("\"ADOPTED\",1,\"YES\",,", "\"ADOPTED\",2,\"NO\",,");
    }

    private Browser.Reply exported(String file) {
        var browser = browser();
        var login = browser.enter(link(ORGANISER));
        return browser.get("/api/logins/" + login + "/export/" + file + "?lang=en");
    }

    /** What is taken home has each ballot once, and no seat and no time beside it. */
    private void noFileLinks(Set<String> secrets, JsonNode slips) {
        for (var file : List.of("polls.csv", "polls.html", "record.csv", "record.html")) {
            var text = exported(file).bytes().toString();
            assertThat(secrets).as(file).noneMatch(text::contains);
        }
        for (var file : List.of("polls.json", "record.json")) {
            var poll = exported(file).body().get("polls").get(0);
            assertThat(poll.at("/box/ballots")).as(file).isEqualTo(slips);
            assertThat(poll.get("ballots")).isEmpty();
            assertThat(poll.get("via")).isEmpty();
            ((ObjectNode) poll).remove("box");
            assertThat(secrets).as(file).noneMatch(poll.toString()::contains);
        }
    }

    /**
     * Every byte of the log, of the store's files and of what left the server, before and after:
     * where a seat stands no ballot stands, and each token could be that of each ballot.
     */
    @Test
    void nothing_anywhere_links_a_seat_and_a_choice() throws Exception {
        var lines = new ListAppender<ILoggingEvent>();
        open("budget");
        var names = List.copyOf(voters.keySet());
        var tokens = new HashMap<String, Token>();
        names.forEach(name -> tokens.put(name, token(voters.get(name), "budget")));
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        lines.start();
        root.addAppender(lines);
        int i = 0;
        for (var name : names.reversed()) cast("budget", tokens.get(name), i++ < 4 ? YES : NO);
        root.detachAppender(lines);
        assertThat(lines.list).as("nothing is logged of a ballot").isEmpty();
        var metrics =
                browser()
                        .call(
                                HttpMethod.GET,
                                "/metrics",
                                "",
                                Map.of("Authorization", "Bearer " + TestNode.METRICS_TOKEN));
        assertThat(metrics.bytes().toString()).doesNotContain("/ballot", "budget");

        close("budget");
        chair.must("poll.show", "\"poll\":\"budget\",\"tenure\":1");
        chair.until("the key to be gone", () -> keysOf("budget") == 0);

        var slips = get("budget", "").body().get("ballots");
        var secrets =
                tokens.values().stream()
                        .flatMap(t -> List.of(t.prefix(), t.message(), t.signature()).stream())
                        .collect(Collectors.toSet());
        slips.forEach(slip -> secrets.add(slip.get("key").asText()));
        assertThat(secrets).hasSize(4 * names.size());

        // What left the server over sockets has nothing of any ballot in it.
        for (var tab : voters.values()) {
            var heard = tab.heard().toString();
            assertThat(secrets).noneMatch(heard::contains);
        }
        // One entry has ballots, in the order of their keys, and it names no seat and no person.
        var counts = new ArrayList<String>();
        for (var entry : log()) {
            var text = new String(entry.bytes(), StandardCharsets.UTF_8);
            if (secrets.stream().anyMatch(text::contains)) counts.add(text);
        }
        assertThat(counts).hasSize(1);
        assertThat(names).noneMatch(counts.getFirst()::contains);
        var ballots = JSON.readTree(counts.getFirst()).findValue("ballots");
        var keys = new ArrayList<String>();
        ballots.forEach(b -> keys.add(b.get("key").asText()));
        assertThat(keys).isSorted().hasSize(names.size());

        // The store has two places with ballots: that entry, and the file that it names.
        var begin = "{w:" + workshop + "}:";
        var holding = new ArrayList<String>();
        store().forEach(
                        (key, value) -> {
                            assertThat(key).isNotEqualTo(begin + "box:budget");
                            if (secrets.stream().anyMatch(value::contains)) holding.add(key);
                        });
        var hash = get("budget", "").body().get("hash").asText();
        assertThat(holding).containsExactlyInAnyOrder(begin + "log", begin + "blob:" + hash);
        // What was written to the disk since it was written anew has no ballot.
        var since = since();
        assertThat(secrets).noneMatch(since::contains);
        noFileLinks(secrets, slips);
        everyTokenFitsEveryBallot(slips, names);
    }

    /**
     * The blinding hides perfectly: for each seat and each ballot there is a number by which this
     * seat's blinded message is that ballot's. So the log does not even narrow it down.
     */
    private void everyTokenFitsEveryBallot(JsonNode slips, List<String> names) {
        var modulus = Blinding.modulus(row(chair, "budget").path("key").asText());
        var e = BigInteger.valueOf(65_537);
        for (var name : names) {
            var mine = voters.get(name).me().path("votes").path("tokens");
            for (var token : mine.isEmpty() ? List.<JsonNode>of() : List.of(mine.get(0))) {
                var blinded = number(token.get("blinded"));
                var signed = number(token.get("signature"));
                for (var slip : slips) {
                    var signature = number(slip.get("signature"));
                    var factor = signed.multiply(signature.modInverse(modulus)).mod(modulus);
                    var ofTheBallot = signature.modPow(e, modulus);
                    assertThat(ofTheBallot.multiply(factor.modPow(e, modulus)).mod(modulus))
                            .isEqualTo(blinded);
                }
            }
        }
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    private List<RawEntry> log() {
        return node.on(() -> new RedisLog(node.link).read(workshop, 1, 1_000));
    }

    /** Everything that Redis holds. */
    private static Map<String, String> store() {
        var client = Redis.createClient(clients, redis.url());
        try {
            var all = new HashMap<String, String>();
            var redis = RedisAPI.api(client);
            for (var key : Browser.await(redis.keys("*"))) {
                var name = key.toString();
                var type = Browser.await(redis.type(name)).toString();
                var value =
                        switch (type) {
                            case "stream" -> redis.xrange(List.of(name, "-", "+"));
                            case "hash" -> redis.hgetall(name);
                            case "set" -> redis.smembers(name);
                            case "zset" -> redis.zrange(List.of(name, "0", "-1"));
                            case "list" -> redis.lrange(name, "0", "-1");
                            default -> redis.get(name);
                        };
                all.put(name, String.valueOf(Browser.await(value)));
            }
            return all;
        } finally {
            client.close();
        }
    }

    /** The commands in the append-only file since its last rewrite. */
    private static String since() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(data.resolve("redis/appendonlydir"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".incr.aof")).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void two_hundred_at_once_get_their_tokens_and_their_ballots_in() {
        open("budget");
        var tabs = new ArrayList<Tab>();
        IntStream.range(0, 5).forEach(i -> tabs.add(List.copyOf(voters.values()).get(i)));
        var signed = tabs.stream().map(t -> token(t, "budget")).toList();
        var browser = browser();
        var path = "/ballot/" + workshop + "/budget";
        var replies =
                IntStream.range(0, 200)
                        .mapToObj(
                                i ->
                                        browser.send(
                                                HttpMethod.POST,
                                                path,
                                                body(signed.get(i % 5), YES),
                                                Map.of()))
                        .toList();
        for (var reply : replies) assertThat(Browser.await(reply).status()).isEqualTo(200);
        close("budget");
        assertThat(get("budget", "").body().get("keys")).hasSize(5);
    }
}
