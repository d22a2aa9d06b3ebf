package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

class MemoryLogTest extends WorkshopLogContract {
    private final MemoryLog log = new MemoryLog();
    private final MemoryLog other = log.anotherNode();

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
        return log.gate(workshop, name);
    }

    @Test
    void a_lost_answer_is_unknown_and_resolves_to_committed_once() {
        log.loseAnswers(1);
        assertThat(append("one")).isInstanceOf(Appended.Unknown.class);
        assertThat(append("one")).isInstanceOf(Appended.Committed.class);
        assertThat(get(log.read(W, 1, 10))).hasSize(1);
    }

    @Test
    void a_lost_ask_is_unknown_and_can_lose_to_another_node() {
        log.loseAsks(1);
        assertThat(append("one")).isInstanceOf(Appended.Unknown.class);
        assertThat(get(other.append(W, Mark.NONE, bytes("theirs"), List.of())))
                .isInstanceOf(Appended.Committed.class);
        assertThat(append("one")).isInstanceOf(Appended.Behind.class);
    }

    @Test
    void a_stalled_append_that_lands_late_cannot_land_twice() {
        log.stall(2);
        append("one");
        append("one");
        log.landStalled();
        assertThat(append("one")).isInstanceOf(Appended.Committed.class);
        assertThat(get(log.read(W, 1, 10))).hasSize(1);
    }

    @Test
    void away_is_this_node_only() {
        log.goAway("cut");
        assertThat(append("one")).isEqualTo(new Appended.CannotNow("cut"));
        assertThatThrownBy(() -> get(log.head(W))).hasRootCauseInstanceOf(RedisAway.class);
        assertThat(get(other.head(W))).isEqualTo(Mark.NONE);
        log.comeBack();
        assertThat(append("one")).isInstanceOf(Appended.Committed.class);
    }

    @Test
    void rewind_and_fork_are_seen_as_such() {
        List<Mark> marks = fill(3);
        log.rewind(W, 1);
        assertThat(get(log.append(W, marks.get(2), bytes("x"), List.of())))
                .isEqualTo(new Appended.Rewound(marks.get(0)));
        log.fork(W, 1, List.of(bytes("a"), bytes("b"), bytes("c")));
        Mark head = get(log.head(W));
        assertThat(head.version()).isEqualTo(4);
        assertThat(get(log.append(W, marks.get(2), bytes("x"), List.of())))
                .isEqualTo(new Appended.Rewound(head));
    }

    @Test
    void the_appender_repeats_until_it_knows() {
        log.loseAnswers(2);
        log.loseAsks(1);
        List<Long> pauses = new ArrayList<>();
        List<String> waited = new ArrayList<>();
        Later atOnce =
                (millis, task) -> {
                    pauses.add(millis);
                    task.run();
                };
        Future<Appended> known =
                new Appender(log, atOnce)
                        .append(W, Mark.NONE, bytes("one"), List.of(), waited::add);
        assertThat(get(known)).isInstanceOf(Appended.Committed.class);
        assertThat(pauses).containsExactly(50L, 100L, 200L);
        assertThat(waited).hasSize(3);
    }

    @Test
    void the_appender_passes_on_cannot_now_only_while_nothing_is_in_doubt() {
        log.goAway("cut");
        Appender plain = new Appender(log, (millis, task) -> {});
        assertThat(get(plain.append(W, Mark.NONE, bytes("one"), List.of(), w -> {})))
                .isEqualTo(new Appended.CannotNow("cut"));

        log.comeBack();
        log.loseAnswers(1);
        List<String> waited = new ArrayList<>();
        Later later =
                (millis, task) -> {
                    if (waited.size() == 1) {
                        log.goAway("cut");
                    } else {
                        log.comeBack();
                    }
                    task.run();
                };
        Future<Appended> known =
                new Appender(log, later).append(W, Mark.NONE, bytes("one"), List.of(), waited::add);
        assertThat(get(known)).isInstanceOf(Appended.Committed.class);
        assertThat(waited).containsExactly("no answer within 2 s", "cut");
    }

    private Appended append(String entry) {
        return get(log.append(W, Mark.NONE, bytes(entry), List.of()));
    }
}
