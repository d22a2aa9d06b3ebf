package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.khural.domain.Actor;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;
import org.khural.live.ChairWatch;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.store.Login;
import org.khural.store.Logins;
import org.khural.store.RedisAway;
import org.khural.store.Watch;

/** All sockets of this node: lets them in, looks after them, and ends them in an orderly way. */
final class Sockets {
    static final String PROTOCOL = "khural.v1";
    private static final long CARE = 1_000;

    /** Sockets of one node; the next come again, and find another node or a place. */
    private static final int MOST = 20_000;

    /** Of them those who only watch; who takes part comes first. */
    private static final int OBSERVERS = 2_000;

    /** New sockets per second that a node admits; more come again, spread by their backoff. */
    private static final double ADMITTED = 2_000;

    /** Milliseconds for the browsers to leave after they heard good-bye. */
    private static final long DRAIN = 2_000;

    private static final long DRAIN_SPREAD = 5_000;

    private final Vertx vertx;
    private final Access access;
    private final Rooms rooms;
    private final ChairWatch chairs;
    private final Logins logins;
    private final Passes passes;
    private final Origins origins;
    private final Attempts failures;
    private final RoomSocket.Bounds bounds;
    private final Admission admission;
    private final SharedFrames frames = new SharedFrames();
    private final Set<RoomSocket> open = new HashSet<>();
    private final Map<Seat, TokenBucket> asks = new HashMap<>();
    private final Map<Tab, RoomSocket> tabs = new HashMap<>();
    private final TokenBucket handshakes = new TokenBucket(ADMITTED, ADMITTED);
    private final Watch revocations;
    private int observers;
    private boolean draining;

    /** Ids are unique within a workshop only. */
    private record Seat(WorkshopId workshop, Actor actor) {}

    private record Tab(Seat seat, String name) {}

    Sockets(
            Vertx vertx,
            Access access,
            Rooms rooms,
            ChairWatch chairs,
            Logins logins,
            Passes passes,
            Origins origins,
            Attempts failures,
            RoomSocket.Bounds bounds) {
        this.vertx = vertx;
        this.access = access;
        this.rooms = rooms;
        this.chairs = chairs;
        this.logins = logins;
        this.passes = passes;
        this.origins = origins;
        this.failures = failures;
        this.bounds = bounds;
        this.admission = new Admission(vertx);
        vertx.setPeriodic(CARE, t -> care());
        revocations =
                logins.onRevoked(
                        id -> vertx.runOnContext(v -> revoked(id)),
                        () -> vertx.runOnContext(v -> recheck()));
    }

    SharedFrames frames() {
        return frames;
    }

    boolean isDraining() {
        return draining;
    }

    int count() {
        return open.size();
    }

    /** Before any socket exists: the right page, the right token, and room for one more. */
    void handshake(ServerWebSocketHandshake handshake) {
        var headers = handshake.headers();
        if (!handshake.path().equals("/live")) reject(handshake, 404);
        else if (!origins.isOurs(headers.get("Origin"))) reject(handshake, 403);
        else if (draining || open.size() >= MOST) reject(handshake, 503);
        else
            passes.login(token(headers.get("Sec-WebSocket-Protocol")))
                    .onSuccess(
                            id ->
                                    id.ifPresentOrElse(
                                            i -> find(handshake, i), () -> refuse(handshake)))
                    .onFailure(e -> cannot(handshake, e));
    }

    /** Whose token we signed; nobody else can use up the places of a second. */
    private void find(ServerWebSocketHandshake handshake, String login) {
        if (!handshakes.take()) {
            reject(handshake, 429);
            return;
        }
        if (Observing.isObserver(login)) {
            if (observers >= OBSERVERS) reject(handshake, 503);
            else admit(handshake, Observing.login(login, rooms.now()));
            return;
        }
        logins.find(login)
                .onSuccess(
                        found ->
                                found.ifPresentOrElse(
                                        l -> admit(handshake, l), () -> refuse(handshake)))
                .onFailure(e -> cannot(handshake, e));
    }

    private static void cannot(ServerWebSocketHandshake handshake, Throwable e) {
        reject(handshake, e instanceof RedisAway ? 503 : 500);
    }

