package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.client.Browser;

/** Pages and what every answer carries. The pages here lie beside the tests. */
class PagesTest extends EdgeTest {
    private static final String ASSET = "/assets/sample-1a2b3c4d.js";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /                     | 200
                    /door                 | 200
                    /display              | 200
                    /display/screen-1     | 200
                    /as/abc               | 200
                    /as/abc/chair         | 200
                    /as/abc/organiser     | 200
                    /as                   | 404
                    /nowhere              | 404
                    /as/abc/chair/more    | 404
                    """)
    void thePagesOfTheApplicationAreOneFile(String path, int status) {
        var reply = browser().get(path);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.bytes().toString()).contains("<title>Khural");
        assertThat(reply.headers().get("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(reply.headers().get("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/none.js",
                "/../pom.xml",
                "/assets/../../org/khural/Main.class",
                "/assets/%2e%2e/%2e%2e/logback-test.xml",
                "/.git/config.txt",
                "/web/index.html"
            })
    void whatIsNoPageOfOursIsNotThere(String path) {
        var reply = browser().get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.bytes().toString()).doesNotContain("appender", "<project", "CAFEBABE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    br, gzip            | br   | brotli
                    gzip, deflate       | gzip | gzip
                    gzip;q=0.5, br;q=0  | gzip | gzip
                    identity            |      | export
                                        |      | export
                    """)
    void eachBrowserGetsTheBestThatItUnderstands(String accepts, String encoding, String body) {
        var headers =
                accepts == null ? Map.<String, String>of() : Map.of("Accept-Encoding", accepts);
        var reply = browser().get(ASSET, headers);
        assertThat(reply.headers().get("Content-Encoding")).isEqualTo(encoding);
        assertThat(reply.bytes().toString()).startsWith(body);
        assertThat(reply.headers().get("Vary")).isEqualTo("Accept-Encoding");
        assertThat(reply.headers().get("Content-Type")).startsWith("text/javascript");
        assertThat(reply.headers().get("Cache-Control")).contains("immutable");
    }

    @Test
    void whatABrowserHasAlreadyIsNotSentAgain() {
        var tag = browser().get("/").headers().get("ETag");
        var again = browser().get("/", Map.of("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes().length()).isZero();
        assertThat(browser().get("/", Map.of("If-None-Match", "W/\"other\"")).status())
                .isEqualTo(200);
    }

    @Test
    void headSaysTheSameWithoutTheBody() {
        var head = browser().call(HttpMethod.HEAD, ASSET, "", Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers().get("Content-Length")).isEqualTo("28");
        var health = browser().call(HttpMethod.HEAD, "/api/health", "", Map.of());
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.bytes().length()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/health", "/api/nothing", "/assets/none.js", ASSET})
    void everyAnswerForbidsWhatNobodyNeeds(String path) {
        var headers = browser().get(path).headers();
        assertThat(headers.get("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("object-src 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*");
        assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.get("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.get("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.get("Permissions-Policy")).contains("camera=()", "microphone=()");
        assertThat(headers.get("Strict-Transport-Security")).as("plain http").isNull();
        assertThat(headers.get("Server")).isNull();
    }

    @Test
    void figuresAreForThisMachineOrTheToken() {
        var reply = browser().get("/metrics");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.bytes().toString()).contains("khural_sockets");
        assertThat(figures(Map.of("X-Forwarded-For", "203.0.113.9")).status()).isEqualTo(404);
        assertThat(
                        figures(
                                        Map.of(
                                                "X-Forwarded-For",
                                                "203.0.113.9",
                                                "Authorization",
                                                "Bearer no"))
                                .status())
                .isEqualTo(404);
        assertThat(
                        figures(
                                        Map.of(
                                                "X-Forwarded-For",
                                                "203.0.113.9",
                                                "Authorization",
                                                "Bearer " + TestNode.METRICS_TOKEN))
                                .status())
                .isEqualTo(200);
    }

    private Browser.Reply figures(Map<String, String> headers) {
        return browser().get("/metrics", headers);
    }
}
