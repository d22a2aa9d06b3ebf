package org.khural.edge;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the server is reached.
 *
 * @param publicUrl what people have in the address bar; links, the Origin check and the cookies
 *     follow it
 * @param tls certificate chain and key in PEM files, where no proxy ends TLS in front
 * @param trusted addresses or networks whose forwarded headers are believed
 */
public record HttpSettings(
        String host, int port, URI publicUrl, Optional<Tls> tls, List<String> trusted) {
    public record Tls(Path cert, Path key) {}

    boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** Scheme, host and port, as a browser sends it in {@code Origin}. */
    String origin() {
        int port = publicUrl.getPort();
        return publicUrl.getScheme() + "://" + publicUrl.getHost() + (port < 0 ? "" : ":" + port);
    }
}
