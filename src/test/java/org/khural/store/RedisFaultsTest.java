package org.khural.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.store.WorkshopLogContract.W;
import static org.khural.store.WorkshopLogContract.bytes;
import static org.khural.store.WorkshopLogContract.committed;
import static org.khural.store.WorkshopLogContract.get;
import static org.khural.store.WorkshopLogContract.text;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;
import org.khural.support.FaultyProxy;

/** Redis is killed, stopped and cut off while appends are on their way. */
class RedisFaultsTest {
    private RedisFixture fixture;

    @BeforeEach
    void start() {
        fixture = new RedisFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void after_a_kill_with_many_in_flight_each_append_is_known_and_in_the_log_as_was_said()
            throws Exception {
        RedisLog log = new RedisLog(fixture.link());
        Map<WorkshopId, Future<Appended>> answers = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            send(log, i, answers);
        }
        get(answers.get(new WorkshopId("w250")));
        for (int i = 500; i < 2000; i++) {
            send(log, i, answers);
            if (i == 1000) {
                fixture.kill();
            }
        }
        Map<Class<?>, AtomicInteger> seen = new LinkedHashMap<>();
        List<WorkshopId> unknown = new ArrayList<>();
        List<WorkshopId> notNow = new ArrayList<>();
        List<WorkshopId> committed = new ArrayList<>();
        for (Map.Entry<WorkshopId, Future<Appended>> answer : answers.entrySet()) {
            Appended appended = get(answer.getValue());
            seen.computeIfAbsent(appended.getClass(), c -> new AtomicInteger()).incrementAndGet();
            switch (appended) {
                case Appended.Committed c -> committed.add(answer.getKey());
                case Appended.Unknown u -> unknown.add(answer.getKey());
                case Appended.CannotNow c -> notNow.add(answer.getKey());
                default -> throw new AssertionError(appended);
            }
        }
        assertThat(committed).as("some were answered before the kill").isNotEmpty();
        assertThat(unknown.size() + notNow.size()).as("some were not").isPositive();

        RedisFixture.eventually(() -> get(log.head(W)).equals(Mark.NONE));
        for (WorkshopId workshop : committed) {
            assertThat(logOf(log, workshop)).as("committed").containsExactly(workshop.value());
        }
        for (WorkshopId workshop : notNow) {
            assertThat(logOf(log, workshop)).as("cannot now").isEmpty();
        }
        Map<Boolean, Integer> landed = new LinkedHashMap<>();
        Appender appender = new Appender(log, Later.on(fixture.vertx));
        for (WorkshopId workshop : unknown) {
            landed.merge(!logOf(log, workshop).isEmpty(), 1, Integer::sum);
            committed(
                    get(
                            appender.append(
                                    workshop, Mark.NONE, ours(workshop), List.of(), why -> {})));
            assertThat(logOf(log, workshop)).as("once").containsExactly(workshop.value());
        }
        System.out.println("around a kill: " + seen + ", unknown and landed: " + landed);
    }

    @Test
    void writers_that_repeat_what_is_unknown_get_every_entry_in_once_through_three_kills()
            throws Exception {
        RedisLog log = new RedisLog(fixture.link());
        Appender appender = new Appender(log, Later.on(fixture.vertx));
        List<Thread> writers = new ArrayList<>();
        Map<WorkshopId, List<String>> acknowledged = new LinkedHashMap<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        for (int i = 0; i < 20; i++) {
            WorkshopId workshop = new WorkshopId("w" + i);
            List<String> mine = new ArrayList<>();
            acknowledged.put(workshop, mine);
            writers.add(
                    Thread.startVirtualThread(
                            () -> {
                                Mark head = Mark.NONE;
                                while (System.nanoTime() < end) {
                                    String entry = workshop + " " + mine.size();
                                    Appended answer =
                                            get(
                                                    appender.append(
                                                            workshop,
                                                            head,
                                                            bytes(entry),
                                                            List.of(),
                                                            why -> {}));
                                    if (answer instanceof Appended.Committed(Mark mark)) {
                                        mine.add(entry);
                                        head = mark;
                                    } else {
                                        assertThat(answer).isInstanceOf(Appended.CannotNow.class);
                                        pause(20);
                                    }
                                }
                            }));
        }
        for (int i = 0; i < 3; i++) {
            Thread.sleep(700);
            fixture.kill();
        }
        for (Thread writer : writers) {
            writer.join(20_000);
            assertThat(writer.isAlive()).isFalse();
        }
        RedisFixture.eventually(() -> get(log.head(W)).equals(Mark.NONE));
        int total = 0;
        for (Map.Entry<WorkshopId, List<String>> writer : acknowledged.entrySet()) {
            assertThat(logOf(log, writer.getKey())).isEqualTo(writer.getValue());
            total += writer.getValue().size();
        }
        System.out.println("entries through three kills: " + total);
        assertThat(total).isGreaterThan(200);
    }

    @Test
    void a_stopped_redis_makes_appends_unknown_and_they_land_once_when_it_goes_on()
            throws Exception {
        RedisLog log = new RedisLog(fixture.link());
        Mark first = committed(get(log.append(W, Mark.NONE, bytes("one"), List.of())));
        signal("STOP");
        try {
            Appended stalled = get(log.append(W, first, bytes("two"), List.of()));
            assertThat(stalled).isInstanceOf(Appended.Unknown.class);
        } finally {
            signal("CONT");
        }
        Appender appender = new Appender(log, Later.on(fixture.vertx));
        RedisFixture.eventually(
                () ->
                        get(appender.append(W, first, bytes("two"), List.of(), why -> {}))
                                instanceof Appended.Committed);
        assertThat(logOf(log, W)).containsExactly("one", "two");
    }

