package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.store.WorkshopLogContract.get;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;

class BesideTheLogTest extends RedisTest {
    private final Blobs blobs = new Blobs(link);
    private final Snapshots snapshots = new Snapshots(link);
    private final Claims claims = new Claims(link);
    private final Claims othersClaims = new Claims(otherNode);

    @Test
    void a_blob_of_any_size_comes_back_from_any_node() {
        for (int size : new int[] {0, 1, 256 * 1024, 256 * 1024 + 1, 3_000_000}) {
            byte[] content = noise(size);
            String name = get(blobs.put(W, content));
            assertThat(name).isEqualTo(Sha256.hex(content));
            assertThat(get(new Blobs(otherNode).get(W, name))).hasValue(content);
            assertThat(get(blobs.put(W, content))).isEqualTo(name);
            assertThat(get(blobs.get(OTHER, name))).isEmpty();
        }
    }

    @Test
    void a_blob_does_not_expire_and_half_of_one_does() throws Exception {
        byte[] content = noise(600_000);
        String key = Keys.blob(W, Sha256.hex(content));
        fixture.call("HSET", key, "0", "half of it");
        assertThat(get(blobs.get(W, Sha256.hex(content)))).isEmpty();
        get(blobs.put(W, content));
        assertThat(ttl(key)).isEqualTo(-1);
        assertThat(get(blobs.get(W, Sha256.hex(content)))).hasValue(content);
    }

    @Test
    void a_changed_blob_is_not_handed_out() throws Exception {
        String name = get(blobs.put(W, bytes("what was signed")));
        fixture.call("HSET", Keys.blob(W, name), "0", "what was Signed");
        assertThatThrownBy(() -> get(blobs.get(W, name))).hasRootCauseInstanceOf(DataDamaged.class);
    }

    @Test
    void too_large_and_nonsense_names_are_refused() {
        assertThatThrownBy(() -> get(blobs.put(W, new byte[Blobs.MAX_BYTES + 1])))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(get(blobs.get(W, "../keys"))).isEmpty();
    }

    @Test
    void the_latest_snapshot_of_the_same_build_is_found_and_older_ones_go() throws Exception {
        Mark first = new RawEntry(1, bytes("one")).mark();
        Mark second = new RawEntry(2, bytes("two")).mark();
        assertThat(get(snapshots.latest(W, "b1"))).isEmpty();
        get(snapshots.put(W, "b1", first, noise(700_000)));
        byte[] state = noise(300_000);
        get(snapshots.put(W, "b1", second, state));
        get(snapshots.put(W, "b1", second, state));

        Snapshots.Snapshot found = get(snapshots.latest(W, "b1")).orElseThrow();
        assertThat(found.mark()).isEqualTo(second);
        assertThat(found.bytes()).isEqualTo(state);
        assertThat(get(snapshots.latest(W, "b2"))).isEmpty();
        assertThat(fixture.call("EXISTS", Keys.snapshot(W, "b1", first))).isEqualTo(0L);
        assertThat(ttl(Keys.snapshot(W, "b1", second))).isPositive();
    }

    @Test
    void a_snapshot_that_is_not_whole_or_changed_is_as_good_as_none() throws Exception {
        Mark mark = new RawEntry(1, bytes("one")).mark();
        get(snapshots.put(W, "b1", mark, bytes("state")));
        fixture.call("HSET", Keys.snapshot(W, "b1", mark), "0", "something else");
        assertThat(get(snapshots.latest(W, "b1"))).isEmpty();
        fixture.call("DEL", Keys.snapshot(W, "b1", mark));
        assertThat(get(snapshots.latest(W, "b1"))).isEmpty();
        assertThat(get(snapshots.put(W, "b1", mark, new byte[Snapshots.MAX_BYTES + 1]))).isFalse();
    }

    @Test
    void forgetting_drops_the_snapshots_of_every_build() throws Exception {
        get(snapshots.put(W, "b1", new RawEntry(1, bytes("one")).mark(), bytes("a")));
        get(snapshots.put(W, "b2", new RawEntry(2, bytes("two")).mark(), bytes("b")));
        get(snapshots.forget(W));
        assertThat((List<?>) fixture.call("KEYS", "*snapshot*")).isEmpty();
        get(snapshots.forget(W));
    }

    @Test
    void presence_counts_and_lists_whom_any_node_saw() {
        InstantSource noon = InstantSource.fixed(Instant.parse("2026-05-04T12:00:00Z"));
        InstantSource later = InstantSource.offset(noon, Duration.ofSeconds(30));
        get(new Presence(link, noon).touch(W, List.of(ANN, BEN)));
        get(new Presence(otherNode, later).touch(W, List.of(BEN)));
        get(new Presence(link, noon).touch(W, List.of(BEN)));
        get(new Presence(link, noon).touch(W, List.of()));

        Presence presence = new Presence(link, noon);
        assertThat(get(presence.lastSeen(W, ANN))).hasValue(noon.instant());
        assertThat(get(presence.lastSeen(W, BEN)))
                .as("a node that was stopped sets nobody back")
                .hasValue(later.instant());
        assertThat(get(presence.lastSeen(OTHER, ANN))).isEmpty();
        assertThat(get(presence.countSince(W, noon.instant()))).isEqualTo(2);
        assertThat(get(presence.countSince(W, later.instant()))).isEqualTo(1);
        assertThat(get(presence.seenSince(W, noon.instant()))).containsExactly(BEN, ANN);

        get(presence.forget(W, ANN));
        assertThat(get(presence.lastSeen(W, ANN))).isEmpty();
    }

