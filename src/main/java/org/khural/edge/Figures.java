package org.khural.edge;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for Prometheus, and for nobody else: who is on this machine, or has the token of the
 * configuration. A proxy on this machine must not pass it on to the world.
 */
final class Figures implements Handler<RoutingContext> {
    private final PrometheusMeterRegistry registry;
    private final Optional<String> token;

    Figures(PrometheusMeterRegistry registry, Optional<String> token) {
        this.registry = registry;
        this.token = token;
    }

    @Override
    public void handle(RoutingContext context) {
        if (!isLocal(context.request()) && !hasToken(context.request())) {
            Replies.error(context, 404, "not_found", Map.of());
            return;
        }
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(registry.scrape());
    }

    private static boolean isLocal(HttpServerRequest request) {
        var peer = request.remoteAddress().hostAddress();
        boolean forwarded =
                request.headers().contains("X-Forwarded-For")
                        || request.headers().contains("Forwarded");
        return !forwarded
                && peer != null
                && (peer.startsWith("127.") || peer.equals("0:0:0:0:0:0:0:1"));
    }

    private boolean hasToken(HttpServerRequest request) {
        var given = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        return token.filter(t -> isSame("Bearer " + t, given)).isPresent();
    }

    /** Takes as long for a wrong one, however much of it is right. */
    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
