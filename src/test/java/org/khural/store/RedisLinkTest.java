package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.store.WorkshopLogContract.W;
import static org.khural.store.WorkshopLogContract.bytes;
import static org.khural.store.WorkshopLogContract.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.Mark;

/** What a link and a log on it make of servers that are wrong, unwilling, silent or away. */
class RedisLinkTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        get(vertx.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOADING Redis is loading the dataset in memory",
                "READONLY You can't write against a read only replica.",
                "MISCONF Errors writing to the AOF file",
                "OOM command not allowed when used memory > 'maxmemory'.",
                "CLUSTERDOWN The cluster is down",
                "MOVED 3999 127.0.0.1:6381",
                "NOAUTH Authentication required.",
                "NOPERM this user has no permissions to run the 'fcall' command",
                "BUSY Redis is busy running a script.",
                "MASTERDOWN Link with MASTER is down",
                "ERR Function not found",
                "NOTAPPENDED the log ends with a foreign entry"
            })
    void what_redis_did_not_carry_out_is_cannot_now(String error) throws Exception {
        try (FakeRedis redis = FakeRedis.of("7.0.15", "-" + error + "\r\n")) {
            RedisLink link = connected(redis);
            assertThat(append(link)).isEqualTo(new Appended.CannotNow(error));
            get(link.close());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ERR something that nobody foresaw", "WRONGTYPE Operation against a key"})
    void an_error_that_may_have_come_after_the_entry_was_written_is_unknown(String error)
            throws Exception {
        try (FakeRedis redis = FakeRedis.of("7.0.15", "-" + error + "\r\n")) {
            RedisLink link = connected(redis);
            assertThat(append(link)).isEqualTo(new Appended.Unknown(error));
            get(link.close());
        }
    }

    @Test
    void silence_is_unknown_after_two_seconds_and_the_line_is_made_anew() throws Exception {
        try (FakeRedis redis = FakeRedis.of("7.0.15", "")) {
            RedisLink link = connected(redis);
            long asked = System.nanoTime();
            assertThat(append(link)).isEqualTo(new Appended.Unknown("Redis does not answer"));
            assertThat(System.nanoTime() - asked).isBetween(1_900_000_000L, 3_000_000_000L);
            RedisFixture.eventually(() -> link.state() instanceof RedisState.Up);
            get(link.close());
        }
    }

    @Test
    void an_append_to_a_link_that_was_closed_cannot_be_made_now() throws Exception {
        try (FakeRedis redis = FakeRedis.of("7.0.15", ":0\r\n")) {
            RedisLink link = connected(redis);
            get(link.close());
            assertThat(append(link)).isInstanceOf(Appended.CannotNow.class);
        }
    }

    @Test
    void an_old_redis_is_named_with_what_is_needed() throws Exception {
        try (FakeRedis redis = FakeRedis.of("6.2.14", ":0\r\n")) {
            RedisLink link = RedisLink.to(vertx, redis.url());
            assertThatThrownBy(() -> get(link.open()))
                    .hasRootCauseInstanceOf(CannotStart.class)
                    .hasMessageContaining("is Redis 6.2.14; Khural needs Redis 7.0 or later");
            get(link.close());
        }
    }

    @ParameterizedTest
    @CsvSource({"WRONGPASS invalid username-password pair", "NOAUTH Authentication required."})
    void a_wrong_password_is_named_and_not_shown(String error) throws Exception {
        try (FakeRedis redis = new FakeRedis(command -> "-" + error + "\r\n")) {
            String url = redis.url().replace("//", "//khural:hush@");
            RedisLink link = RedisLink.to(vertx, url);
            assertThatThrownBy(() -> get(link.open()))
                    .hasRootCauseInstanceOf(CannotStart.class)
                    .hasMessageContaining("denies what Khural needs")
                    .hasMessageNotContaining("hush");
            assertThat(link.state().toString()).doesNotContain("hush");
            get(link.close());
        }
    }

    @Test
    void an_address_where_nobody_is_and_one_that_is_none_are_away_with_the_reason()
            throws Exception {
        RedisLink nobody = RedisLink.to(vertx, "redis://khural:hush@127.0.0.1:1");
        RedisLink nonsense = RedisLink.to(vertx, "http://:x:/%%");
        nobody.open();
        nonsense.open();
        RedisFixture.eventually(
                () ->
                        nobody.state() instanceof RedisState.Away away
                                && away.why().contains("127.0.0.1:1: Connection refused"));
        RedisFixture.eventually(
                () ->
                        nonsense.state() instanceof RedisState.Away away
                                && away.why().contains("cannot be read"));
        assertThat(nobody.state().toString()).doesNotContain("hush");
        assertThat(append(nobody)).isInstanceOf(Appended.CannotNow.class);
        get(Future.join(nobody.close(), nonsense.close()));
    }

    @Test
    void a_redis_that_comes_later_is_found() throws Exception {
        FakeRedis redis = FakeRedis.of("7.0.15", ":0\r\n");
        redis.say(command -> "-LOADING Redis is loading the dataset in memory\r\n");
        RedisLink link = RedisLink.to(vertx, redis.url());
        Future<Void> open = link.open();
        RedisFixture.eventually(
                () ->
                        link.state() instanceof RedisState.Away away
                                && away.why().contains("LOADING"));
        assertThat(open.isComplete()).isFalse();
        try (FakeRedis ready = FakeRedis.of("7.0.15", ":0\r\n")) {
            redis.say(ready.mouth());
            get(open);
            assertThat(link.server()).isEqualTo("Redis 7.0.15");
            assertThat(link.findings())
                    .extracting(Finding::code)
                    .containsExactly("redis.fsync_not_always");
        }
        get(link.close());
        redis.close();
    }

    @ParameterizedTest
    @CsvSource({
        // what INFO says, what CONFIG GET says, findings
        "aof_enabled:1, always, ''",
        "aof_enabled:1, everysec, redis.fsync_not_always",
        "aof_enabled:1, , redis.fsync_unknown",
        "aof_enabled:0, always, redis.not_durable",
        "aof_enabled:1;maxmemory:100;maxmemory_policy:noeviction, always, ''",
        "aof_enabled:1;maxmemory:0;maxmemory_policy:allkeys-lru, always, ''",
        "aof_enabled:1;maxmemory:100;maxmemory_policy:allkeys-lru, always, redis.evicts",
        "aof_enabled:1;role:slave, always, redis.is_replica",
        "aof_enabled:1;cluster_enabled:1, always, redis.is_cluster",
    })
    void what_endangers_data_is_found(String info, String fsync, String findings) {
        RedisServer server = RedisServer.parse(info.replace(";", "\r\n"));
        assertThat(
                        String.join(
                                " ",
                                server.findings(Optional.ofNullable(fsync)).stream()
                                        .map(Finding::code)
                                        .toList()))
                .isEqualTo(findings);
    }

    @ParameterizedTest
    @CsvSource({
        "redis_version:7.0.0, Redis 7.0.0, true",
        "redis_version:8.2.1, Redis 8.2.1, true",
        "redis_version:6.2.14, Redis 6.2.14, false",
        "redis_version:7.2.4;valkey_version:8.1.0, Valkey 8.1.0, true",
        "x:y, 'Redis ', false",
    })
    void the_version_is_read(String info, String version, boolean enough) {
        RedisServer server = RedisServer.parse(info.replace(";", "\r\n"));
        assertThat(Map.entry(server.version(), server.hasFunctions()))
                .isEqualTo(Map.entry(version, enough));
    }

    private RedisLink connected(FakeRedis redis) {
        RedisLink link = RedisLink.to(vertx, redis.url());
        get(link.open());
        return link;
    }

    private static Appended append(RedisLink link) {
        return get(new RedisLog(link).append(W, Mark.NONE, bytes("one"), List.of()));
    }
}
