package org.khural.edge;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.khural.client.Browser;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.LetterView;
import org.khural.domain.Limits;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;
import org.khural.domain.people.PeopleCommand;
import org.khural.effect.CountBallots;
import org.khural.effect.DestroyBallotKey;
import org.khural.effect.FreezeAgreement;
import org.khural.effect.MakeBallotKey;
import org.khural.effect.SealAgreement;
import org.khural.effect.SignTokens;
import org.khural.effect.Workers;
import org.khural.live.ChairWatch;
import org.khural.live.Incidents;
import org.khural.live.Node;
import org.khural.live.Outcome;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.live.StoredKeyring;
import org.khural.live.StoredStates;
import org.khural.signing.Authority;
import org.khural.store.Appender;
import org.khural.store.Blobs;
import org.khural.store.Claims;
import org.khural.store.Later;
import org.khural.store.Logins;
import org.khural.store.Pairings;
import org.khural.store.PersonalLink;
import org.khural.store.PersonalLinks;
import org.khural.store.Presence;
import org.khural.store.RedisBox;
import org.khural.store.RedisClock;
import org.khural.store.RedisLink;
import org.khural.store.RedisLog;
import org.khural.store.RedisPersonalKeys;
import org.khural.store.RedisPollKeys;
import org.khural.store.RedisState;
import org.khural.store.Seal;
import org.khural.store.SealedPollKeys;
import org.khural.store.Snapshots;
import org.khural.store.Witnesses;
import org.khural.support.Ports;
import org.khural.wire.Slips;

/**
 * A node in this process, wired as Main does it: one event loop, one server on a free port of
 * loopback.
 */
final class TestNode implements AutoCloseable {
    static final String METRICS_TOKEN = "of-the-test";
    private static final Seal SEAL = Seal.of("the-key-of-all-nodes-of-the-tests");
    static final Authority AUTHORITY =
            Authority.make("Khural test", Instant.now(), new SecureRandom());

    final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    final int port;
    final String origin;
    final RedisLink link;

    /** The last that went to each address. */
    final Map<String, String> codes = new ConcurrentHashMap<>();

    Rooms rooms;
    Logins logins;
    PersonalLinks links;
    Server server;
    private Pairings pairings;
    private RedisClock clock;

    TestNode(String redisUrl) {
        this(redisUrl, RoomSocket.Bounds.DEFAULT);
    }

    TestNode(String redisUrl, RoomSocket.Bounds bounds) {
        this(redisUrl, plain(freePort()), bounds);
    }

    TestNode(String redisUrl, HttpSettings settings) {
        this(redisUrl, settings, RoomSocket.Bounds.DEFAULT);
    }

    private TestNode(String redisUrl, HttpSettings settings, RoomSocket.Bounds bounds) {
        port = settings.port();
        origin = settings.origin();
        link = RedisLink.to(vertx, redisUrl);
        on(
                () -> {
                    wire(settings, bounds);
                    return server.listen().compose(p -> link.open()).onSuccess(v -> server.ready());
                });
    }

    private static HttpSettings plain(int port) {
        return new HttpSettings(
                "127.0.0.1",
                port,
                URI.create("http://127.0.0.1:" + port),
                Optional.empty(),
                List.of(),
                16,
                Optional.of(METRICS_TOKEN));
    }

    private void wire(HttpSettings settings, RoomSocket.Bounds bounds) {
        var log = new RedisLog(link);
        var later = Later.on(vertx);
        clock = new RedisClock(vertx, link);
        var keys = new RedisPersonalKeys(vertx, link);
        var node =
                new Node(
                        "test",
                        log,
                        new Appender(log, later),
                        later,
                        clock::now,
                        id -> new StoredKeyring(id, keys),
                        Limits.DEFAULT,
                        Node.Bounds.DEFAULT,
                        new Incidents("test"));
        rooms = new Rooms(node, new StoredStates(vertx, new Snapshots(link), "test"));
        logins = new Logins(link, clock);
        links = new PersonalLinks(link, logins);
        pairings = new Pairings(link, clock);
        link.onState(
                state -> {
                    if (state instanceof RedisState.Up) vertx.runOnContext(v -> rooms.lookAgain());
                });
        var blobs = new Blobs(link);
        var pollKeys = new SealedPollKeys(new RedisPollKeys(vertx, link), SEAL);
        var box = new RedisBox(link);
        new Workers(
                rooms,
                new Claims(link),
                later,
                List.of(
                        new MakeBallotKey(vertx, pollKeys),
                        new SignTokens(vertx, pollKeys),
                        new CountBallots(
                                vertx,
                                pollKeys,
                                box,
                                new CountBallots.Files(Slips::read, Slips::file, blobs::put)),
                        new DestroyBallotKey(pollKeys, box),
                        new FreezeAgreement(vertx, blobs),
                        new SealAgreement(vertx, blobs, Future.succeededFuture(AUTHORITY), rooms)));
        var chairs = new ChairWatch(node, rooms, new Presence(link, clock), clock::steadySince);
        server =
                new Server(
                        vertx,
                        settings,
                        new Server.Stores(
                                link,
                                links,
                                logins,
                                pairings,
                                box,
                                blobs,
                                new Witnesses(link),
                                Future.succeededFuture(AUTHORITY),
                                Optional.of(this::post)),
                        rooms,
                        chairs,
                        node.incidents(),
                        Optional.of(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
                        bounds);
    }

    /** Keeps the code, or has no mail server. */
    private Future<Void> post(
            String id, LetterView to, LocalizedText agreement, String language, String code) {
        var address = to.address().orElseThrow();
        if (address.startsWith("nobody@")) return Future.failedFuture("refused");
        codes.put(address, code);
        return Future.succeededFuture();
    }

    /** Does something on the node's event loop and waits for what comes of it. */
    <T> T on(Supplier<Future<T>> task) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(v -> task.get().onComplete(done));
        return Browser.await(done.future());
    }

    <T> T read(Callable<T> task) {
        return on(
                () -> {
                    try {
                        return Future.succeededFuture(task.call());
                    } catch (Exception e) {
                        return Future.failedFuture(e);
                    }
                });
    }

    void make(WorkshopId workshop, List<Command> commands) {
        var room = on(() -> rooms.create(workshop));
        commands.forEach(command -> say(room, command));
    }

    void say(WorkshopId workshop, Command command) {
        say(on(() -> rooms.create(workshop)), command);
    }

    private void say(Room room, Command command) {
        on(
                () -> {
                    Promise<Void> said = Promise.promise();
                    room.submit(
                            Actor.SYSTEM,
                            Optional.empty(),
                            command,
                            outcome -> {
                                if (outcome instanceof Outcome.Done) said.complete();
                                else said.fail(command + ": " + outcome);
                            });
                    return said.future();
                });
    }

    /** A personal link that works, as its token. */
    String link(WorkshopId workshop, PersonId person, boolean once) {
        var id = Organising.randomName(12);
        var token =
                on(
                        () ->
                                links.issue(
                                        new PersonalLink(
                                                id,
                                                workshop,
                                                person,
                                                once,
                                                clock.now().plus(Duration.ofHours(1)))));
        say(workshop, new PeopleCommand.IssueLink(person, id));
        return token;
    }

    static int freePort() {
        return Ports.free();
    }

    @Override
    public void close() {
        on(server::drain);
        on(
                () -> {
                    rooms.close();
                    clock.close();
                    return link.close();
                });
        Browser.await(vertx.close());
    }
}
