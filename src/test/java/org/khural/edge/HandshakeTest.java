package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.client.Browser;

/** Who gets a socket at all: settled before there is one. */
class HandshakeTest extends EdgeTest {
    private static final String HS256 = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    private static final String NONE = "{\"typ\":\"JWT\",\"alg\":\"none\"}";

    private Browser ann;
    private String login;

    @BeforeEach
    void annHasEntered() {
        ann = browser();
        login = ann.enter(link(ANN));
    }

    @Test
    void withAPassItOpensAndSpeaksOurProtocol() {
        WebSocket socket = Browser.await(ann.socket(List.of("khural.v1", ann.pass(login))));
        assertThat(socket.subProtocol()).isEqualTo("khural.v1");
        assertThat(socket.headers().get("Sec-WebSocket-Extensions")).isNull();
        Browser.await(socket.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", ""})
    void aPageOfAnotherOriginIsRefused(String origin) {
        var pass = ann.pass(login);
        ann.withOrigin(origin);
        assertThat(refused(ann, "khural.v1", pass)).isEqualTo(403);
    }

    @Test
    void noPageAtAllIsRefused() {
        var pass = ann.pass(login);
        ann.withOrigin(null);
        assertThat(refused(ann, "khural.v1", pass)).isEqualTo(403);
    }

    @Test
    void localhostIsUsUnderAnotherName() {
        var pass = ann.pass(login);
        ann.withOrigin("http://localhost:" + node.port);
        Browser.await(Browser.await(ann.socket(List.of("khural.v1", pass))).close());
    }

    @Test
    void noTokenABentOneAndOneOfAnotherProtocolAreRefused() {
        var pass = ann.pass(login);
        assertThat(refused(ann, "khural.v1")).isEqualTo(401);
        assertThat(refused(ann, "khural.v1", "rubbish")).isEqualTo(401);
        assertThat(refused(ann, "khural.v2", pass)).isEqualTo(401);
        assertThat(refused(ann, pass)).isEqualTo(401);
        assertThat(refused(ann, "khural.v1", pass.substring(0, pass.length() - 3) + "AAA"))
                .isEqualTo(401);
    }

    @Test
    void aTokenThatWeDidNotSignIsRefused() {
        var claims = "{\"sub\":\"" + loginId() + "\",\"exp\":4102444800}";
        var foreign = signed(HS256, claims, new byte[32]);
        assertThat(refused(ann, "khural.v1", foreign)).isEqualTo(401);
        var unsigned = text(NONE.getBytes(StandardCharsets.UTF_8)) + "." + text(claims.getBytes());
        assertThat(refused(ann, "khural.v1", unsigned + ".")).isEqualTo(401);
        assertThat(refused(ann, "khural.v1", unsigned)).isEqualTo(401);
    }

    @Test
    void aTokenEndsAfterAQuarterOfAnHour() {
        byte[] secret = node.on(() -> node.logins.jwtSecret());
        long now = System.currentTimeMillis() / 1000;
        var claims = "{\"sub\":\"" + loginId() + "\",\"exp\":%d}";
        assertThat(refused(ann, "khural.v1", signed(HS256, claims.formatted(now - 1), secret)))
                .isEqualTo(401);
        var good = signed(HS256, claims.formatted(now + 60), secret);
        Browser.await(Browser.await(ann.socket(List.of("khural.v1", good))).close());
        long expires =
                ann.post("/api/logins/" + login + "/socket", "").body().get("expires").asLong();
        assertThat(expires / 1000 - now).isBetween(895L, 905L);
    }

    @Test
    void theTokenOfALoginThatEndedIsRefused() {
        var pass = ann.pass(login);
        assertThat(ann.delete("/api/logins/" + login).status()).isEqualTo(204);
        assertThat(refused(ann, "khural.v1", pass)).isEqualTo(401);
        assertThat(ann.post("/api/logins/" + login + "/socket", "").status()).isEqualTo(401);
    }

    @Test
    void aFloodOfBadTokensIsTurnedAwayAndHoldsUpNobodyElseBehindTheSameAddress() {
        try (var guest = new TestNode(redis.url())) {
            var vandal = browser(guest);
            var statuses =
                    IntStream.range(0, 100)
                            .map(i -> refused(vandal, "khural.v1", "x.y.z"))
                            .boxed()
                            .toList();
            assertThat(statuses).startsWith(401).containsOnly(401, 429);
            assertThat(statuses.stream().filter(s -> s == 429)).hasSizeGreaterThan(20);
            var honest = browser(guest);
            honest.tab(honest.enter(link(BEN))).join();
        }
    }

    @Test
    void aPlainRequestIsToldThatOnlySocketsLiveHere() {
        assertThat(ann.get("/live").status()).isEqualTo(426);
    }

    private String loginId() {
        return node.on(() -> node.logins.login(ann.cookies().get("khural-" + login)))
                .orElseThrow()
                .id();
    }

    private static int refused(Browser browser, String... protocols) {
        try {
            Browser.await(browser.socket(List.of(protocols)));
            return 101;
        } catch (UpgradeRejectedException e) {
            return e.getStatus();
        }
    }

    private static String signed(String header, String claims, byte[] secret) {
        try {
            var text = text(header.getBytes()) + "." + text(claims.getBytes());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text + "." + text(mac.doFinal(text.getBytes()));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
