package org.khural;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.khural.edge.CodeLetters;
import org.khural.edge.Organising;
import org.khural.edge.Server;
import org.khural.effect.CountBallots;
import org.khural.effect.DestroyBallotKey;
import org.khural.effect.DestroyKey;
import org.khural.effect.FreezeAgreement;
import org.khural.effect.MailCode;
import org.khural.effect.MailLinks;
import org.khural.effect.MailParties;
import org.khural.effect.MakeBallotKey;
import org.khural.effect.Postman;
import org.khural.effect.SealAgreement;
import org.khural.effect.SignTokens;
import org.khural.effect.Workers;
import org.khural.live.ChairWatch;
import org.khural.live.Incidents;
import org.khural.live.Node;
import org.khural.live.Rooms;
import org.khural.live.Sleepers;
import org.khural.live.StoredKeyring;
import org.khural.live.StoredStates;
import org.khural.signing.Authority;
import org.khural.store.Appender;
import org.khural.store.Blobs;
import org.khural.store.CannotStart;
import org.khural.store.Claims;
import org.khural.store.Deadlines;
import org.khural.store.EmbeddedRedis;
import org.khural.store.InstanceKeys;
import org.khural.store.Later;
import org.khural.store.Logins;
import org.khural.store.Pairings;
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
import org.khural.store.Workshops;
import org.khural.wire.Slips;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring, by hand; the only file that knows everything. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** Of the file of keys, which needs one; what protects it is the seal. */
    private static final char[] PASSWORD = "khural".toCharArray();

    private Main() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("verify")) {
            Logs.silence();
            System.exit(Verify.run(List.of(args).subList(1, args.length), System.out));
        }
        if (args.length > 0 && args[0].equals("verify-ballots")) {
            System.exit(VerifyBallots.run(List.of(args).subList(1, args.length), System.out));
        }
        try {
            start(Config.read(List.of(args), System.getenv()));
        } catch (CannotStart e) {
            end(e);
        }
    }

    private static void start(Config config) {
        Logs.configure(config.log());
        var embedded =
                config.redis().url().isEmpty()
                        ? Optional.of(
                                EmbeddedRedis.start(config.data(), 0, config.redis().durability()))
                        : Optional.<EmbeddedRedis>empty();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var vertx = vertx(registry);
        var link =
                embedded.map(redis -> RedisLink.to(vertx, redis))
                        .orElseGet(() -> RedisLink.to(vertx, config.redis().url().orElseThrow()));
        var seal = seal(config, embedded);
        vertx.runOnContext(v -> serve(config, vertx, link, embedded, registry, seal));
    }

    /** After Redis, which locks the data directory. */
    private static Seal seal(Config config, Optional<EmbeddedRedis> embedded) {
        try {
            return config.sealKey().text().map(Seal::of).orElseGet(() -> Seal.in(config.data()));
        } catch (CannotStart e) {
            embedded.ifPresent(EmbeddedRedis::close);
            throw e;
        }
    }

    /**
     * A node is one event loop: rooms, sockets and the lines to Redis share it, so nothing needs a
     * lock.
     */
    private static Vertx vertx(PrometheusMeterRegistry registry) {
        Metrics.addRegistry(registry);
        return Vertx.builder()
                .with(
                        new VertxOptions()
                                .setEventLoopPoolSize(1)
                                .setPreferNativeTransport(true)
                                .setMetricsOptions(metrics()))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    /**
     * No label that a stranger chooses: each made-up HTTP method would be a row kept for ever. And
     * not the lines to Redis, whose figures are all of one name.
     */
    static MicrometerMetricsOptions metrics() {
        return new MicrometerMetricsOptions()
                .setEnabled(true)
                .setLabels(EnumSet.of(Label.HTTP_CODE, Label.POOL_TYPE, Label.EB_SIDE))
                .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
                .addDisabledMetricsCategory(MetricsDomain.NAMED_POOLS)
                .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true));
    }

    private static void serve(
            Config config,
            Vertx vertx,
            RedisLink link,
            Optional<EmbeddedRedis> embedded,
            PrometheusMeterRegistry registry,
            Seal seal) {
        var log = new RedisLog(link, config.redis().durability());
        var clock = new RedisClock(vertx, link);
        var later = Later.on(vertx);
        var name = Organising.randomName(6);
        var keys = new RedisPersonalKeys(vertx, link);
        var node =
                new Node(
                        name,
                        log,
                        new Appender(log, later),
                        later,
                        clock::now,
                        id -> new StoredKeyring(id, keys),
                        config.limits(),
                        config.bounds(),
                        new Incidents(name));
        var rooms = new Rooms(node, new StoredStates(vertx, new Snapshots(link), Build.id()));
        new Sleepers(node, rooms, new Deadlines(link));
        var chairs = new ChairWatch(node, rooms, new Presence(link, clock), clock::steadySince);
        var logins = new Logins(link, clock);
        var links = new PersonalLinks(link, logins);
        var post = config.mail().map(server -> new Postman(vertx, server));
        var letters = new MailLinks(post, links::again, Organising.door(config.http()), clock::now);
        var pollKeys = new SealedPollKeys(new RedisPollKeys(vertx, link), seal);
        var box = new RedisBox(link);
        var blobs = new Blobs(link);
        var files = new CountBallots.Files(Slips::read, Slips::file, blobs::put);
        Promise<Authority> authority = Promise.promise();
        var work =
                List.of(
                        new DestroyKey(keys::destroy),
                        letters,
                        new MakeBallotKey(vertx, pollKeys),
                        new SignTokens(vertx, pollKeys),
                        new CountBallots(vertx, pollKeys, box, files),
                        new DestroyBallotKey(pollKeys, box),
                        new FreezeAgreement(vertx, blobs),
                        new SealAgreement(vertx, blobs, authority.future(), rooms),
                        new MailParties(
                                post,
                                blobs::get,
                                authority.future(),
                                config.http().publicUrl(),
                                clock::now));
        new Workers(rooms, new Claims(link), later, work);
        var stores =
                new Server.Stores(
                        link,
                        links,
                        logins,
                        new Pairings(link, clock),
                        box,
                        blobs,
                        new Witnesses(link),
                        authority.future(),
                        codes(config, post));
        var server =
                new Server(
                        vertx,
                        config.http(),
                        stores,
                        rooms,
                        chairs,
                        node.incidents(),
                        Optional.of(registry));
        link.onState(
                state -> {
                    if (state instanceof RedisState.Up) vertx.runOnContext(v -> rooms.lookAgain());
                });
        new Shutdown(vertx, server, rooms, link, embedded).atEnd();
        var first = new FirstStart(vertx, config, rooms, new Workshops(link), links, blobs);
        server.listen()
                .compose(port -> link.open().compose(v -> seal.agree(link)).map(port))
                .compose(port -> keys(config, vertx, link, seal, clock, authority).map(port))
                .compose(
                        port -> {
                            link.findings().forEach(f -> LOG.warn("{}", f.sentence()));
                            return first.prepare(port, clock.now());
                        })
                .onSuccess(v -> server.ready())
                .onFailure(Main::end);
    }

    /** Without mail a demo that nobody else can reach writes them to its log. */
    private static Optional<CodeLetters> codes(Config config, Optional<Postman> post) {
        boolean isAlone = config.demo() && !config.lan() && config.http().isLoopback();
        return post.isPresent() || isAlone
                ? Optional.of(new MailCode(post)::send)
                : Optional.empty();
    }

    /** Those by which this instance certifies, made at its first start. */
    private static Future<Void> keys(
            Config config,
            Vertx vertx,
            RedisLink link,
            Seal seal,
            RedisClock clock,
            Promise<Authority> authority) {
        var name = "Khural, " + config.http().publicUrl().getHost();
        return new InstanceKeys(link, seal)
                .agree(
                        () ->
                                vertx.executeBlocking(
                                        () ->
                                                Authority.make(
                                                                name,
                                                                clock.now(),
                                                                new SecureRandom())
                                                        .toBytes(PASSWORD)))
                .compose(bytes -> vertx.executeBlocking(() -> Authority.read(bytes, PASSWORD)))
                .onSuccess(authority::complete)
                .mapEmpty();
    }

    /** A sentence and a code, no stack: who starts a server can mend what the sentence names. */
    private static void end(Throwable e) {
        if (e instanceof CannotStart why) {
            System.err.println(
                    "Khural did not start: " + why.getMessage() + " [" + why.code() + "]");
        } else {
            LOG.error("Khural did not start", e);
        }
        // Not on the event loop: the way out waits for it.
        new Thread(() -> System.exit(1), "end").start();
    }
}
