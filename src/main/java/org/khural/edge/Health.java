package org.khural.edge;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.khural.store.RedisState;

/**
 * How the server is, for balancers, for the first page and for scripts that wait for it. Without
 * Redis it lives and can do nothing, and says so.
 */
final class Health implements Handler<RoutingContext> {
    private final Supplier<RedisState> redis;
    private final BooleanSupplier draining;
    private boolean ready;

    Health(Supplier<RedisState> redis, BooleanSupplier draining) {
        this.redis = redis;
        this.draining = draining;
    }

    void ready() {
        ready = true;
    }

    @Override
    public void handle(RoutingContext context) {
        switch (redis.get()) {
            case RedisState.Away away ->
                    Replies.json(
                            context,
                            503,
                            Map.of(
                                    "status", "away",
                                    "since", away.since().toEpochMilli(),
                                    "why", "redis"));
            case RedisState.Up up when draining.getAsBoolean() -> say(context, 503, "draining");
            case RedisState.Up up when !ready -> say(context, 503, "starting");
            case RedisState.Up up -> say(context, 200, "up");
        }
    }

    private static void say(RoutingContext context, int status, String word) {
        Replies.json(context, status, Map.of("status", word));
    }
}
