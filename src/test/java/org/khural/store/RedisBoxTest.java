package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.store.WorkshopLogContract.bytes;
import static org.khural.store.WorkshopLogContract.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.Mark;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;
import org.khural.store.BallotBox.Put;

/** The box and the keys of polls in a real Redis, and what is left of them in its files. */
class RedisBoxTest extends BallotBoxContract {
    private static final WorkshopId W = new WorkshopId("launch");
    private static final PollId POLL = new PollId("budget");
    private static RedisFixture fixture;
    private static RedisLink link;
    private static RedisLink other;

    @BeforeAll
    static void start() {
        fixture = new RedisFixture();
        link = fixture.link();
        other = fixture.link();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void empty() throws IOException {
        for (Object key : (List<?>) fixture.call("KEYS", "*")) {
            fixture.call("DEL", String.valueOf(key));
        }
    }

    @Override
    WorkshopLog log() {
        return new RedisLog(link);
    }

    @Override
    BallotBox box() {
        return new RedisBox(link);
    }

    @Override
    BallotBox otherNode() {
        return new RedisBox(other);
    }

    @Test
    void killed_between_ballot_and_answer_it_still_lies_there_once() throws Exception {
        var gate = BallotBox.gate(POLL, Optional.of("key"));
        get(log().append(W, Mark.NONE, bytes("open"), List.of(gate)));
        assertThat(get(box().put(W, gate, POLL, "receipt", bytes("yes")))).isEqualTo(Put.COUNTED);
        fixture.kill();
        RedisFixture.eventually(
                () -> get(box().put(W, gate, POLL, "receipt", bytes("yes"))) == Put.COUNTED);
        assertThat(get(box().read(W, POLL))).hasSize(1);
    }

    @Test
    void keys_and_ballots_that_are_destroyed_are_gone_from_the_files() throws Exception {
        var gate = BallotBox.gate(POLL, Optional.of("key"));
        PollKeys keys = new RedisPollKeys(fixture.vertx, link);
        get(log().append(W, Mark.NONE, bytes("open"), List.of(gate)));
        get(keys.keep(W, POLL, "key", bytes("this-is-the-private-key")));
        get(box().put(W, gate, POLL, "receipt-of-somebody", bytes("what-somebody-chose")));
        RedisFixture.eventually(
                () ->
                        Stream.of("this-is-the-private-key", "what-somebody-chose")
                                .allMatch(files()::contains));

        get(box().empty(W, POLL));
        assertThat(get(keys.destroy(W, POLL))).isTrue();
        assertThat(get(keys.find(W, POLL, "key"))).isEmpty();
        RedisFixture.eventually(
                () ->
                        Stream.of("this-is-the-private-key", "what-somebody-chose", "receipt-of")
                                .noneMatch(files()::contains));
        assertThat(get(keys.destroy(W, POLL))).as("once more does no harm").isTrue();
    }

    @ParameterizedTest(name = "redis: {0}")
    @ValueSource(booleans = {true, false})
    void of_two_keys_made_at_once_the_one_of_the_log_is_found(boolean real) {
        PollKeys keys = real ? new RedisPollKeys(fixture.vertx, link) : new MemoryPollKeys();
        get(keys.keep(W, POLL, "public-1", bytes("one")));
        get(keys.keep(W, POLL, "public-2", bytes("two")));
        get(keys.keep(W, new PollId("budget-2"), "public-3", bytes("three")));
        assertThat(get(keys.find(W, POLL, "public-1"))).hasValue(bytes("one"));
        assertThat(get(keys.find(W, POLL, "public-2"))).hasValue(bytes("two"));
        assertThat(get(keys.find(W, new PollId("site"), "public-1"))).isEmpty();

        get(keys.drop(W, POLL));
        assertThat(get(keys.find(W, POLL, "public-1"))).isEmpty();
        assertThat(get(keys.find(W, POLL, "public-2"))).isEmpty();
        assertThat(get(keys.find(W, new PollId("budget-2"), "public-3"))).hasValue(bytes("three"));
    }

    private static String files() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(fixture.dir.resolve("redis/appendonlydir"))) {
            for (Path file : files.toList()) {
                if (Files.exists(file)) {
                    all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }
}
