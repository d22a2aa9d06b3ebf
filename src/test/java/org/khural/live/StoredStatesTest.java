package org.khural.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khural.domain.Mark;
import org.khural.domain.State;
import org.khural.store.EmbeddedRedis;
import org.khural.store.RedisLink;
import org.khural.store.RedisPersonalKeys;
import org.khural.store.Snapshots;
import org.khural.support.Story;
import org.khural.wire.EntryCodec;
import org.khural.wire.StateCodec.Kept;

/** Kept states, in a real Redis and under real keys. */
class StoredStatesTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    @TempDir Path dir;
    private final Vertx vertx = Vertx.vertx();
    private EmbeddedRedis redis;
    private RedisLink link;
    private RedisPersonalKeys keys;
    private StoredKeyring keyring;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.start(dir, 0);
        link = RedisLink.to(vertx, redis);
        get(link.open());
        keys = new RedisPersonalKeys(vertx, link);
        keyring = new StoredKeyring(Story.WORKSHOP, keys);
        get(keyring.load());
    }

    @AfterEach
    void stop() {
        get(link.close());
        redis.close();
        get(vertx.close());
    }

    @Test
    void theLastOneOfTheSameBuildIsRead() {
        var states = new StoredStates(vertx, new Snapshots(link), "build-1");
        assertThat(get(states.latest(Story.WORKSHOP, keyring))).isEmpty();
        var kept = kept();
        get(states.keep(kept, keyring));
        assertThat(get(states.latest(Story.WORKSHOP, keyring))).contains(kept);
        var other = new StoredStates(vertx, new Snapshots(link), "build-2");
        assertThat(get(other.latest(Story.WORKSHOP, keyring))).isEmpty();
    }

    /**
     * Another node meets a sealed card whose key was destroyed: first it asks, then it believes.
     */
    @Test
    void whoseKeyWasDestroyedReadsAsErased() {
        var states = new StoredStates(vertx, new Snapshots(link), "build-1");
        get(states.keep(kept(), keyring));
        get(keys.destroy(Story.WORKSHOP, Story.EVA));
        var elsewhere = new StoredKeyring(Story.WORKSHOP, keys);
        get(elsewhere.load());
        var missing = states.latest(Story.WORKSHOP, elsewhere).recover(e -> key(e, elsewhere));
        assertThat(get(missing)).isEmpty();
        var people =
                get(states.latest(Story.WORKSHOP, elsewhere))
                        .orElseThrow()
                        .state()
                        .workshop()
                        .people();
        assertThat(people.person(Story.EVA).orElseThrow().card().value()).isEmpty();
        assertThat(people.person(Story.ANN).orElseThrow().card().value()).isPresent();
    }

    private static Future<java.util.Optional<Kept>> key(Throwable e, StoredKeyring keyring) {
        assertThat(e).isInstanceOf(Keyring.Missing.class);
        return keyring.fetch(((Keyring.Missing) e).person()).map(java.util.Optional.empty());
    }

    private Kept kept() {
        var state = State.empty(Story.WORKSHOP);
        for (var entry : Story.entries()) {
            get(keyring.ensure(EntryCodec.personal(entry)));
            state = state.take(entry, new Mark(state.mark().version() + 1, "9f86d081884c7d65"));
        }
        return new Kept(AT, state);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
