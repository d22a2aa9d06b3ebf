package org.khural.edge;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.live.ChairWatch;
import org.khural.live.Incidents;
import org.khural.live.Rooms;
import org.khural.store.CannotStart;
import org.khural.store.Logins;
import org.khural.store.Pairings;
import org.khural.store.PersonalLinks;
import org.khural.store.RedisLink;
import org.khural.store.RedisState;

/** The HTTP server: which path leads where. It answers also while Redis is away, and then says so. */
public final class Server {
    private static final int FRAME = 64 << 10;

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Stores stores;
    private final Sockets sockets;
    private final Router router;
    private Optional<HttpServer> listening = Optional.empty();
    private boolean ready;

    /** What the edge needs of the store. */
    public record Stores(
            RedisLink redis, PersonalLinks links, Logins logins, Pairings pairings) {}

    public Server(
            Vertx vertx,
            HttpSettings settings,
            Stores stores,
            Rooms rooms,
            ChairWatch chairs,
            Incidents incidents,
            Optional<PrometheusMeterRegistry> metrics) {
        this(
                vertx,
                settings,
                stores,
                rooms,
                chairs,
                incidents,
                metrics,
                RoomSocket.Bounds.DEFAULT);
    }

    /** With other bounds, for tests that cannot wait for 30 seconds. */
    Server(
            Vertx vertx,
            HttpSettings settings,
            Stores stores,
            Rooms rooms,
            ChairWatch chairs,
            Incidents incidents,
            Optional<PrometheusMeterRegistry> metrics,
            RoomSocket.Bounds bounds) {
        this.vertx = vertx;
        this.settings = settings;
        this.stores = stores;
        var origins = new Origins(settings);
        var attempts = new Attempts();
        var cookies = new Cookies(settings.isSecure());
        var access = new Access(cookies, stores.logins(), rooms);
        var passes = new Passes(vertx, stores.logins());
        this.sockets =
                new Sockets(vertx, rooms, chairs, passes, origins, attempts, bounds);
        var door =
                new Door(
                        stores.links(), stores.logins(), access, cookies, passes, attempts, origins);
        var organising =
                new Organising(
                        access,
                        stores.links(),
                        stores.logins(),
                        stores.pairings(),
                        cookies,
                        attempts,
                        origins,
                        settings.publicUrl());
        this.router = routes(new Replies(incidents), door, organising, origins, metrics);
        stores.logins().onRevoked(id -> vertx.runOnContext(v -> sockets.revoked(id)),
                        () -> vertx.runOnContext(v -> sockets.recheck(stores.logins())));
    }

    private Router routes(
            Replies replies,
            Door door,
            Organising organising,
            Origins origins,
            Optional<PrometheusMeterRegistry> metrics) {
        var routes = Router.router(vertx);
        routes.route().handler(new Headers(settings));
        routes.get("/api/health").handler(this::health);
        metrics.ifPresent(
                registry -> routes.get("/metrics").handler(context -> metrics(context, registry)));
        routes.route("/api/*").handler(context -> fromOurPage(context, origins));
        routes.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(FRAME));
        routes.post("/api/door").handler(replies.to(door::look));
        routes.post("/api/enter").handler(replies.to(door::enter));
        routes.get("/api/logins").handler(replies.to(door::logins));
        routes.post("/api/logins/:login/socket").handler(replies.to(door::pass));
        routes.delete("/api/logins/:login").handler(replies.to(door::leave));
        routes.post("/api/logins/:login/links").handler(replies.to(organising::link));
        routes.get("/api/logins/:login/people").handler(replies.to(organising::people));
        routes.post("/api/logins/:login/displays").handler(replies.to(organising::pair));
        routes.post("/api/displays").handler(replies.to(organising::show));
        routes.get("/api/displays/:login").handler(replies.to(organising::shown));
        routes.route("/api/*").handler(c -> Replies.error(c, 404, "not_found", Map.of()));
        routes.get().handler(new WebFiles(vertx));
        routes.errorHandler(413, c -> Replies.error(c, 413, "too_large", Map.of("limit", FRAME)));
        return routes;
    }

    /** Begins to listen; fails with a sentence when the port is taken or the certificate cannot be read. */
    public Future<Integer> listen() {
        var options =
                new HttpServerOptions()
                        .setHost(settings.host())
                        .setPort(settings.port())
                        .setMaxWebSocketFrameSize(FRAME)
                        .setMaxWebSocketMessageSize(FRAME)
                        .setWebSocketSubProtocols(List.of(Sockets.PROTOCOL))
                        // A stalled reader would hold megabytes of kernel memory before it counts as one.
                        .setSendBufferSize(FRAME)
                        .setTcpNoDelay(true)
                        .setAcceptBacklog(4_096)
                        .setIdleTimeout(60)
                        .setCompressionSupported(false);
        settings.tls()
                .ifPresent(
                        tls ->
                                options.setSsl(true)
                                        .setKeyCertOptions(
                                                new PemKeyCertOptions()
                                                        .setCertPath(tls.cert().toString())
                                                        .setKeyPath(tls.key().toString())));
        var server = vertx.createHttpServer(options);
        server.requestHandler(router);
        server.webSocketHandshakeHandler(sockets::handshake);
        server.webSocketHandler(socket -> {});
        return server.listen()
                .map(
                        bound -> {
                            listening = Optional.of(bound);
                            return bound.actualPort();
                        })
                .recover(e -> Future.failedFuture(inWords(e)));
    }

    /** From now on the server says that it is up: what it needed at its first start is there. */
    public void ready() {
        ready = true;
    }

    /** Lets nobody in any more, says good-bye to all, and closes; within 8 seconds. */
    public Future<Void> drain() {
        return sockets.drain()
                .compose(v -> listening.map(HttpServer::close).orElseGet(Future::succeededFuture));
    }

    private CannotStart inWords(Throwable e) {
        if (e instanceof BindException || String.valueOf(e.getMessage()).contains("in use")) {
            return new CannotStart(
                    "http.port_taken",
                    "Port "
                            + settings.port()
                            + " on "
                            + settings.host()
                            + " is taken by another program. End it, or choose another with --port.");
        }
        return new CannotStart("http.cannot_listen", "The server cannot listen: " + e.getMessage());
    }

    private void health(RoutingContext context) {
        switch (stores.redis().state()) {
            case RedisState.Up up ->
                    Replies.json(
                            context, ready ? 200 : 503, Map.of("status", ready ? "up" : "starting"));
            case RedisState.Away away ->
                    Replies.json(
                            context,
                            503,
                            Map.of(
                                    "status", "away",
                                    "since", away.since().toEpochMilli(),
                                    "why", "redis"));
        }
    }

    /** Numbers only, and only for who is on this machine; a proxy must not pass it on. */
    private static void metrics(RoutingContext context, PrometheusMeterRegistry registry) {
        var peer = context.request().remoteAddress().hostAddress();
        boolean local = peer != null && (peer.startsWith("127.") || peer.equals("0:0:0:0:0:0:0:1"));
        if (!local || context.request().getHeader("X-Forwarded-For") != null) {
            Replies.error(context, 404, "not_found", Map.of());
            return;
        }
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(registry.scrape());
    }

    /** What changes something is asked for by a page of ours, never by another site in the same browser. */
    private static void fromOurPage(RoutingContext context, Origins origins) {
        boolean reads = context.request().method() == HttpMethod.GET;
        if (reads || origins.isOurs(context.request().getHeader("Origin"))) context.next();
        else Replies.error(context, 403, "door.foreign_origin", Map.of());
    }
}
