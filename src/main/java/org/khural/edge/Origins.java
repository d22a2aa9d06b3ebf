package org.khural.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khural.store.CannotStart;

/**
 * Who is on the other side: the browser's address behind trusted proxies, and whether a page of
 * ours is asking.
 */
final class Origins {
    private static final Pattern LOOPBACK =
            Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::(\\d{1,5}))?");

    private final String origin;
    private final Optional<Integer> plainPort;
    private final List<Network> trusted;

    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            if (other.length != address.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (other[bit >> 3] & mask)) return false;
            }
            return true;
        }
    }

    Origins(HttpSettings settings) {
        int port = settings.publicUrl().getPort();
        this.origin = settings.origin();
        this.plainPort = settings.isSecure() ? Optional.empty() : Optional.of(port < 0 ? 80 : port);
        this.trusted = settings.trusted().stream().map(Origins::network).toList();
    }

    /**
     * A browser names the origin of the page; another one, or none at all, is not ours. Who tries
     * the server on its own machine may call that localhost or 127.0.0.1: on our port that is us.
     */
    boolean isOurs(@Nullable String origin) {
        if (origin == null) return false;
        if (this.origin.equals(origin)) return true;
        var here = LOOPBACK.matcher(origin);
        if (plainPort.isEmpty() || !here.matches()) return false;
        return plainPort.get() == (here.group(1) == null ? 80 : Integer.parseInt(here.group(1)));
    }

    /** The address that failed attempts count against. */
    String address(HttpServerRequest request) {
        return address(request.remoteAddress().hostAddress(), forwarded(request.headers()));
    }

    /** A proxy may add a line of its own instead of adding to the last one: all of them count. */
    static @Nullable String forwarded(MultiMap headers) {
        var lines = headers.getAll("X-Forwarded-For");
        return lines.isEmpty() ? null : String.join(",", lines);
    }

    String address(@Nullable String peer, @Nullable String forwarded) {
        if (peer == null) return "unknown";
        if (forwarded == null || !isTrusted(peer)) return peer;
        // The last one that a trusted proxy did not write itself; what stands before it anybody
        // can claim.
        var hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].strip();
            if (bytes(hop).isEmpty()) return peer;
            if (!isTrusted(hop)) return hop;
        }
        return peer;
    }

    private boolean isTrusted(String address) {
        return bytes(address)
                .filter(bytes -> trusted.stream().anyMatch(network -> network.contains(bytes)))
                .isPresent();
    }

    private static Network network(String text) {
        var parts = text.split("/");
        var address = bytes(parts[0]);
        boolean hasBits = parts.length == 2 && parts[1].matches("\\d{1,3}");
        if (address.isEmpty() || !(parts.length == 1 || hasBits)) throw noNetwork(text);
        int most = address.get().length * 8;
        int bits = hasBits ? Integer.parseInt(parts[1]) : most;
        if (bits > most) throw noNetwork(text);
        return new Network(address.get(), bits);
    }

    private static CannotStart noNetwork(String text) {
        return new CannotStart(
                "config.trusted_proxies",
                "http.trustedProxies has \""
                        + text
                        + "\", which is no address or network like 10.0.0.0/8.");
    }

    /** Only ever of a literal address: no name is looked up. */
    private static Optional<byte[]> bytes(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