    @Test
    void presence_lists_two_hundred_at_most() {
        Presence presence = new Presence(link, clock);
        List<PersonId> many = IntStream.range(0, 300).mapToObj(i -> new PersonId("p" + i)).toList();
        get(presence.touch(W, many));
        assertThat(get(presence.seenSince(W, Instant.EPOCH))).hasSize(200);
        assertThat(get(presence.countSince(W, Instant.EPOCH))).isEqualTo(300);
    }

    @Test
    void one_of_two_gets_a_claim_and_only_the_holder_ends_it() throws Exception {
        Claims.Claim mine = get(claims.take(W, "mail-1", Duration.ofMinutes(1))).orElseThrow();
        assertThat(get(othersClaims.take(W, "mail-1", Duration.ofMinutes(1)))).isEmpty();
        assertThat(get(othersClaims.take(OTHER, "mail-1", Duration.ofMinutes(1)))).isPresent();

        get(claims.release(mine));
        Claims.Claim theirs =
                get(othersClaims.take(W, "mail-1", Duration.ofMillis(300))).orElseThrow();
        get(claims.release(mine));
        assertThat(get(claims.take(W, "mail-1", Duration.ofMinutes(1)))).isEmpty();
        RedisFixture.eventually(
                () -> get(claims.take(W, "mail-1", Duration.ofMinutes(1))).isPresent());
        get(othersClaims.release(theirs));
        assertThat(get(claims.take(W, "mail-1", Duration.ofMinutes(1)))).isEmpty();
    }

    @Test
    void deadlines_that_are_due_come_oldest_first_and_are_replaced() {
        Deadlines deadlines = new Deadlines(link);
        Instant noon = Instant.parse("2026-05-04T12:00:00Z");
        get(deadlines.put(W, noon));
        get(deadlines.put(OTHER, noon.minusSeconds(5)));
        assertThat(get(deadlines.due(noon.minusSeconds(6)))).isEmpty();
        assertThat(get(deadlines.due(noon))).containsExactly(OTHER, W);
        get(deadlines.put(OTHER, noon.plusSeconds(60)));
        assertThat(get(deadlines.due(noon))).containsExactly(W);
        get(deadlines.remove(W));
        assertThat(get(deadlines.due(noon))).isEmpty();
    }

    @Test
    void workshops_are_registered_once() {
        Workshops workshops = new Workshops(link);
        assertThat(get(workshops.add(W))).isTrue();
        assertThat(get(workshops.add(W))).isFalse();
        get(workshops.add(OTHER));
        assertThat(get(workshops.all())).isEqualTo(Set.of(W, OTHER));
        assertThat(get(workshops.contains(W))).isTrue();
    }

    @Test
    void the_clock_is_that_of_redis_and_never_goes_back() {
        Instant last = Instant.MIN;
        for (int i = 0; i < 10_000; i++) {
            Instant now = clock.now();
            assertThat(now).isAfterOrEqualTo(last);
            last = now;
        }
        assertThat(Duration.between(Instant.now(), last).abs()).isLessThan(Duration.ofSeconds(2));
        assertThat(clock.steadySince(Duration.ZERO)).isTrue();
        assertThat(clock.steadySince(Duration.ofHours(1))).isFalse();
    }

    @Test
    void a_clock_that_was_set_is_followed_and_counts_as_unsteady() throws Exception {
        RedisLink unconnected = RedisLink.to(fixture.vertx, "redis://127.0.0.1:1");
        try (RedisClock own = new RedisClock(fixture.vertx, unconnected)) {
            long base = 1_700_000_000_000_000_000L;
            long nano = System.nanoTime();
            assertThat(own.steadySince(Duration.ZERO)).isFalse();
            own.take(base, nano, nano);
            Instant first = own.now();
            assertThat(first).isBetween(Instant.ofEpochSecond(0, base), first.plusSeconds(1));
            assertThat(own.steadySince(Duration.ZERO)).isTrue();

            own.take(base - 1_000_000_000L, nano, nano);
            assertThat(own.now()).as("a second back: wait, do not jump").isAfterOrEqualTo(first);
            own.take(base + 3_600_000_000_000L, nano, nano);
            assertThat(own.now()).isAfter(first.plusSeconds(3599));
            own.take(base, nano, nano);
            assertThat(own.now()).as("an hour back: followed").isBefore(first.plusSeconds(60));
            Thread.sleep(20);
            assertThat(own.steadySince(Duration.ofMillis(10))).isTrue();
            assertThat(own.steadySince(Duration.ofSeconds(10))).isFalse();
        }
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }
}
