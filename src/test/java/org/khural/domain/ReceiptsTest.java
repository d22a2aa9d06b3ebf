package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.support.Cast.*;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which asks are in the log: the same on every node, and never more than a bound. */
class ReceiptsTest {
    private static final Actor BY_CHAIR = Actor.of(CHAIR);
    private static final Actor BY_DEAN = Actor.of(DEAN);

    @Test
    void an_ask_is_known_at_its_mark_by_person_tab_and_count() {
        var receipts = Receipts.NONE.take(entry(ref(BY_CHAIR, "a", 1)), mark(7));
        assertThat(receipts.of(ref(BY_CHAIR, "a", 1))).contains(done(7));
        assertThat(receipts.of(ref(BY_CHAIR, "a", 2))).isEmpty();
        assertThat(receipts.of(ref(BY_CHAIR, "b", 1))).isEmpty();
        assertThat(receipts.of(ref(BY_DEAN, "a", 1))).isEmpty();
    }

    @Test
    void all_asks_of_one_entry_have_its_mark_and_the_server_needs_none() {
        var entry =
                new Entry(
                        Instant.EPOCH,
                        List.of(
                                step(Optional.of(ref(BY_CHAIR, "a", 1))),
                                step(Optional.empty()),
                                step(Optional.of(ref(BY_DEAN, "x", 9)))));
        var receipts = Receipts.NONE.take(entry, mark(3));
        assertThat(receipts.of(ref(BY_CHAIR, "a", 1))).contains(done(3));
        assertThat(receipts.of(ref(BY_DEAN, "x", 9))).contains(done(3));
        assertThat(receipts.tabs()).hasSize(2);
    }

    @Test
    void a_tab_keeps_its_last_64_whatever_their_order() {
        var receipts = Receipts.NONE;
        for (long i = 1; i <= 65; i++) {
            receipts = receipts.take(entry(ref(BY_CHAIR, "a", i)), mark(i));
        }
        assertThat(receipts.of(ref(BY_CHAIR, "a", 1))).isEmpty();
        var kept = receipts;
        assertThat(LongStream.rangeClosed(2, 65))
                .allSatisfy(i -> assertThat(kept.of(ref(BY_CHAIR, "a", i))).isPresent());
    }

    @Test
    void a_tab_that_is_silent_for_20000_versions_is_forgotten_at_the_next_sweep() {
        var receipts = Receipts.NONE.take(entry(ref(BY_CHAIR, "old", 1)), mark(1));
        receipts = receipts.take(entry(ref(BY_DEAN, "new", 1)), mark(10_001));
        var before = receipts.take(entry(ref(BY_DEAN, "new", 2)), mark(20_000));
        assertThat(before.of(ref(BY_CHAIR, "old", 1))).isPresent();
        var after = before.take(entry(ref(BY_DEAN, "new", 3)), mark(21_000));
        assertThat(after.of(ref(BY_CHAIR, "old", 1))).isEmpty();
        assertThat(after.of(ref(BY_DEAN, "new", 1))).isPresent();
    }

    @Test
    void state_takes_entries_in_order_and_without_a_gap() {
        var empty = State.empty(new WorkshopId("launch"));
        var taken = empty.take(entry(ref(BY_CHAIR, "a", 1)), mark(1));
        assertThat(taken.mark()).isEqualTo(mark(1));
        assertThat(taken.receipts().of(ref(BY_CHAIR, "a", 1))).contains(done(1));
        for (long wrong : new long[] {1, 3}) {
            assertThatThrownBy(() -> taken.take(entry(ref(BY_CHAIR, "a", 2)), mark(wrong)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static Receipts.Receipt done(long version) {
        return new Receipts.Receipt(mark(version), Optional.empty());
    }

    private static Entry entry(Ref ref) {
        return new Entry(Instant.EPOCH, List.of(step(Optional.of(ref))));
    }

    private static Entry.Step step(Optional<Ref> ref) {
        return new Entry.Step(ref, Actor.SYSTEM, List.of());
    }

    private static Ref ref(Actor who, String tab, long count) {
        return new Ref(who, tab, count);
    }

    private static Mark mark(long version) {
        return new Mark(version, "%016x".formatted(version));
    }
}
