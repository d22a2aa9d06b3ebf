package org.khural.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.DelegationId;
import org.khural.domain.ItemId;
import org.khural.domain.Limits;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.SessionId;
import org.khural.domain.WorkshopId;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.attendance.AttendanceCommand;
import org.khural.domain.attendance.Channel;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.floor.FloorCommand;
import org.khural.domain.floor.Kind;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.Role;
import org.khural.domain.session.SessionCommand;
import org.khural.live.Incidents;
import org.khural.live.Node;
import org.khural.live.Outcome;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.live.StoredKeyring;
import org.khural.store.Appender;
import org.khural.store.Later;
import org.khural.store.Login;
import org.khural.store.Logins;
import org.khural.store.RedisClock;
import org.khural.store.RedisLink;
import org.khural.store.RedisLog;
import org.khural.store.RedisPersonalKeys;
import org.khural.store.Workshops;

/**
 * A workshop full of people in the middle of a discussion, written through the rooms and the log of
 * the server itself: everybody attends, and twenty wait for the floor. Person 0 holds the chair,
 * the next ten may organise. Everybody has a login.
 */
final class Hall {
    private static final SessionId SESSION = new SessionId("morning");
    private static final int ITEMS = 8;
    private static final int QUEUE = 20;
    private static final int ORGANISERS = 10;
    private static final int AT_ONCE = 1_000;

    private final WorkshopId workshop;
    private final List<String> logins = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final boolean[] here;
    private SecretKeySpec key;
    private int visits;

    private Hall(WorkshopId workshop, int people) {
        this.workshop = workshop;
        this.here = new boolean[people];
    }

