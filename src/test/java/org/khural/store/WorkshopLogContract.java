package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

/** What every log promises; each kind of log runs it. */
abstract class WorkshopLogContract {
    static final WorkshopId W = new WorkshopId("launch");
    static final WorkshopId OTHER = new WorkshopId("other");

    /** One node's log, on data that is empty when the test begins. */
    abstract WorkshopLog log();

    /** Another node's log on the same data. */
    abstract WorkshopLog otherNode();

    abstract Optional<String> gate(WorkshopId workshop, String name);

    @Test
    void an_empty_log_has_no_mark_and_no_entry() {
        assertThat(get(log().head(W))).isEqualTo(Mark.NONE);
        assertThat(get(log().read(W, 1, 10))).isEmpty();
    }

    @Test
    void entries_get_contiguous_versions_and_come_back_byte_for_byte() {
        byte[] odd = {0, (byte) 0xff, '\r', '\n', (byte) 0x80, 0};
        Mark first = commit(Mark.NONE, "one");
        Mark second = committed(get(log().append(W, first, odd, List.of())));

        assertThat(first).isEqualTo(new RawEntry(1, bytes("one")).mark());
        assertThat(second.version()).isEqualTo(2);
        assertThat(get(log().head(W))).isEqualTo(second);
        assertThat(get(log().read(W, 1, 10)))
                .containsExactly(new RawEntry(1, bytes("one")), new RawEntry(2, odd));
        assertThat(get(log().head(OTHER))).isEqualTo(Mark.NONE);
    }

    @Test
    void reading_starts_at_the_version_and_stops_at_the_most() {
        fill(5);
        assertThat(get(log().read(W, 2, 3)).stream().map(RawEntry::version))
                .containsExactly(2L, 3L, 4L);
        assertThat(get(log().read(W, 6, 3))).isEmpty();
        assertThat(get(log().read(W, 5, 100))).hasSize(1);
    }

    @Test
    void whoever_is_behind_gets_what_is_missing_and_appends_nothing() {
        List<Mark> marks = fill(3);
        Appended late = get(otherNode().append(W, marks.get(0), bytes("late"), List.of()));

        assertThat(late).isInstanceOf(Appended.Behind.class);
        assertThat(((Appended.Behind) late).missing().stream().map(RawEntry::mark))
                .containsExactly(marks.get(1), marks.get(2));
        assertThat(get(log().head(W))).isEqualTo(marks.get(2));
    }

    @Test
    void the_very_first_append_can_be_behind_too() {
        List<Mark> marks = fill(2);
        Appended late = get(log().append(W, Mark.NONE, bytes("late"), List.of()));
        assertThat(((Appended.Behind) late).missing().stream().map(RawEntry::mark))
                .isEqualTo(marks);
    }

