package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

class RedisLogTest extends WorkshopLogContract {
    private static RedisFixture fixture;
    private static RedisLog log;
    private static RedisLog other;

    @BeforeAll
    static void start() {
        fixture = new RedisFixture();
        log = new RedisLog(fixture.link());
        other = new RedisLog(fixture.link());
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
        return log;
    }

    @Override
    WorkshopLog otherNode() {
        return other;
    }

    @Override
    Optional<String> gate(WorkshopId workshop, String name) {
        try {
            return Optional.ofNullable((String) fixture.call("GET", Keys.gate(workshop, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void settle() throws InterruptedException {
        Thread.sleep(50);
    }

    @Test
    void the_version_is_the_id_and_the_key_holds_the_workshop() throws Exception {
        Mark mark = commit(Mark.NONE, "one");
        assertThat(fixture.call("XRANGE", "{w:launch}:log", "-", "+").toString())
                .isEqualTo("[[1-0, [h, " + new RawEntry(1, bytes("one")).hash() + ", e, one]]]");
        assertThat(mark.version()).isEqualTo(1);
    }

    @Test
    void a_foreign_entry_at_the_head_stops_appends_and_reads() throws Exception {
        Mark first = commit(Mark.NONE, "one");
        fixture.call("XADD", "{w:launch}:log", "1-5", "h", "x", "e", "y");
        assertThat(get(log.append(W, first, bytes("two"), List.of())))
                .isInstanceOfSatisfying(
                        Appended.CannotNow.class,
                        c -> assertThat(c.why()).contains("foreign entry"));
        assertThatThrownBy(() -> get(log.read(W, 1, 10))).hasRootCauseInstanceOf(DataDamaged.class);
    }

    @Test
    void a_gap_and_a_changed_byte_are_found_by_reading() throws Exception {
        commit(Mark.NONE, "one");
        String hash = new RawEntry(3, bytes("three")).hash();
        fixture.call("XADD", "{w:launch}:log", "3-0", "h", hash, "e", "three");
        assertThatThrownBy(() -> get(log.read(W, 1, 10))).hasMessageContaining("2 is missing");

        fixture.call("XADD", "{w:other}:log", "1-0", "h", hash, "e", "another");
        assertThatThrownBy(() -> get(log.read(OTHER, 1, 10)))
                .hasMessageContaining("does not have its hash");
    }

    @Test
    void a_log_that_is_no_stream_is_not_appended_to() throws Exception {
        fixture.call("SET", "{w:launch}:log", "oops");
        assertThat(get(log.append(W, Mark.NONE, bytes("one"), List.of())))
                .isInstanceOf(Appended.class)
                .isNotInstanceOf(Appended.Committed.class);
    }
}
