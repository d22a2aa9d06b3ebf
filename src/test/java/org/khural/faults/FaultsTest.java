package org.khural.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.khural.client.Browser;
import org.khural.client.Tab;

/**
 * Real server processes, a crowd that asks all the time, a fault in the middle, and then an audit
 * of everything that was promised.
 */
abstract class FaultsTest {
    static final List<String> ROLES =
            List.of(
                    "chair",
                    "vice-chair",
                    "discussion-lead",
                    "rector-technology",
                    "vice-rector-agriculture",
                    "expert-institute");

    @TempDir Path dir;

    final long seed = Long.getLong("khural.seed", System.nanoTime());
    final List<Member> members = new ArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    Vertx vertx;

    @BeforeEach
    void clients() {
        System.out.println(getClass().getSimpleName() + ": -Dkhural.seed=" + seed);
        vertx = Vertx.vertx();
    }

    @AfterEach
    void end() throws Exception {
        for (var member : members) member.close();
        for (var each : toClose.reversed()) each.close();
        Browser.await(vertx.close());
    }

    <T extends AutoCloseable> T closing(T thing) {
        toClose.add(thing);
        return thing;
    }

    /** One person per role; they spread over the servers. */
    void crowd(Map<String, String> links, String... servers) {
        for (int i = 0; i < ROLES.size(); i++) {
            var role = ROLES.get(i);
            members.add(new Member(vertx, role, links.get(role), List.of(servers), seed + i));
        }
        members.forEach(Member::begin);
    }

    /** Until so many more asks were carried out than now. */
    void atLeast(int asks) {
        long now = done();
        long end = System.nanoTime() + 30_000_000_000L;
        while (done() < now + asks) {
            if (System.nanoTime() > end) throw new AssertionError("nothing goes on any more");
            KhuralProcess.pause(20);
        }
    }

    private long done() {
        return members.stream()
                .mapToLong(
                        m ->
                                m.tab().heard().stream()
                                        .filter(e -> e.path("is").asText().equals("done"))
                                        .count())
                .sum();
    }

    /**
     * Everybody rests; then the books are compared. {@code links}: by which a new screen enters.
     */
    Audit audit(Supplier<String> redisUrl, Map<String, String> links, String server) {
        members.forEach(Member::rest);
        var audit = new Audit(vertx, redisUrl.get());
        members.forEach(audit::answers);
        screens(audit, links, server);
        audit.nothingWasReset(members);
        audit.verify();
        assertThat(audit.carriedOut()).as("the crowd did something").isGreaterThan(30);
        return audit;
    }

    void screens(Audit audit, Map<String, String> links, String server) {
        var fresh =
                Map.of(
                        "CHAIR", fresh(links.get("chair"), "CHAIR", server),
                        "PARTICIPANT",
                                fresh(links.get("rector-technology"), "PARTICIPANT", server));
        audit.screens(members, fresh);
    }

    private Tab fresh(String link, String as, String server) {
        var browser = closing(new Browser(vertx, server));
        return browser.tab(browser.enter(link), "fresh").join(as);
    }

    /** As a browser does, until it is in: the socket may still look alive. */
    static void comeAgain(Tab tab) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (true) {
            try {
                tab.hangUp();
                tab.connect().resume(null);
                tab.resendAll();
                return;
            } catch (Throwable e) {
                if (System.nanoTime() > end) throw e;
                KhuralProcess.pause(100);
            }
        }
    }

    /** The address of the Redis inside a server's data directory. */
    static String redisOf(KhuralProcess server) {
        var all = new java.util.Properties();
        try (var in =
                java.nio.file.Files.newBufferedReader(server.data.resolve("redis.properties"))) {
            all.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return "redis://khural:"
                + all.getProperty("password")
                + "@127.0.0.1:"
                + all.getProperty("port");
    }
}
