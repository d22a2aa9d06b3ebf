package org.khural.store;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

/** For tests of what lies beside the log: one real Redis per class, empty at each test. */
abstract class RedisTest {
    static final WorkshopId W = new WorkshopId("launch");
    static final WorkshopId OTHER = new WorkshopId("other");
    static final PersonId ANN = new PersonId("ann");
    static final PersonId BEN = new PersonId("ben");

    static RedisFixture fixture;
    static RedisLink link;
    static RedisLink otherNode;
    static RedisClock clock;

    @BeforeAll
    static void start() {
        fixture = new RedisFixture();
        link = fixture.link();
        otherNode = fixture.link();
        clock = new RedisClock(fixture.vertx, link);
    }

    @AfterAll
    static void stop() {
        clock.close();
        fixture.close();
    }

    @BeforeEach
    void empty() throws IOException {
        for (Object key : (List<?>) fixture.call("KEYS", "*")) {
            fixture.call("DEL", String.valueOf(key));
        }
    }

    static byte[] bytes(String text) {
        return WorkshopLogContract.bytes(text);
    }

    static long ttl(String key) throws IOException {
        return (Long) Objects.requireNonNull(fixture.call("PTTL", key));
    }
}
