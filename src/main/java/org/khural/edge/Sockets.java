package org.khural.edge;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.khural.domain.Actor;
import org.khural.live.ChairWatch;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.store.Login;
import org.khural.store.Logins;
import org.khural.store.RedisAway;

/** All sockets of this node: lets them in, looks after them, and ends them in an orderly way. */
final class Sockets {
    static final String PROTOCOL = "khural.v1";
    private static final long CARE = 1_000;

    /** New sockets per second that a node admits; more come again, spread by their backoff. */
    private static final double ADMITTED = 2_000;

    private final Vertx vertx;
    private final Rooms rooms;
    private final ChairWatch chairs;
    private final Passes passes;
    private final Origins origins;
    private final Attempts attempts;
    private final Set<RoomSocket> open = new HashSet<>();
    private final Map<Actor, TokenBucket> asks = new HashMap<>();
    private final TokenBucket admission = new TokenBucket(ADMITTED, ADMITTED);
    private final RoomSocket.Bounds bounds;
    private boolean draining;

    Sockets(
            Vertx vertx,
            Rooms rooms,
            ChairWatch chairs,
            Passes passes,
            Origins origins,
            Attempts attempts,
            RoomSocket.Bounds bounds) {
        this.vertx = vertx;
        this.rooms = rooms;
        this.chairs = chairs;
        this.passes = passes;
        this.origins = origins;
        this.attempts = attempts;
        this.bounds = bounds;
        Metrics.globalRegistry.gauge("khural.sockets", open, Set::size);
        vertx.setPeriodic(CARE, t -> care());
    }

    /** Before any socket exists: the right page, the right token, and room for one more. */
    void handshake(ServerWebSocketHandshake handshake) {
        var headers = handshake.headers();
        var peer = handshake.remoteAddress().hostAddress();
        var address = origins.address(peer, headers.get("X-Forwarded-For"));
        if (!handshake.path().equals("/live")) reject(handshake, 404);
        else if (!origins.isOurs(headers.get("Origin"))) reject(handshake, 403);
        else if (draining) reject(handshake, 503);
        else if (attempts.isBlocked(address) || !admission.take()) reject(handshake, 429);
        else
            passes.check(token(headers.get("Sec-WebSocket-Protocol")))
                    .onSuccess(login -> admit(handshake, login, address))
                    .onFailure(e -> reject(handshake, e instanceof RedisAway ? 503 : 500));
    }

    private void admit(ServerWebSocketHandshake handshake, Optional<Login> login, String address) {
        if (login.isEmpty()) {
            attempts.failed(address);
            reject(handshake, 401);
            return;
        }
        handshake
                .accept()
                .onSuccess(
                        socket -> {
                            var mine = new RoomSocket(socket, login.get(), rooms, this, bounds);
                            open.add(mine);
                            if (draining) mine.bye("drain", 0);
                        });
    }

    private static void reject(ServerWebSocketHandshake handshake, int status) {
        handshake.reject(status);
    }

    /** {@code khural.v1, <token>}. */
    private static String token(@Nullable String protocols) {
        if (protocols == null) return "";
        var parts = protocols.split(",");
        return parts.length == 2 && parts[0].strip().equals(PROTOCOL) ? parts[1].strip() : "";
    }

    void joined(Room room) {
        chairs.joined(room);
    }

    void closed(RoomSocket socket) {
        open.remove(socket);
    }

    /** One bucket per person, however many tabs and phones. */
    TokenBucket asksOf(Actor actor) {
        return asks.computeIfAbsent(
                actor, a -> new TokenBucket(bounds.asksPerSecond(), bounds.burst()));
    }

    /** A login was ended on some node. */
    void revoked(String login) {
        for (var socket : Set.copyOf(open)) if (socket.login().id().equals(login)) socket.end();
    }

    /** Some ends may have gone unheard while Redis was away: asks for each login again. */
    void recheck(Logins logins) {
        for (var socket : Set.copyOf(open)) {
            logins.find(socket.login().id())
                    .onSuccess(
                            login -> {
                                if (login.isEmpty()) socket.end();
                            });
        }
    }

    private void care() {
        for (var socket : Set.copyOf(open)) socket.care();
        asks.values().removeIf(TokenBucket::isFull);
    }

    /** Says good-bye to all, spread over five seconds so that they do not come back as one. */
    Future<Void> drain() {
        draining = true;
        for (var socket : Set.copyOf(open)) {
            socket.bye("drain", ThreadLocalRandom.current().nextLong(5_000));
        }
        Promise<Void> gone = Promise.promise();
        awaitGone(gone, 40);
        return gone.future();
    }

    private void awaitGone(Promise<Void> gone, int tries) {
        if (open.isEmpty() || tries == 0) gone.complete();
        else vertx.setTimer(50, t -> awaitGone(gone, tries - 1));
    }
}
