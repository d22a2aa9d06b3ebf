package org.khural.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khural.client.Tab;

/**
 * The disk lost the last moments of Redis: repaired by a node that holds them, else told to all.
 */
class LostTailTest extends FaultsTest {
    private static final int BYTES = 5_000;

    private KhuralProcess server;
    private Map<String, String> links;

    @BeforeEach
    void everybodyIsAtTheHead() {
        server = closing(KhuralProcess.start(dir.resolve("data"), "--demo"));
        links = server.links();
        crowd(links, server.origin);
        atLeast(60);
        members.forEach(Member::rest);
    }

    @Test
    void aNodeThatHoldsWhatIsLostWritesItAgain() throws IOException {
        var before = new Audit(vertx, redisOf(server)).head();
        server.freeze();
        server.killRedis();
        truncate();
        server.thaw();
        members.forEach(Member::goOn);
        atLeast(30);
        var audit = audit(() -> redisOf(server), links, server.origin);
        assertThat(Tab.version(audit.head())).isGreaterThan(Tab.version(before));
        assertThat(audit.holds(before)).isTrue();
    }

    @Test
    void whenNobodyHoldsItEveryScreenIsToldAndGoesOn() throws IOException {
        var before = new Audit(vertx, redisOf(server)).head();
        server.kill();
        server.killRedis();
        truncate();
        server.restart();
        for (var member : members) {
            member.tab().until("the word that it was lost", () -> wasReset(member.tab()));
        }
        var after = new Audit(vertx, redisOf(server)).head();
        assertThat(Tab.version(after)).isLessThan(Tab.version(before)).isGreaterThan(10);
        members.forEach(Member::goOn);
        atLeast(30);
        members.forEach(Member::rest);
        var audit = new Audit(vertx, redisOf(server));
        screens(audit, links, server.origin);
        audit.verify();
        members.forEach(member -> member.tab().verify());
    }

    private static boolean wasReset(Tab tab) {
        return tab.heard().stream()
                .anyMatch(m -> m.path("is").asText().equals("view") && m.hasNonNull("reset"));
    }

    /** As a disk that acknowledged what it had not written. */
    private void truncate() throws IOException {
        try (var files = Files.list(server.data.resolve("redis/appendonlydir"))) {
            var last =
                    files.filter(f -> f.toString().endsWith(".incr.aof"))
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
            try (var file = new RandomAccessFile(last.toFile(), "rw")) {
                file.setLength(file.length() - BYTES);
            }
        }
    }
}
