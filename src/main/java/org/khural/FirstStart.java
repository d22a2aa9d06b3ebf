package org.khural;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Ref;
import org.khural.domain.WorkshopId;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.Person;
import org.khural.domain.people.Role;
import org.khural.edge.Organising;
import org.khural.live.Outcome;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.store.Blobs;
import org.khural.store.PersonalLink;
import org.khural.store.PersonalLinks;
import org.khural.store.Workshops;

/**
 * What a server with no workshop does first: makes one, the demo or an empty one, and prints the
 * links into it. They also stand in {@code links.json} in the data directory, readable by its owner
 * only, so that a restart can print them again.
 */
final class FirstStart {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final PersonId ORGANISER = new PersonId("organiser");

    private final Vertx vertx;
    private final Blobs blobs;
    private final Config config;
    private final Rooms rooms;
    private final Workshops workshops;
    private final PersonalLinks links;

    FirstStart(
            Vertx vertx,
            Config config,
            Rooms rooms,
            Workshops workshops,
            PersonalLinks links,
            Blobs blobs) {
        this.vertx = vertx;
        this.blobs = blobs;
        this.config = config;
        this.rooms = rooms;
        this.workshops = workshops;
        this.links = links;
    }

    Future<Void> prepare(int port, Instant now) {
        return workshops
                .all()
                .compose(
                        all -> {
                            if (!all.isEmpty() && config.organiserLink()) return wayBack(all);
                            if (!all.isEmpty()) return working(Links.read(config.data()));
                            return config.demo() ? demo(now) : empty(now);
                        })
                .map(
                        printed -> {
                            Links.print(config, port, printed);
                            return null;
                        });
    }

    /**
     * For an organiser whose link and login are gone: whoever may start the server may ask for a
     * new one.
     */
    private Future<List<Links.Line>> wayBack(Set<WorkshopId> all) {
        var lines = new ArrayList<Links.Line>();
        var issued = Future.<Void>succeededFuture();
        for (var id : all) {
            issued =
                    issued.compose(v -> rooms.open(id))
                            .compose(
                                    room ->
                                            room.isEmpty()
                                                    ? Future.succeededFuture(List.<Links.Line>of())
                                                    : issueAll(
                                                            room.get(),
                                                            organisers(room.get()),
                                                            true))
                            .map(
                                    made -> {
                                        lines.addAll(made);
                                        return null;
                                    });
        }
        return issued.map(lines);
    }

    private static List<PersonId> organisers(Room room) {
        return room.workshop().people().people().values().stream()
                .filter(person -> person.roles().contains(Role.ORGANISER))
                .map(Person::id)
                .sorted()
                .limit(1)
                .toList();
    }

    /** One that was used up, replaced or has ended would only send somebody to a closed door. */
    private Future<List<Links.Line>> working(List<Links.Line> printed) {
        var kept = new ArrayList<Links.Line>();
        var looked = Future.<Void>succeededFuture();
        for (var line : printed) {
            looked =
                    looked.compose(v -> links.works(line.token()))
                            .map(
                                    works -> {
                                        if (works) kept.add(line);
                                        return null;
                                    });
        }
        return looked.map(kept);
    }

    private Future<List<Links.Line>> demo(Instant now) {
        var commands = Demo.commands(now, ZoneId.systemDefault().getId());
        return make(Demo.WORKSHOP, commands)
                .compose(room -> agreement(room, now).map(room))
                .compose(room -> issueAll(room, Demo.SHOWN, false));
    }

    private Future<Room> agreement(Room room, Instant now) {
        var agreement = new DemoAgreement(room.workshop(), now);
        return vertx.executeBlocking(agreement::written)
                .map(Objects::requireNonNull)
                .compose(
                        written ->
                                blobs.put(room.id(), written.pdf())
                                        .map(sha256 -> agreement.commands(written, sha256)))
                .compose(commands -> make(room.id(), commands, "first-agreement"));
    }

    private Future<List<Links.Line>> empty(Instant now) {
        var about =
                new About(
                        LocalizedText.of("en", "New workshop"),
                        LocalizedText.of("en", "Khural"),
                        ZoneId.systemDefault().getId(),
                        List.of("en"));
        var card = new Card(Optional.empty(), Optional.of(LocalizedText.of("en", "Organiser")));
        return make(
                        new WorkshopId("workshop"),
                        List.of(
                                new AboutCommand.Describe(about),
                                new PeopleCommand.AddPerson(
                                        ORGANISER,
                                        Optional.empty(),
                                        card,
                                        1,
                                        Set.of(Role.ORGANISER))))
                .compose(room -> issueAll(room, List.of(ORGANISER), true));
    }

    private Future<Room> make(WorkshopId id, List<Command> commands) {
        return make(id, commands, "first-start");
    }

    private Future<Room> make(WorkshopId id, List<Command> commands, String tab) {
        return rooms.create(id)
                .compose(
                        room -> {
                            var all = Future.<Void>succeededFuture();
                            long count = 0;
                            for (var command : commands) {
                                var ref = new Ref(Actor.SYSTEM, tab, ++count);
                                all = all.compose(v -> say(room, Optional.of(ref), command));
                            }
                            return all.map(room);
                        });
    }

    private Future<List<Links.Line>> issueAll(Room room, List<PersonId> people, boolean once) {
        var lines = new ArrayList<Links.Line>();
        var issued = Future.<Void>succeededFuture();
        for (var person : people) {
            var link =
                    new PersonalLink(
                            Organising.randomName(12),
                            room.id(),
                            person,
                            once,
                            room.now().plus(LIFE));
            issued =
                    issued.compose(v -> links.issue(link))
                            .compose(
                                    token -> {
                                        lines.add(
                                                new Links.Line(
                                                        person.value(),
                                                        Organising.url(
                                                                config.http().publicUrl(), token)));
                                        return say(
                                                room,
                                                Optional.empty(),
                                                new PeopleCommand.IssueLink(person, link.id()));
                                    });
        }
        // Registered last: a start that was cut short before this is done again.
        return issued.compose(v -> workshops.add(room.id()))
                .map(
                        v -> {
                            Links.write(config.data(), lines);
                            return lines;
                        });
    }

    /** With a ref a start that is done again, or by two nodes at once, does nothing twice. */
    private static Future<Void> say(Room room, Optional<Ref> ref, Command command) {
        Promise<Void> heard = Promise.promise();
        room.submit(
                Actor.SYSTEM,
                ref,
                command,
                outcome -> {
                    if (outcome instanceof Outcome.Done) heard.tryComplete();
                    else heard.tryFail(command + ": " + outcome);
                });
        return heard.future();
    }
}