    /** Only the failed ones count, and they hold up nobody else behind the same address. */
    private void refuse(ServerWebSocketHandshake handshake) {
        var peer = handshake.remoteAddress().hostAddress();
        var address = origins.address(peer, Origins.forwarded(handshake.headers()));
        reject(handshake, failures.take(address) ? 401 : 429);
    }

    private void admit(ServerWebSocketHandshake handshake, Login login) {
        handshake.accept().onSuccess(socket -> admit(socket, login));
    }

    private void admit(ServerWebSocket socket, Login login) {
        var mine = new RoomSocket(socket, login, this, bounds);
        open.add(mine);
        if (mine.isObserver()) observers++;
        if (draining) mine.drain(spread());
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

    /** A room to join, and whether it does not know what the screen shows. */
    record Opened(Room room, boolean lost) {}

    /** The room that a socket joins, once it is its turn; empty if its login has ended. */
    Future<Optional<Opened>> open(RoomSocket socket, Optional<Mark> since) {
        Promise<Optional<Opened>> turn = Promise.promise();
        access.roomOf(socket.login())
                .compose(room -> opened(room, since))
                .onFailure(turn::fail)
                .onSuccess(opened -> admission.enter(() -> turn.complete(opened)));
        return turn.future();
    }

    private Future<Optional<Opened>> opened(Optional<Room> room, Optional<Mark> since) {
        if (room.isEmpty()) return Future.succeededFuture(Optional.empty());
        var here = room.get();
        return since.map(mark -> rooms.hasLost(here, mark))
                .orElseGet(() -> Future.succeededFuture(false))
                .map(lost -> Optional.of(new Opened(here, lost)));
    }

    /** A tab that is open twice would answer for its double: the newer one stays. */
    void joined(RoomSocket socket, Room room) {
        var older = tabs.put(tab(socket), socket);
        if (older != null && older != socket) older.bye("replaced", 0);
        chairs.joined(room, socket.actor());
    }

    void closed(RoomSocket socket) {
        if (open.remove(socket) && socket.isObserver()) observers--;
        tabs.remove(tab(socket), socket);
    }

    /** One bucket per person, however many tabs and phones. */
    TokenBucket asksOf(RoomSocket socket) {
        return asks.computeIfAbsent(
                seat(socket), s -> new TokenBucket(bounds.asksPerSecond(), bounds.burst()));
    }

    private static Seat seat(RoomSocket socket) {
        return new Seat(socket.workshop(), socket.actor());
    }

    private static Tab tab(RoomSocket socket) {
        return new Tab(seat(socket), socket.tab());
    }

    /** A login was ended on some node. */
    private void revoked(String login) {
        for (var socket : Set.copyOf(open)) if (socket.login().id().equals(login)) socket.end();
    }

    /** Redis was away: what was ended meanwhile went unheard here. */
    private void recheck() {
        recheck(
                new ArrayDeque<>(
                        open.stream()
                                .filter(s -> !s.isObserver())
                                .map(s -> s.login().id())
                                .distinct()
                                .toList()));
    }

    /** One after the other: thousands of questions at once would hold up the asks of everybody. */
    private void recheck(Queue<String> ids) {
        var id = ids.poll();
        if (id == null) return;
        logins.find(id)
                .onSuccess(
                        found -> {
                            if (found.isEmpty()) revoked(id);
                            recheck(ids);
                        });
    }

    private void care() {
        for (var socket : Set.copyOf(open)) socket.care();
        asks.values().removeIf(TokenBucket::isFull);
    }

    /** Says good-bye to all, spread over five seconds so that they do not come back as one. */
    Future<Void> drain() {
        draining = true;
        revocations.close();
        for (var socket : Set.copyOf(open)) socket.drain(spread());
        Promise<Void> gone = Promise.promise();
        awaitGone(gone, System.nanoTime() + DRAIN * 1_000_000);
        return gone.future();
    }

    private void awaitGone(Promise<Void> gone, long until) {
        if (open.isEmpty() || System.nanoTime() > until) {
            for (var socket : Set.copyOf(open)) socket.bye("drain", spread());
            gone.complete();
        } else {
            vertx.setTimer(20, t -> awaitGone(gone, until));
        }
    }

    private static long spread() {
        return ThreadLocalRandom.current().nextLong(DRAIN_SPREAD);
    }
}