    @Test
    void an_answer_that_is_swallowed_is_unknown_and_was_committed() throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(fixture.vertx, fixture.redis.port())) {
            RedisLink link = linkThrough(proxy);
            RedisLog log = new RedisLog(link);
            Mark first = committed(get(log.append(W, Mark.NONE, bytes("one"), List.of())));

            proxy.swallowBack(true);
            assertThat(get(log.append(W, first, bytes("two"), List.of())))
                    .isInstanceOf(Appended.Unknown.class);
            assertThat(fixture.call("XLEN", Keys.log(W))).as("it landed, unheard").isEqualTo(2L);
            RedisFixture.eventually(() -> link.state() instanceof RedisState.Away);
            proxy.swallowBack(false);
            RedisFixture.eventually(() -> link.state() instanceof RedisState.Up);
            committed(get(log.append(W, first, bytes("two"), List.of())));
            assertThat(logOf(log, W)).containsExactly("one", "two");
            get(link.close());
        }
    }

    @Test
    void a_cut_is_noticed_at_once_and_healed_within_seconds() throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(fixture.vertx, fixture.redis.port())) {
            RedisLink link = linkThrough(proxy);
            BlockingQueue<RedisState> states = new LinkedBlockingQueue<>();
            link.onState(states::add);
            RedisLog log = new RedisLog(link);
            proxy.cut(true);
            assertThat(states.poll(1, TimeUnit.SECONDS)).isInstanceOf(RedisState.Away.class);
            RedisFixture.eventually(
                    () ->
                            get(log.append(W, Mark.NONE, bytes("one"), List.of()))
                                    instanceof Appended.CannotNow);
            Thread.sleep(1000);
            proxy.cut(false);
            RedisFixture.eventually(() -> link.state() instanceof RedisState.Up);
            committed(get(log.append(W, Mark.NONE, bytes("one"), List.of())));
            get(link.close());
        }
    }

    @Test
    void whoever_watches_is_woken_after_an_outage_and_hears_again() throws Exception {
        RedisLog log = new RedisLog(fixture.link());
        BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
        log.watch(W, heard::add);
        Thread.sleep(50);
        Mark first = committed(get(log.append(W, Mark.NONE, bytes("one"), List.of())));
        assertThat(heard.poll(2, TimeUnit.SECONDS)).isEqualTo(1);

        fixture.kill();
        assertThat(heard.poll(5, TimeUnit.SECONDS)).as("look yourself").isZero();
        RedisFixture.eventually(
                () ->
                        get(log.append(W, first, bytes("two"), List.of()))
                                instanceof Appended.Committed);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void after_an_outage_the_clock_is_steady_only_from_then_on() throws Exception {
        RedisLink link = fixture.link();
        try (RedisClock clock = new RedisClock(fixture.vertx, link)) {
            RedisFixture.eventually(() -> clock.steadySince(Duration.ofMillis(300)));
            fixture.kill();
            RedisFixture.eventually(() -> !clock.steadySince(Duration.ZERO));
            RedisFixture.eventually(() -> clock.steadySince(Duration.ZERO));
            assertThat(clock.steadySince(Duration.ofMillis(300))).isFalse();
        }
    }

    @Test
    @Tag("deep")
    void an_ear_that_has_gone_deaf_by_itself_is_made_anew() throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(fixture.vertx, fixture.redis.port())) {
            RedisLink link = linkThrough(proxy);
            BlockingQueue<RedisState> states = new LinkedBlockingQueue<>();
            link.onState(states::add);
            BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
            RedisLog log = new RedisLog(link);
            log.watch(W, heard::add);
            Thread.sleep(100);
            proxy.swallowBackOf("subscribe");
            Mark first = committed(get(log.append(W, Mark.NONE, bytes("one"), List.of())));

            assertThat(states.poll(20, TimeUnit.SECONDS).toString()).contains("no messages");
            assertThat(heard.poll(5, TimeUnit.SECONDS)).as("look yourself").isZero();
            committed(get(log.append(W, first, bytes("two"), List.of())));
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(2);
            get(link.close());
        }
    }

    private static void send(RedisLog log, int i, Map<WorkshopId, Future<Appended>> answers) {
        WorkshopId workshop = new WorkshopId("w" + i);
        answers.put(workshop, log.append(workshop, Mark.NONE, ours(workshop), List.of()));
    }

    private RedisLink linkThrough(FaultyProxy proxy) {
        String url = fixture.redis.url().replace(":" + fixture.redis.port(), ":" + proxy.port());
        RedisLink link = RedisLink.to(fixture.vertx, url);
        get(link.open());
        return link;
    }

    private void signal(String name) throws Exception {
        String pid = Long.toString(fixture.redis.pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    }

    private static byte[] ours(WorkshopId workshop) {
        return bytes(workshop.value());
    }

    private static List<String> logOf(RedisLog log, WorkshopId workshop) {
        return get(log.read(workshop, 1, 100_000)).stream().map(e -> text(e.bytes())).toList();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