    @Test
    void what_is_missing_is_limited_in_number() {
        fill(WorkshopLog.MAX_BEHIND + 5);
        Appended late = get(log().append(W, Mark.NONE, bytes("late"), List.of()));
        assertThat(((Appended.Behind) late).missing().stream().map(RawEntry::version))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, WorkshopLog.MAX_BEHIND).boxed().toList());
    }

    @Test
    void what_is_missing_is_limited_in_size_but_is_never_nothing() {
        Mark head = Mark.NONE;
        for (int i = 0; i < 6; i++) {
            byte[] big = new byte[400 * 1024];
            big[0] = (byte) i;
            head = committed(get(log().append(W, head, big, List.of())));
        }
        Appended late = get(log().append(W, Mark.NONE, bytes("late"), List.of()));
        assertThat(((Appended.Behind) late).missing()).hasSize(2);
    }

    @Test
    void repeating_an_append_that_landed_is_committed_at_its_own_mark_even_later() {
        Mark first = commit(Mark.NONE, "one");
        Mark second = commit(first, "two");
        assertThat(commit(first, "two")).isEqualTo(second);
        commit(second, "three");

        assertThat(commit(first, "two")).isEqualTo(second);
        assertThat(commit(Mark.NONE, "one")).isEqualTo(first);
        assertThat(get(log().head(W)).version()).isEqualTo(3);
    }

    @Test
    void the_same_bytes_at_another_version_are_another_entry() {
        Mark first = commit(Mark.NONE, "same");
        Mark second = commit(first, "same");
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.hash()).isEqualTo(first.hash());
    }

    @Test
    void a_head_that_the_log_does_not_reach_was_rewound() {
        Mark first = commit(Mark.NONE, "one");
        Mark dreamt = new RawEntry(7, bytes("seven")).mark();
        assertThat(get(log().append(W, dreamt, bytes("eight"), List.of())))
                .isEqualTo(new Appended.Rewound(first));
        assertThat(get(log().append(OTHER, dreamt, bytes("eight"), List.of())))
                .isEqualTo(new Appended.Rewound(Mark.NONE));
        assertThat(get(log().read(OTHER, 1, 10))).isEmpty();
    }

    @Test
    void another_hash_at_the_same_version_or_below_is_a_fork() {
        Mark first = commit(Mark.NONE, "one");
        Mark fork = new RawEntry(1, bytes("another one")).mark();
        assertThat(get(log().append(W, fork, bytes("two"), List.of())))
                .isEqualTo(new Appended.Rewound(first));

        Mark second = commit(first, "two");
        assertThat(get(log().append(W, fork, bytes("two"), List.of())))
                .isEqualTo(new Appended.Rewound(second));
    }

    @Test
    void gates_are_set_with_the_entry_or_not_at_all() {
        Gate open = new Gate("box.p1", "open");
        Mark first = committed(get(log().append(W, Mark.NONE, bytes("one"), List.of(open))));
        assertThat(gate(W, "box.p1")).contains("open");
        assertThat(gate(OTHER, "box.p1")).isEmpty();

        Gate closed = new Gate("box.p1", "closed");
        get(log().append(W, Mark.NONE, bytes("late"), List.of(closed)));
        assertThat(gate(W, "box.p1")).contains("open");

        get(log().append(W, first, bytes("two"), List.of(closed, new Gate("box.p2", "open"))));
        assertThat(gate(W, "box.p1")).contains("closed");
        assertThat(gate(W, "box.p2")).contains("open");

        get(log().append(W, Mark.NONE, bytes("one"), List.of(open)));
        assertThat(gate(W, "box.p1")).as("a repeated append sets no gate again").contains("closed");
    }

    @Test
    void many_writers_at_once_get_every_entry_in_exactly_once() throws Exception {
        int each = 50;
        List<Thread> writers = new ArrayList<>();
        BlockingQueue<Throwable> troubles = new LinkedBlockingQueue<>();
        for (int writer = 0; writer < 4; writer++) {
            WorkshopLog log = writer % 2 == 0 ? log() : otherNode();
            String name = "writer " + writer + " ";
            writers.add(
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    hammer(log, name, each);
                                } catch (Throwable t) {
                                    troubles.add(t);
                                }
                            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(troubles).isEmpty();
        List<RawEntry> all = get(log().read(W, 1, 1000));
        assertThat(all).hasSize(4 * each);
        assertThat(all.stream().map(e -> text(e.bytes())).distinct()).hasSize(4 * each);
        assertThat(all.stream().map(RawEntry::version))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 4 * each).boxed().toList());
    }

    private static void hammer(WorkshopLog log, String name, int times) {
        Mark head = Mark.NONE;
        for (int i = 0; i < times; ) {
            switch (get(log.append(W, head, bytes(name + i), List.of()))) {
                case Appended.Committed(Mark mark) -> {
                    head = mark;
                    i++;
                }
                case Appended.Behind(List<RawEntry> missing) -> head = missing.getLast().mark();
                case Appended other -> throw new AssertionError(other);
            }
        }
    }

    @Test
    void a_watch_hears_of_appends_by_any_node_until_it_is_closed() throws Exception {
        BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
        Watch watch = log().watch(W, heard::add);
        settle();
        Mark first = commit(Mark.NONE, "one");
        assertThat(heard.poll(2, TimeUnit.SECONDS)).isEqualTo(1);
        Mark second = committed(get(otherNode().append(W, first, bytes("two"), List.of())));
        assertThat(heard.poll(2, TimeUnit.SECONDS)).isEqualTo(2);

        get(log().append(OTHER, Mark.NONE, bytes("elsewhere"), List.of()));
        watch.close();
        watch.close();
        settle();
        commit(second, "three");
        assertThat(heard.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    /** Gives a subscription the time to arrive. */
    void settle() throws InterruptedException {}

    final List<Mark> fill(int entries) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 1; i <= entries; i++) {
            marks.add(commit(marks.isEmpty() ? Mark.NONE : marks.getLast(), "entry " + i));
        }
        return marks;
    }

    final Mark commit(Mark expected, String entry) {
        return committed(get(log().append(W, expected, bytes(entry), List.of())));
    }

    static Mark committed(Appended appended) {
        assertThat(appended).isInstanceOf(Appended.Committed.class);
        return ((Appended.Committed) appended).mark();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Waits 10 s at most. */
    static <T> T get(Future<T> future) {
        CompletableFuture<T> plain = future.toCompletionStage().toCompletableFuture();
        return plain.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
