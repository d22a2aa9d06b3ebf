package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khural.client.Browser;
import org.khural.store.CannotStart;

/** The server ends TLS itself, from PEM files. */
class TlsTest extends EdgeTest {
    @TempDir Path dir;

    @Test
    void pagesCookiesAndSocketsAreSecure() throws Exception {
        int port = TestNode.freePort();
        var origin = "https://localhost:" + port;
        var settings = settings(port, origin, pem());
        try (var secure = new TestNode(redis.url(), settings)) {
            var token = link(ANN);
            var http =
                    clients.createHttpClient(
                            new HttpClientOptions()
                                    .setSsl(true)
                                    .setTrustAll(true)
                                    .setVerifyHost(false));
            var options =
                    new RequestOptions()
                            .setMethod(HttpMethod.POST)
                            .setHost("localhost")
                            .setPort(port)
                            .setURI("/api/enter")
                            .putHeader("Origin", origin)
                            .putHeader("Content-Type", "application/json");
            var reply =
                    Browser.await(
                            http.request(options)
                                    .compose(r -> r.send("{\"token\":\"" + token + "\"}")));
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.getHeader("Strict-Transport-Security")).contains("max-age=");
            assertThat(reply.getHeader("Content-Security-Policy"))
                    .contains("wss://localhost:" + port);
            var cookie = reply.cookies().getFirst();
            assertThat(cookie).startsWith("__Host-khural-").contains("Secure", "Path=/");
            var login = cookie.substring("__Host-khural-".length(), cookie.indexOf('='));
            var path = "/api/logins/" + login + "/socket";
            options.setURI(path).putHeader("Cookie", cookie.substring(0, cookie.indexOf(';')));
            var pass =
                    Browser.await(
                            http.request(options).compose(r -> r.send().compose(s -> s.body())));
            var sockets =
                    clients.createWebSocketClient(
                            new WebSocketClientOptions()
                                    .setSsl(true)
                                    .setTrustAll(true)
                                    .setVerifyHost(false));
            var socket =
                    Browser.await(
                            sockets.connect(
                                    new WebSocketConnectOptions()
                                            .setHost("localhost")
                                            .setPort(port)
                                            .setURI("/live")
                                            .addHeader("Origin", origin)
                                            .setSubProtocols(
                                                    List.of(
                                                            "khural.v1",
                                                            pass.toJsonObject()
                                                                    .getString("token")))));
            assertThat(socket.isSsl()).isTrue();
            Browser.await(socket.close());
            Browser.await(http.close());
            Browser.await(sockets.close());
            assertThat(secure.server.sockets()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aCertificateThatIsNoneIsNamed() throws IOException {
        var rubbish = Files.writeString(dir.resolve("cert.pem"), "no certificate");
        var tls = new HttpSettings.Tls(rubbish, rubbish);
        int port = TestNode.freePort();
        assertThatThrownBy(
                        () -> new TestNode(redis.url(), settings(port, "https://localhost", tls)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(rubbish.toString());
    }

    private static HttpSettings settings(int port, String origin, HttpSettings.Tls tls) {
        return new HttpSettings(
                "127.0.0.1",
                port,
                URI.create(origin),
                Optional.of(tls),
                List.of(),
                16,
                Optional.empty());
    }

    /** A certificate of our own making, by the JDK's tool. */
    private HttpSettings.Tls pem() throws Exception {
        var store = dir.resolve("store.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "khural",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                "of-the-test")
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("keytool.out").toFile())
                        .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, "of-the-test".toCharArray());
        }
        var key = keys.getKey("khural", "of-the-test".toCharArray());
        return new HttpSettings.Tls(
                pem("cert.pem", "CERTIFICATE", keys.getCertificate("khural").getEncoded()),
                pem("key.pem", "PRIVATE KEY", key.getEncoded()));
    }

    private Path pem(String file, String what, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(bytes);
        return Files.writeString(
                dir.resolve(file),
                "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
