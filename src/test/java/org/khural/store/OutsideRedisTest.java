package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.store.WorkshopLogContract.W;
import static org.khural.store.WorkshopLogContract.bytes;
import static org.khural.store.WorkshopLogContract.committed;
import static org.khural.store.WorkshopLogContract.get;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khural.domain.Mark;

class OutsideRedisTest {
    @TempDir Path dir;
    private final Vertx vertx = Vertx.vertx();
    private OutsideRedis redis;

    @BeforeEach
    void start() throws Exception {
        redis = new OutsideRedis(dir);
    }

    @AfterEach
    void stop() throws Exception {
        redis.close();
        get(vertx.close());
    }

    @Test
    void its_functions_are_loaded_and_its_settings_are_judged() throws Exception {
        RedisLink link = RedisLink.to(vertx, redis.url());
        get(link.open());
        assertThat(link.server()).isEqualTo("Redis 7.0.15");
        assertThat(link.findings())
                .extracting(Finding::code)
                .containsExactly("redis.fsync_not_always");
        assertThat(String.valueOf(redis.call("FUNCTION", "LIST")))
                .contains(Library.KHURAL.function("append"));
        get(link.close());
    }

    @Test
    void functions_that_were_lost_are_loaded_again() throws Exception {
        RedisLink link = RedisLink.to(vertx, redis.url());
        get(link.open());
        RedisLog log = new RedisLog(link);
        Mark first = committed(get(log.append(W, Mark.NONE, bytes("one"), List.of())));

        redis.call("FUNCTION", "FLUSH", "SYNC");
        assertThat(get(log.append(W, first, bytes("two"), List.of())))
                .isInstanceOf(Appended.CannotNow.class);
        RedisFixture.eventually(
                () ->
                        get(log.append(W, first, bytes("two"), List.of()))
                                instanceof Appended.Committed);
        get(link.close());
    }

    @Test
    void two_versions_of_khural_do_not_take_each_others_functions_away() throws Exception {
        redis.call("FUNCTION", "LOAD", Library.KHURAL.source().replace("khural_", "other_"));
        RedisLink link = RedisLink.to(vertx, redis.url());
        get(link.open());
        assertThat((List<?>) redis.call("FUNCTION", "LIST")).hasSize(2);
        get(link.close());
    }

    @Test
    void a_user_who_may_not_load_functions_is_named() throws Exception {
        redis.call("ACL", "SETUSER", "poor", "on", ">hush", "~*", "&*", "+@all", "-@scripting");
        RedisLink link = RedisLink.to(vertx, redis.url().replace("//", "//poor:hush@"));
        assertThatThrownBy(() -> get(link.open()))
                .hasRootCauseInstanceOf(CannotStart.class)
                .hasMessageContaining("denies what Khural needs: NOPERM")
                .hasMessageNotContaining("hush");
        get(link.close());
    }

    @Test
    void a_user_who_may_not_ask_is_told_what_could_not_be_verified() throws Exception {
        redis.call("ACL", "SETUSER", "app", "on", ">hush", "~*", "&*", "+@all", "-config");
        RedisLink link = RedisLink.to(vertx, redis.url().replace("//", "//app:hush@"));
        get(link.open());
        assertThat(link.findings())
                .extracting(Finding::code)
                .containsExactly("redis.fsync_unknown");
        get(link.close());
    }

    @Test
    void when_memory_is_full_nothing_is_appended_and_nothing_is_lost() throws Exception {
        RedisLink link = RedisLink.to(vertx, redis.url());
        get(link.open());
        RedisLog log = new RedisLog(link);
        Mark first = committed(get(log.append(W, Mark.NONE, bytes("one"), List.of())));
        redis.call("CONFIG", "SET", "maxmemory", "1");
        assertThat(get(log.append(W, first, bytes("two"), List.of())))
                .isInstanceOfSatisfying(
                        Appended.CannotNow.class, c -> assertThat(c.why()).startsWith("OOM"));
        assertThat(get(log.read(W, 1, 10))).hasSize(1);
        redis.call("CONFIG", "SET", "maxmemory", "0");
        committed(get(log.append(W, first, bytes("two"), List.of())));
        get(link.close());
    }

    @Test
    void with_d2_an_append_is_known_only_once_a_replica_has_it() throws Exception {
        RedisLink link = RedisLink.to(vertx, redis.url());
        get(link.open());
        RedisLog log = new RedisLog(link, Durability.D2);
        assertThat(get(log.append(W, Mark.NONE, bytes("one"), List.of())))
                .isEqualTo(new Appended.Unknown("written, but no replica has it yet"));
        assertThat(get(log.append(W, new Mark(5, "5555555555555555"), bytes("six"), List.of())))
                .isInstanceOf(Appended.Rewound.class);

        Path second = Files.createDirectory(dir.resolve("second"));
        try (OutsideRedis replica = new OutsideRedis(second)) {
            replica.call("REPLICAOF", "127.0.0.1", Integer.toString(redis.port));
            Appender appender = new Appender(log, Later.on(vertx));
            Mark first =
                    committed(get(appender.append(W, Mark.NONE, bytes("one"), List.of(), w -> {})));
            committed(get(log.append(W, first, bytes("two"), List.of())));
            assertThat(replica.call("XLEN", Keys.log(W))).isEqualTo(2L);
        }
        get(link.close());
    }

    @Test
    void a_replica_takes_nothing() throws Exception {
        RedisLink link = RedisLink.to(vertx, redis.url());
        get(link.open());
        RedisLog log = new RedisLog(link);
        redis.call("REPLICAOF", "127.0.0.1", "1");
        assertThat(get(log.append(W, Mark.NONE, bytes("one"), List.of())))
                .isInstanceOfSatisfying(
                        Appended.CannotNow.class, c -> assertThat(c.why()).startsWith("READONLY"));
        redis.call("REPLICAOF", "NO", "ONE");
        RedisFixture.eventually(
                () ->
                        get(log.append(W, Mark.NONE, bytes("one"), List.of()))
                                instanceof Appended.Committed);
        get(link.close());
    }
}
