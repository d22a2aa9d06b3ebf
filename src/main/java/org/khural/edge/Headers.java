package org.khural.edge;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer carries: no foreign origin, no inline script, no frame, no referrer, no
 * guessing of types.
 */
final class Headers implements Handler<RoutingContext> {
    private final String policy;
    private final boolean secure;

    Headers(HttpSettings settings) {
        this.secure = settings.isSecure();
        var socket = settings.origin().replaceFirst("^http", "ws");
        this.policy =
                "default-src 'self'; connect-src 'self' "
                        + socket
                        + "; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    @Override
    public void handle(RoutingContext context) {
        var headers = context.response().headers();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        if (secure) headers.set("Strict-Transport-Security", "max-age=31536000");
        context.next();
    }
}
