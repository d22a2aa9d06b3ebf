package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.client.Signatory.dtbs;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khural.store.OutsideRedis;

/** A Redis that takes nothing more, in the middle of a ceremony. */
class SigningFullTest extends SigningHall {
    private static OutsideRedis outside;

    @BeforeAll
    static void aRedisThatCanBeFilled() throws Exception {
        outside = new OutsideRedis(Files.createDirectory(data.resolve("outside")), "always");
        node.close();
        node = new TestNode(outside.url());
    }

    @AfterAll
    static void end() throws Exception {
        outside.close();
    }

    @Test
    void nothing_is_half_written_and_the_same_again_is_signed() throws Exception {
        frozen();
        var ann = person(ANN);
        opened(ann, person(BEN));
        call(ANN);
        long fence = ann.fence();
        outside.call("CONFIG", "SET", "maxmemory", "1");
        assertThat(ann.begin(fence).code()).isEqualTo("away");
        outside.call("CONFIG", "SET", "maxmemory", "0");
        var value = ann.value(dtbs(ann.begin(fence)));
        outside.call("CONFIG", "SET", "maxmemory", "1");
        var full = ann.sign(fence, value);
        assertThat(full.status()).isEqualTo(503);
        assertThat(full.code()).isEqualTo("away");
        assertThat(pact(chair).at("/signatories/0/signed").isNull()).isTrue();
        assertThat(pact(chair).at("/turn/signing").asBoolean()).isTrue();
        outside.call("CONFIG", "SET", "maxmemory", "0");
        signedOnce(ann, ann.sign(fence, value));
    }
}
