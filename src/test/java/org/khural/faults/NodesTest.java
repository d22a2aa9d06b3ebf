package org.khural.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.khural.store.EmbeddedRedis;
import org.khural.support.FaultyProxy;

/** Two server processes on one Redis serve one session. */
class NodesTest extends FaultsTest {
    private EmbeddedRedis redis;
    private KhuralProcess one;
    private KhuralProcess two;

    @BeforeEach
    void aRedisForBoth() {
        redis = closing(EmbeddedRedis.start(dir.resolve("redis"), 0));
    }

    @Test
    void oneIsKilledAndItsPeopleMoveToTheOther() {
        start(redis.url(), redis.url());
        crowd(one.links(), one.origin, two.origin);
        atLeast(40);
        one.kill();
        atLeast(40);
        audit(redis::url, one.links(), two.origin);
        one.restart();
        assertThat(one.isUp()).isTrue();
    }

    @Test
    void oneIsEndedByItsOperatorAndItsPeopleMoveToTheOther() {
        start(redis.url(), redis.url());
        crowd(one.links(), one.origin, two.origin);
        atLeast(40);
        long start = System.nanoTime();
        one.end();
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(8_000);
        atLeast(40);
        audit(redis::url, one.links(), two.origin);
    }

    @Test
    void oneIsFrozenForFiveSecondsAndWakesAsAZombie() {
        start(redis.url(), redis.url());
        crowd(one.links(), one.origin, two.origin);
        atLeast(40);
        one.freeze();
        KhuralProcess.pause(5_000);
        one.thaw();
        atLeast(60);
        audit(redis::url, one.links(), two.origin);
    }

    @Test
    void theWayOfOneToRedisIsCutAndDelayed() throws Exception {
        var way = proxy();
        start(through(way), redis.url());
        crowd(one.links(), one.origin, two.origin);
        atLeast(30);
        way.delay(150);
        atLeast(20);
        way.cut(true);
        KhuralProcess.pause(1_500);
        way.cut(false);
        way.delay(0);
        atLeast(40);
        audit(redis::url, one.links(), two.origin);
    }

    @Test
    @Tag("deep")
    void answersOfRedisAreSwallowedWhileItDoesWhatItIsAsked() throws Exception {
        var way = proxy();
        start(through(way), redis.url());
        crowd(one.links(), one.origin, two.origin);
        for (int i = 0; i < 3; i++) {
            atLeast(20);
            way.swallowBack(true);
            KhuralProcess.pause(4_000);
            way.swallowBack(false);
            atLeast(20);
            way.swallowForward(true);
            KhuralProcess.pause(4_000);
            way.swallowForward(false);
        }
        atLeast(40);
        audit(redis::url, one.links(), two.origin);
    }

    @Test
    @Tag("deep")
    void redisIsAwayForTenSecondsForBoth() throws Exception {
        var way = proxy();
        start(through(way), through(way));
        crowd(one.links(), one.origin, two.origin);
        atLeast(40);
        ProcessHandle.of(redis.pid()).orElseThrow().destroyForcibly();
        way.cut(true);
        KhuralProcess.pause(10_000);
        way.cut(false);
        atLeast(40);
        audit(redis::url, one.links(), two.origin);
    }

    @Test
    @Tag("deep")
    void bothAreKilledInTurn() {
        start(redis.url(), redis.url());
        var links = one.links();
        crowd(links, one.origin, two.origin);
        for (int i = 0; i < 4; i++) {
            var victim = i % 2 == 0 ? one : two;
            atLeast(30);
            victim.kill();
            atLeast(30);
            victim.restart();
        }
        audit(redis::url, links, two.origin);
    }

    private void start(String wayOfOne, String wayOfTwo) {
        one = closing(KhuralProcess.start(dir.resolve("one"), "--demo", "--redis", wayOfOne));
        two = closing(KhuralProcess.start(dir.resolve("two"), "--redis", wayOfTwo));
    }

    private FaultyProxy proxy() throws Exception {
        var loop = Vertx.vertx();
        closing((AutoCloseable) () -> loop.close().await());
        return closing(new FaultyProxy(loop, redis.port()));
    }

    private String through(FaultyProxy way) {
        var url = URI.create(redis.url());
        return redis.url().replace(":" + url.getPort(), ":" + way.port());
    }
}
