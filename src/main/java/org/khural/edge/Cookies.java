package org.khural.edge;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.khural.store.Logins;

/**
 * The cookies of this browser's logins, one each, so that a chair and a participant can be in two
 * tabs. The name holds the login's public handle, the value its secret; no script can read it and
 * no other site can send it.
 */
final class Cookies {
    /** More than anybody needs, and less than a browser's limit. */
    private static final int MOST = 12;

    private final String prefix;
    private final boolean secure;

    Cookies(boolean secure) {
        this.secure = secure;
        this.prefix = secure ? "__Host-khural-" : "khural-";
    }

    /** The login's handle in the path of a call. */
    static String handle(RoutingContext context) {
        return Optional.ofNullable(context.pathParam("login")).orElse("");
    }

    /** 256 bits as base64url; what has another form needs no look into Redis. */
    static boolean isSecret(String text) {
        return text.matches("[A-Za-z0-9_-]{43}");
    }

    Optional<String> secret(RoutingContext context, String handle) {
        if (!handle.matches("[A-Za-z0-9_-]{1,40}")) return Optional.empty();
        return Optional.ofNullable(context.request().getCookie(prefix + handle))
                .map(Cookie::getValue)
                .filter(Cookies::isSecret);
    }

    List<String> handles(RoutingContext context) {
        return context.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .limit(MOST)
                .toList();
    }

    void set(RoutingContext context, String handle, String secret) {
        var mine = handles(context);
        if (mine.size() >= MOST) clear(context, mine.getFirst());
        context.response().addCookie(cookie(handle, secret).setMaxAge(Logins.LIFE.toSeconds()));
    }

    void clear(RoutingContext context, String handle) {
        context.response().addCookie(cookie(handle, "").setMaxAge(0));
    }

    private Cookie cookie(String handle, String value) {
        return Cookie.cookie(prefix + handle, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT);
    }
}
