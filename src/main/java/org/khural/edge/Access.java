package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.khural.domain.Actor;
import org.khural.domain.DisplayId;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.store.Login;
import org.khural.store.Logins;

/**
 * From a cookie to a login that still stands, its room and its actor. Whether it stands is the
 * workshop's state to say.
 */
final class Access {
    private final Cookies cookies;
    private final Logins logins;
    private final Rooms rooms;

    /** A login in its room. */
    record Entered(Login login, Room room) {
        Actor actor() {
            return Access.actor(login);
        }

        void require(Power power) {
            if (!Power.has(room.workshop(), actor(), power)) {
                throw new Refusal(403, "access.not_allowed");
            }
        }
    }

    Access(Cookies cookies, Logins logins, Rooms rooms) {
        this.cookies = cookies;
        this.logins = logins;
        this.rooms = rooms;
    }

    /** By the handle in the path and its cookie; 401 if the login or its link has ended. */
    Future<Entered> enter(RoutingContext context) {
        return find(context, Cookies.handle(context))
                .map(found -> found.orElseThrow(() -> new Refusal(401, "door.login_ended")));
    }

    /** As {@link #enter}, and who waits to be let in is found too. */
    Future<Entered> enterOrWait(RoutingContext context) {
        return findOrWait(context, Cookies.handle(context))
                .map(found -> found.orElseThrow(() -> new Refusal(401, "door.login_ended")));
    }

    Future<Optional<Entered>> find(RoutingContext context, String handle) {
        return find(context, handle, Access::stands);
    }

    Future<Optional<Entered>> findOrWait(RoutingContext context, String handle) {
        return find(context, handle, (login, w) -> stands(login, w) || waits(login, w));
    }

    private Future<Optional<Entered>> find(
            RoutingContext context, String handle, BiPredicate<Login, Workshop> so) {
        var secret = cookies.secret(context, handle);
        if (secret.isEmpty()) return Future.succeededFuture(Optional.empty());
        return logins.login(secret.get())
                .compose(
                        login ->
                                login.isEmpty()
                                        ? Future.succeededFuture(Optional.<Entered>empty())
                                        : inRoom(login.get(), so));
    }

    private Future<Optional<Entered>> inRoom(Login login, BiPredicate<Login, Workshop> so) {
        return roomWhere(login.workshop(), workshop -> so.test(login, workshop))
                .map(room -> room.map(r -> new Entered(login, r)));
    }

    /** The room, if the login stands there. */
    Future<Optional<Room>> roomOf(Login login) {
        return roomWhere(login.workshop(), workshop -> stands(login, workshop));
    }

    /** The room, if it is so there; before a no it reads what another node has just written. */
    Future<Optional<Room>> roomWhere(WorkshopId workshop, Predicate<Workshop> so) {
        return rooms.open(workshop)
                .compose(
                        found ->
                                found.isEmpty() || so.test(found.get().workshop())
                                        ? Future.succeededFuture(found)
                                        : rooms.upToDate(found.get()).map(Optional::of))
                .map(found -> found.filter(room -> so.test(room.workshop())));
    }

    /**
     * A person's login stands while its link is the one that works; a display's while it is paired.
     */
    static boolean stands(Login login, Workshop workshop) {
        return switch (actor(login)) {
            case Actor.Human(var person) ->
                    workshop.people()
                            .person(person)
                            .flatMap(p -> p.link())
                            .filter(login.link()::equals)
                            .isPresent();
            case Actor.Screen(var display) -> workshop.displays().isPaired(display);
            case Actor.Observer _ -> workshop.about().isObserved();
            case Actor.System() -> false;
        };
    }

    /** Came by the code, and waits to be let in. */
    static boolean waits(Login login, Workshop workshop) {
        return actor(login) instanceof Actor.Human(var person)
                && workshop.people()
                        .entrance()
                        .waiting(person)
                        .filter(waiting -> waiting.link().equals(login.link()))
                        .isPresent();
    }

    static Actor actor(Login login) {
        return switch (login.kind()) {
            case PERSON -> Actor.of(new PersonId(login.actor()));
            case OBSERVER -> new Actor.Observer(login.actor());
            case DISPLAY -> new Actor.Screen(new DisplayId(login.actor()));
        };
    }
}
