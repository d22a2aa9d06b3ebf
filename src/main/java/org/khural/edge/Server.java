package org.khural.edge;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.khural.live.ChairWatch;
import org.khural.live.Incidents;
import org.khural.live.Rooms;
import org.khural.signing.Authority;
import org.khural.signing.Trust;
import org.khural.store.BallotBox;
import org.khural.store.Blobs;
import org.khural.store.CannotStart;
import org.khural.store.JoinCodes;
import org.khural.store.Logins;
import org.khural.store.Pairings;
import org.khural.store.PersonalLinks;
import org.khural.store.RedisLink;
import org.khural.store.SignCodes;
import org.khural.store.Witnesses;

/**
 * The HTTP server: listens, and ends in an orderly way. It answers also while Redis is away, and
 * then says so.
 */
public final class Server {
    private static final int FRAME = 64 << 10;
    private static final long SHUTDOWN = 2;

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Sockets sockets;
    private final Health health;
    private final Router router;
    private Optional<HttpServer> listening = Optional.empty();

    /**
     * What the edge needs of the store.
     *
     * @param codes how a code goes to a signatory's address; empty: it can not
     */
    public record Stores(
            RedisLink redis,
            PersonalLinks links,
            Logins logins,
            Pairings pairings,
            BallotBox box,
            Blobs blobs,
            Witnesses witnesses,
            Future<Authority> authority,
            Optional<CodeLetters> codes) {}

    public Server(
            Vertx vertx,
            HttpSettings settings,
            Stores stores,
            Rooms rooms,
            ChairWatch chairs,
            Incidents incidents,
            Optional<PrometheusMeterRegistry> registry) {
        this(
                vertx,
                settings,
                stores,
                rooms,
                chairs,
                incidents,
                registry,
                RoomSocket.Bounds.DEFAULT.withUnanswered(settings.asks()));
    }

    /** With other bounds, for tests that cannot wait for 30 seconds. */
    Server(
            Vertx vertx,
            HttpSettings settings,
            Stores stores,
            Rooms rooms,
            ChairWatch chairs,
            Incidents incidents,
            Optional<PrometheusMeterRegistry> registry,
            RoomSocket.Bounds bounds) {
        this.vertx = vertx;
        this.settings = settings;
        var logins = stores.logins();
        var origins = new Origins(settings);
        // Wrong links and wrong tokens, per address.
        var failures = new Attempts(5, 50);
        var cookies = new Cookies(settings.isSecure());
        var access = new Access(cookies, logins, rooms);
        var passes = new Passes(vertx, logins, rooms::now);
        sockets =
                new Sockets(
                        vertx, access, rooms, chairs, logins, passes, origins, failures, bounds);
        health = new Health(stores.redis()::state, sockets::isDraining);
        var door = new Door(stores.links(), logins, access, cookies, passes, failures, origins);
        var organising = new Organising(access, stores.links(), settings.publicUrl());
        var projectors = new Projectors(access, logins, stores.pairings(), cookies, origins);
        var observing = new Observing(access, passes, failures, origins);
        var exports = new Exports(access, rooms, stores.blobs());
        var codes = new JoinCodes(stores.redis());
        var walkIns = new WalkIns(access, logins, codes, cookies, origins);
        var files = new Files(stores.blobs());
        var codeDesk = new CodeDesk(access, new SignCodes(stores.redis()), stores.codes());
        var keyDesk = new KeyDesk(vertx, access, stores.authority(), codeDesk);
        var agreements =
                new Routes.Agreements(
                        new Documents(vertx, access, files),
                        new RootDesk(access, stores.authority()),
                        new WritingDesk(vertx, access, files),
                        codeDesk,
                        keyDesk,
                        new SigningDesk(
                                vertx,
                                access,
                                files,
                                stores.authority(),
                                keyDesk,
                                settings.origin()),
                        new UploadDesk(vertx, access, files, stores.authority()),
                        new Receipts(vertx, access, stores.witnesses()));
        router =
                new Routes(vertx, settings, origins, incidents)
                        .router(
                                health,
                                door,
                                organising,
                                projectors,
                                exports,
                                observing,
                                walkIns,
                                new Ballots(vertx, access, stores.box()),
                                new CountedBallots(access, stores.blobs()),
                                agreements,
                                new Verifying(
                                        vertx,
                                        origins,
                                        () -> trust(stores.authority()),
                                        rooms::now),
                                registry);
        registry.ifPresent(r -> r.gauge("khural.sockets", sockets, Sockets::count));
    }

    /** Whom /verify believes: the root of this instance, once it has one. */
    private static Optional<Trust> trust(Future<Authority> authority) {
        return Optional.ofNullable(authority.result())
                .map(keys -> new Trust(List.of(keys.root()), Optional.empty()));
    }

    /** Fails with a sentence when the port is taken or the certificate cannot be read. */
    public Future<Integer> listen() {
        var server = vertx.createHttpServer(options());
        server.requestHandler(router);
        server.webSocketHandshakeHandler(sockets::handshake);
        return server.listen()
                .map(
                        bound -> {
                            listening = Optional.of(bound);
                            return bound.actualPort();
                        })
                .recover(e -> Future.failedFuture(inWords(e)));
    }

    private HttpServerOptions options() {
        var options =
                new HttpServerOptions()
                        .setHost(settings.host())
                        .setPort(settings.port())
                        .setMaxWebSocketFrameSize(FRAME)
                        .setMaxWebSocketMessageSize(FRAME)
                        .setWebSocketSubProtocols(List.of(Sockets.PROTOCOL))
                        // Compressed for each socket anew, a view costs more than it saves.
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setWebSocketClosingTimeout(1)
                        // A stalled reader would hold megabytes of the kernel's memory.
                        .setSendBufferSize(FRAME)
                        .setTcpNoDelay(true)
                        .setAcceptBacklog(4_096)
                        .setIdleTimeout(60)
                        .setCompressionSupported(false);
        settings.tls().ifPresent(tls -> options.setSsl(true).setKeyCertOptions(pem(tls)));
        return options;
    }

    private static PemKeyCertOptions pem(HttpSettings.Tls tls) {
        return new PemKeyCertOptions()
                .setCertPath(tls.cert().toString())
                .setKeyPath(tls.key().toString());
    }

    /** How many sockets are open now. */
    int sockets() {
        return sockets.count();
    }

    /** From now on the server says that it is up: what it needed at its first start is there. */
    public void ready() {
        health.ready();
    }

    /** Lets nobody in any more, says good-bye to all, and closes; within 5 seconds. */
    public Future<Void> drain() {
        return sockets.drain()
                .compose(
                        v ->
                                listening
                                        .map(http -> http.shutdown(SHUTDOWN, TimeUnit.SECONDS))
                                        .orElseGet(Future::succeededFuture));
    }

    private CannotStart inWords(Throwable e) {
        var where = "port " + settings.port() + " on " + settings.host();
        if (e instanceof BindException || String.valueOf(e.getMessage()).contains("in use")) {
            return new CannotStart(
                    "http.port_taken",
                    "The server cannot listen on "
                            + where
                            + ": another program has it. End that, or choose another with --port.");
        }
        if (settings.tls().isPresent() && !(e instanceof SocketException)) {
            var tls = settings.tls().get();
            return new CannotStart(
                    "http.bad_certificate",
                    "TLS cannot begin with the certificate in "
                            + tls.cert()
                            + " and the key in "
                            + tls.key()
                            + ": "
                            + e.getMessage());
        }
        return new CannotStart(
                "http.cannot_listen",
                "The server cannot listen on " + where + ": " + e.getMessage());
    }
}
