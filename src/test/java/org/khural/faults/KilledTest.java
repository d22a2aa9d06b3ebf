package org.khural.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** kill -9, in the middle of asks: nothing that was acknowledged is lost, nothing happens twice. */
class KilledTest extends FaultsTest {
    @Test
    void theServerIsKilledAndStartedAgain() {
        var server = closing(KhuralProcess.start(dir.resolve("data"), "--demo"));
        var links = server.links();
        crowd(links, server.origin);
        atLeast(40);
        long redis = server.redisPid();
        server.kill();
        assertThat(ProcessHandle.of(redis)).as("Redis lives on").isPresent();
        server.restart();
        assertThat(server.redisPid()).as("and was adopted").isEqualTo(redis);
        atLeast(40);
        audit(() -> redisOf(server), links, server.origin);
    }

    @Test
    void redisIsKilledAndStartedAgainByTheServer() {
        var server = closing(KhuralProcess.start(dir.resolve("data"), "--demo"));
        var links = server.links();
        crowd(links, server.origin);
        for (int i = 0; i < 3; i++) {
            atLeast(20);
            server.killRedis();
        }
        atLeast(40);
        audit(() -> redisOf(server), links, server.origin);
    }

    @Test
    void bothAreKilled() {
        var server = closing(KhuralProcess.start(dir.resolve("data"), "--demo"));
        var links = server.links();
        crowd(links, server.origin);
        atLeast(30);
        server.kill();
        server.killRedis();
        server.restart();
        atLeast(30);
        audit(() -> redisOf(server), links, server.origin);
    }
}