    static Hall prepare(String redis, String name, int people) {
        var hall = new Hall(new WorkshopId(name), people);
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            var link = RedisLink.to(vertx, redis);
            on(vertx, link::open);
            on(vertx, () -> hall.fill(vertx, link, people));
            on(vertx, link::close);
        } finally {
            vertx.close().await();
        }
        return hall;
    }

    int size() {
        return here.length;
    }

    String workshop() {
        return workshop.value();
    }

    /** No two visits use the same names for their tabs. */
    int visit() {
        return ++visits;
    }

    /** Whether the person is in the hall from now on, or online. */
    boolean move(int person) {
        here[person] = !here[person];
        return here[person];
    }

    /** Somebody who may organise. */
    static int organiser(int n) {
        return 1 + n % ORGANISERS;
    }

    String login(int person) {
        return logins.get(person);
    }

    /** What the cookie of this login says. */
    String secret(int person) {
        return secrets.get(person);
    }

    /** What the server itself would give to a browser with the cookie of this login. */
    String token(int person) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        long until = Instant.now().getEpochSecond() + 600;
        var claims = "{\"sub\":\"%s\",\"exp\":%d}".formatted(logins.get(person), until);
        var signed =
                base64.encodeToString("{\"typ\":\"JWT\",\"alg\":\"HS256\"}".getBytes())
                        + "."
                        + base64.encodeToString(claims.getBytes());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var bytes = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64.encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Future<?> fill(Vertx vertx, RedisLink link, int people) {
        var clock = new RedisClock(vertx, link);
        var log = new RedisLog(link);
        var later = Later.on(vertx);
        var keys = new RedisPersonalKeys(vertx, link);
        var bounds = new Node.Bounds(4 * AT_ONCE, 20_000, 512, 256 << 10, 256 << 10);
        var node =
                new Node(
                        "bench",
                        log,
                        new Appender(log, later),
                        later,
                        clock::now,
                        id -> new StoredKeyring(id, keys),
                        Limits.DEFAULT,
                        bounds,
                        new Incidents("bench"));
        var rooms = new Rooms(node);
        var known = new Logins(link, clock);
        return new Workshops(link)
                .add(workshop)
                .compose(v -> rooms.create(workshop))
                .compose(room -> say(room, Actor.SYSTEM, commands(people), 0).map(room))
                .compose(room -> say(room, chair(), discussion(), 0).map(room))
                .compose(room -> say(room, chair(), requests(people), 0))
                .compose(v -> logins(known, people, 0))
                .compose(v -> known.jwtSecret())
                .onSuccess(secret -> key = new SecretKeySpec(secret, "HmacSHA256"))
                .onComplete(
                        v -> {
                            rooms.close();
                            clock.close();
                        });
    }

    /** In order, some at once: what is asked together becomes few entries. */
    private static Future<Void> say(Room room, Actor who, List<Command> commands, int from) {
        if (from >= commands.size()) return Future.succeededFuture();
        int to = Math.min(commands.size(), from + AT_ONCE);
        var heard = commands.subList(from, to).stream().map(c -> say(room, who, c)).toList();
        return Future.all(heard).compose(v -> say(room, who, commands, to));
    }

    private static Future<Void> say(Room room, Actor who, Command command) {
        Promise<Void> heard = Promise.promise();
        room.submit(
                who,
                Optional.empty(),
                command,
                outcome -> {
                    if (outcome instanceof Outcome.Done) heard.complete();
                    else heard.fail(command + ": " + outcome);
                });
        return heard.future();
    }

    private Future<Void> logins(Logins known, int people, int from) {
        if (from >= people) return Future.succeededFuture();
        int to = Math.min(people, from + AT_ONCE);
        var made = new ArrayList<Future<Logins.Fresh>>();
        for (int i = from; i < to; i++) {
            made.add(known.create(Login.Kind.PERSON, id(i).value(), workshop, link(i)));
        }
        return Future.all(made)
                .compose(
                        v -> {
                            made.forEach(fresh -> logins.add(fresh.result().login().id()));
                            made.forEach(fresh -> secrets.add(fresh.result().secret()));
                            return logins(known, people, to);
                        });
    }

    private List<Command> commands(int people) {
        var all = new ArrayList<Command>();
        for (int d = 0; d < 12; d++) {
            all.add(new PeopleCommand.AddDelegation(delegation(d), text("Delegation", d), d + 1));
        }
        for (int i = 0; i < people; i++) {
            var capacity = text("Member of the delegation", i);
            all.add(
                    new PeopleCommand.AddPerson(
                            id(i),
                            Optional.of(delegation(i % 12)),
                            new Card(Optional.empty(), Optional.of(capacity)),
                            1 + i % 900,
                            i >= 1 && i <= ORGANISERS ? Set.of(Role.ORGANISER) : Set.of()));
            all.add(new PeopleCommand.IssueLink(id(i), link(i)));
            all.add(new AttendanceCommand.RecordAttendance(id(i), Optional.of(Channel.ONLINE)));
        }
        all.add(new ChairCommand.ArrangeSeat(List.of(id(0))));
        var start = Instant.now();
        var end = start.plus(Duration.ofHours(4));
        all.add(new AgendaCommand.AddSession(SESSION, text("Morning", 1), start, end));
        for (int i = 0; i < ITEMS; i++) {
            var plan =
                    new Item.Plan(
                            text("An item of the agenda", i),
                            ItemKind.DISCUSSION,
                            start.plus(Duration.ofMinutes(30L * i)),
                            30,
                            Optional.empty(),
                            180);
            all.add(new AgendaCommand.AddItem(item(i), SESSION, plan));
        }
        return all;
    }

    private static List<Command> discussion() {
        return List.of(
                new ChairCommand.TakeChair(0),
                new SessionCommand.OpenSession(SESSION, 1),
                new SessionCommand.TakeUpItem(
                        item(0), Optional.empty(), SessionCommand.Rest.KEEP, 1),
                new FloorCommand.OpenList(item(0), 1));
    }

    private static List<Command> requests(int people) {
        var all = new ArrayList<Command>();
        for (int i = 0; i < Math.min(QUEUE, people); i++) {
            all.add(
                    new FloorCommand.RequestFloor(
                            item(0), Optional.of(id(i)), Kind.STATEMENT, "On the second point"));
        }
        return all;
    }

    private static LocalizedText text(String words, int n) {
        return LocalizedText.of("en", words + " " + n, "mn", words + " " + n);
    }

    private static Actor chair() {
        return Actor.of(id(0));
    }

    private static PersonId id(int i) {
        return new PersonId("p-" + i);
    }

    private static DelegationId delegation(int i) {
        return new DelegationId("d-" + i);
    }

    private static ItemId item(int i) {
        return new ItemId("item-" + i);
    }

    private String link(int i) {
        return "link-%s-%06d".formatted(workshop.value(), i);
    }

    private static <T> T on(Vertx vertx, Supplier<Future<T>> task) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(v -> task.get().onComplete(done));
        try {
            return done.future().await(120, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
