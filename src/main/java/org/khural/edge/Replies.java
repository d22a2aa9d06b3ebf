package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;
import org.khural.live.Incidents;
import org.khural.store.LinkEnded;
import org.khural.store.RedisAway;
import org.khural.store.RedisRefused;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;

/**
 * Turns what a call comes to into an answer: a record as JSON, or an error with a stable code.
 * Nothing is ever left open.
 */
final class Replies {
    private static final WorkshopId NONE = new WorkshopId("none");

    private final Incidents incidents;

    Replies(Incidents incidents) {
        this.incidents = incidents;
    }

    /** A call whose answer is a record; null is 204. */
    Handler<RoutingContext> to(Function<RoutingContext, Future<?>> call) {
        return context -> {
            try {
                call.apply(context)
                        .onSuccess(answer -> reply(context, answer))
                        .onFailure(e -> fail(context, e));
            } catch (RuntimeException e) {
                fail(context, e);
            }
        };
    }

    /** What may refuse, and else passes on. */
    Handler<RoutingContext> before(Handler<RoutingContext> gate) {
        return context -> {
            try {
                gate.handle(context);
            } catch (RuntimeException e) {
                fail(context, e);
            }
        };
    }

    static <T> T body(RoutingContext context, Class<T> type) {
        try {
            var text = context.body().asString();
            return Codec.read(text == null ? "" : text, type);
        } catch (Malformed e) {
            throw Refusal.malformed(e.path(), String.valueOf(e.getMessage()));
        }
    }

    private static void reply(RoutingContext context, Object answer) {
        if (context.response().ended()) return;
        if (answer == null) context.response().setStatusCode(204).end();
        else json(context, 200, answer);
    }

    private void fail(RoutingContext context, Throwable e) {
        // Of what was begun the rest can only be missing.
        if (context.response().ended() || context.response().headWritten()) return;
        switch (e) {
            case Refusal refusal -> error(context, refusal.status, refusal.code, refusal.args);
            case LinkEnded ended -> error(context, 410, "door.link_ended", Map.of());
            case RedisAway away -> error(context, 503, "away", Map.of());
            case RedisRefused refused -> error(context, 503, "away", Map.of());
            default -> {
                var what = context.request().method() + " " + path(context);
                var incident = incidents.report(NONE, Mark.NONE, what, e);
                error(context, 500, "failed", Map.of("incident", incident));
            }
        }
    }

    /** What no route took care of; Vert.x would answer in HTML. */
    Handler<RoutingContext> unhandled(int status, String code) {
        return context -> {
            if (context.failure() == null || status < 500) error(context, status, code, Map.of());
            else fail(context, context.failure());
        };
    }

    /** Of the route, not of the request: that one may hold a login's handle. */
    private static String path(RoutingContext context) {
        return Optional.ofNullable(context.currentRoute()).map(Route::getPath).orElse("");
    }

    static void error(RoutingContext context, int status, String code, Map<String, Object> args) {
        json(context, status, Map.of("code", code, "args", args));
    }

    static void json(RoutingContext context, int status, Object answer) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(Codec.json(answer));
    }
}
