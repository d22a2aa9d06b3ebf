package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.evidence.Bundle;
import org.khural.evidence.Ceremony;
import org.khural.signing.Authority;

/** Anybody asks the server about a file; nobody learns more than what is in it. */
class VerifyingTest extends EdgeTest {
    private static final Authority AUTHORITY = TestNode.AUTHORITY;
    private static final Ceremony CEREMONY = Ceremony.of(AUTHORITY);

    private Browser.Reply verify(byte[] file) {
        return browser().post("/verify", file);
    }

    private static List<String> codes(Browser.Reply reply) {
        return reply.body().findValuesAsText("code");
    }

    @Test
    void aBundleIsValidAndTellsWhatHappened() {
        var reply = verify(CEREMONY.bundle().zip());
        assertThat(reply.status()).isEqualTo(200);
        var body = reply.body();
        assertThat(body.path("verdict").asText()).isEqualTo("VALID");
        assertThat(body.path("isBundle").asBoolean()).isTrue();
        assertThat(body.path("findings")).isEmpty();
        assertThat(body.path("signatures").findValuesAsText("name"))
                .containsExactly("Rector of Technology", "校长");
        assertThat(body.path("facts")).hasSize(7);
        assertThat(body.path("head").asText()).isEqualTo(CEREMONY.chain().head().hex());
    }

    @Test
    void aDocumentAloneIsIntact() {
        var reply = verify(CEREMONY.pdf());
        assertThat(reply.body().path("verdict").asText()).isEqualTo("INTACT");
        assertThat(reply.body().path("facts")).isEmpty();
    }

    @Test
    void whatWasChangedIsSaidWithItsReasons() {
        var chain = CEREMONY.chain().bytes();
        chain[chain.length / 2] ^= 1;
        var reply = verify(CEREMONY.with(Map.of(Bundle.EVIDENCE, chain)).zip());
        assertThat(reply.body().path("verdict").asText()).isEqualTo("CHANGED");
        assertThat(codes(reply)).contains("CHAIN_BROKEN");
    }

    /** The root that a file brings along is nobody's word. */
    @Test
    void theRootOfTheFileIsNotBelieved() {
        var other = Ceremony.of(Ceremony.instance());
        var reply = verify(other.bundle().zip());
        assertThat(reply.body().path("verdict").asText()).isEqualTo("NOT_VALID");
        assertThat(codes(reply)).contains("NOT_TRUSTED", "CERTIFICATE_NOT_SEALED");
    }

    @Test
    void whatIsNoSuchFileIsSaid() {
        var text = verify("Agreement".getBytes(StandardCharsets.UTF_8));
        assertThat(text.body().path("verdict").asText()).isEqualTo("NOT_VALID");
        assertThat(codes(text)).containsExactly("NOT_A_PDF");
        var zip = CEREMONY.bundle().zip();
        zip[zip.length - 1] = 1;
        assertThat(verify(zip).status()).isEqualTo(422);
        assertThat(verify(zip).code()).isEqualTo("verify.no_bundle");
        assertThat(verify(new byte[0]).code()).isEqualTo("verify.no_file");
    }

    @Test
    void whatIsTooLargeIsRefusedAndThePlaceIsFreeAgain() {
        for (int i = 0; i < 6; i++) {
            var reply = verify(new byte[Verifying.BODY + 1]);
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.code()).isEqualTo("too_large");
            assertThat(reply.body().at("/args/limit").asInt()).isEqualTo(25_000_000);
        }
        assertThat(verify(CEREMONY.pdf()).status()).isEqualTo(200);
    }

    @Test
    void anotherSiteDoesNotAsk() {
        var reply = browser().withOrigin("https://elsewhere.example").post("/verify", new byte[1]);
        assertThat(reply.code()).isEqualTo("door.foreign_origin");
    }
}
