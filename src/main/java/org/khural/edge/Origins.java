package org.khural.edge;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khural.store.CannotStart;

/**
 * Who is on the other side: the browser's address behind trusted proxies, and whether a page of
 * ours is asking.
 */
final class Origins {
    private final String origin;
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
        this.origin = settings.origin();
        this.trusted = settings.trusted().stream().map(Origins::network).toList();
    }

    /** A browser names the origin of the page; another one, or none at all, is not ours. */
    boolean isOurs(@Nullable String origin) {
        return this.origin.equals(origin);
    }

    /** The address that failed attempts count against. */
    String address(HttpServerRequest request) {
        return address(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
    }

    String address(@Nullable String peer, @Nullable String forwarded) {
        if (peer == null) return "unknown";
        if (forwarded == null || !isTrusted(peer)) return peer;
        // The last one that a trusted proxy did not write itself; what stands before it anybody can
        // claim.
        var hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            var hop = hops[i].strip();
            if (!isTrusted(hop)) return hop.isEmpty() || hop.length() > 45 ? peer : hop;
        }
        return peer;
    }

    private boolean isTrusted(String address) {
        if (!address.matches("[0-9a-fA-F.:]+")) return false;
        var bytes = bytes(address);
        return trusted.stream().anyMatch(network -> network.contains(bytes));
    }

    private static Network network(String text) {
        var parts = text.split("/");
        if (!parts[0].matches("[0-9a-fA-F.:]+") || parts.length > 2) {
            throw new CannotStart(
                    "config.trusted_proxies",
                    "http.trustedProxies has \""
                            + text
                            + "\", which is no address or network like 10.0.0.0/8.");
        }
        var address = bytes(parts[0]);
        int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
        return new Network(address, Math.min(bits, address.length * 8));
    }

    /** Only ever of a literal address: no name is looked up. */
    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
