package org.khural.edge;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the server is reached.
 *
 * @param publicUrl what people have in the address bar; links, the Origin check and the cookies
 *     follow it
 * @param tls certificate chain and key in PEM files, where no proxy ends TLS in front
 * @param trusted addresses or networks whose forwarded headers are believed
 * @param asks of one browser tab that may wait for their answer
 * @param metricsToken lets a collector on another machine read {@code /metrics}; else only this one
 */
public record HttpSettings(
        String host,
        int port,
        URI publicUrl,
        Optional<Tls> tls,
        List<String> trusted,
        int asks,
        Optional<String> metricsToken) {
    public record Tls(Path cert, Path key) {}

    boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** Only this machine reaches it. */
    public boolean isLoopback() {
        return List.of("127.0.0.1", "::1", "localhost").contains(host)
                && List.of("127.0.0.1", "[::1]", "localhost").contains(publicUrl.getHost());
    }

    /** Scheme, host and port, as a browser sends it in {@code Origin}. */
    String origin() {
        int port = publicUrl.getPort();
        boolean isUsual = port < 0 || port == (isSecure() ? 443 : 80);
        var host = publicUrl.getHost().toLowerCase(Locale.ROOT);
        return publicUrl.getScheme() + "://" + host + (isUsual ? "" : ":" + port);
    }

    /** Without the token: this lands in logs. */
    @Override
    public String toString() {
        return "HttpSettings[" + host + ":" + port + ", " + publicUrl + "]";
    }
}
