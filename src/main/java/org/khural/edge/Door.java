package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.LocalizedText;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.agenda.Session;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Plate;
import org.khural.live.Room;
import org.khural.store.Login;
import org.khural.store.Logins;
import org.khural.store.PersonalLink;
import org.khural.store.PersonalLinks;

/**
 * The way in: a personal link shows whom it is for, and becomes a login when that person clicks. A
 * link that was merely looked at (by a mail scanner, a preview) is not used up.
 */
final class Door {
    private final PersonalLinks links;
    private final Logins logins;
    private final Access access;
    private final Cookies cookies;
    private final Passes passes;
    private final Attempts failures;
    private final Origins origins;

    record Token(String token) {}

    /** Whom a link is for, and what it opens. */
    record Behind(
            WorkshopId workshop,
            LocalizedText title,
            LocalizedText hosts,
            String zone,
            Optional<Session> session,
            Plate plate,
            Set<Audience> audiences,
            Optional<Channel> channel,
            Optional<String> meeting) {}

    record Entrance(String login, WorkshopId workshop, Audience audience) {}

    record Known(
            String login,
            WorkshopId workshop,
            LocalizedText title,
            Optional<Plate> plate,
            Set<Audience> audiences) {}

    record Pass(String token, Instant expires, WorkshopId workshop) {}

    Door(
            PersonalLinks links,
            Logins logins,
            Access access,
            Cookies cookies,
            Passes passes,
            Attempts failures,
            Origins origins) {
        this.links = links;
        this.logins = logins;
        this.access = access;
        this.cookies = cookies;
        this.passes = passes;
        this.failures = failures;
        this.origins = origins;
    }

    Future<Behind> look(RoutingContext context) {
        return link(context, Replies.body(context, Token.class).token(), false)
                .map(found -> behind(found.room().workshop(), found.link()));
    }

    Future<Entrance> enter(RoutingContext context) {
        return link(context, Replies.body(context, Token.class).token(), true)
                .compose(
                        found -> {
                            var link = found.link();
                            return logins.create(
                                            Login.Kind.PERSON,
                                            link.person().value(),
                                            link.workshop(),
                                            link.id())
                                    .map(
                                            fresh -> {
                                                cookies.set(
                                                        context,
                                                        fresh.login().id(),
                                                        fresh.secret());
                                                return entrance(found, fresh.login());
                                            });
                        });
    }

    /** For whom this browser holds a cookie. */
    Future<List<Known>> logins(RoutingContext context) {
        var all = cookies.handles(context).stream().map(handle -> known(context, handle)).toList();
        return Future.all(all)
                .map(v -> all.stream().map(Future::result).flatMap(Optional::stream).toList());
    }

    Future<Pass> pass(RoutingContext context) {
        return access.enter(context)
                .compose(
                        entered ->
                                passes.issue(entered.login())
                                        .map(p -> pass(p, entered.login().workshop())));
    }

    private static Pass pass(Passes.Pass pass, WorkshopId workshop) {
        return new Pass(pass.token(), pass.expires(), workshop);
    }

    Future<Void> leave(RoutingContext context) {
        var handle = Cookies.handle(context);
        var secret = cookies.secret(context, handle);
        cookies.clear(context, handle);
        if (secret.isEmpty()) return Future.succeededFuture();
        return logins.login(secret.get())
                .compose(
                        login ->
                                login.map(l -> logins.revoke(l.id()))
                                        .orElseGet(Future::succeededFuture));
    }

    private record Found(PersonalLink link, Room room) {}

    /** A link that works: known, not used up, and the one that the workshop's state names. */
    private Future<Found> link(RoutingContext context, String token, boolean take) {
        if (!Cookies.isSecret(token)) throw unknown(context);
        return links.peek(token)
                .map(link -> link.orElseThrow(() -> unknown(context)))
                .compose(
                        link ->
                                access.roomWhere(link.workshop(), w -> works(link, w))
                                        .map(room -> found(link, room)))
                .compose(
                        found ->
                                take
                                        ? links.take(token).map(found)
                                        : Future.succeededFuture(found));
    }

    private static boolean works(PersonalLink link, Workshop workshop) {
        return workshop.people()
                .person(link.person())
                .flatMap(p -> p.link())
                .filter(link.id()::equals)
                .isPresent();
    }

    private static Found found(PersonalLink link, Optional<Room> room) {
        return new Found(link, room.orElseThrow(() -> new Refusal(410, "door.link_ended")));
    }

    /**
     * Only failures count, and they hold up nobody else: a hall of 500 phones shares one address,
     * and nobody guesses 256 bits, however often.
     */
    private Refusal unknown(RoutingContext context) {
        return failures.take(origins.address(context.request()))
                ? new Refusal(404, "door.link_unknown")
                : new Refusal(429, "door.too_many");
    }

    private static Behind behind(Workshop workshop, PersonalLink link) {
        var about = workshop.about();
        var agenda = workshop.agenda();
        var session =
                agenda.currentSession()
                        .or(
                                () ->
                                        agenda.sessions().stream()
                                                .filter(s -> s.phase() == Session.Phase.PLANNED)
                                                .findFirst())
                        .or(() -> agenda.sessions().stream().findFirst());
        return new Behind(
                workshop.id(),
                about.title(),
                about.hosts(),
                about.zone(),
                session,
                Plate.of(workshop.people(), link.person()),
                Audience.of(workshop, Actor.of(link.person())),
                workshop.attendance().channel(link.person()),
                about.meeting());
    }

    private static Entrance entrance(Found found, Login login) {
        var audiences = Audience.of(found.room().workshop(), Access.actor(login));
        return new Entrance(login.id(), found.room().id(), audiences.iterator().next());
    }

    /** The cookie of a login that has ended goes, so that they do not pile up. */
    private Future<Optional<Known>> known(RoutingContext context, String handle) {
        return access.findOrWait(context, handle)
                .onSuccess(
                        found -> {
                            boolean waits = handle.startsWith(Projectors.HANDLE);
                            if (found.isEmpty() && !waits) cookies.clear(context, handle);
                        })
                .map(
                        entered ->
                                entered.map(
                                        e -> {
                                            var workshop = e.room().workshop();
                                            return new Known(
                                                    handle,
                                                    workshop.id(),
                                                    workshop.about().title(),
                                                    plate(workshop, e),
                                                    Audience.of(workshop, e.actor()));
                                        }));
    }

    private static Optional<Plate> plate(Workshop workshop, Access.Entered entered) {
        return entered.actor() instanceof Actor.Human(var person)
                ? Optional.of(Plate.of(workshop.people(), person))
                : Optional.empty();
    }
}
