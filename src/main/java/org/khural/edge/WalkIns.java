package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.khural.domain.Actor;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.WorkshopId;
import org.khural.domain.people.Admission;
import org.khural.domain.people.Card;
import org.khural.domain.people.Entrance;
import org.khural.domain.people.PeopleRejection;
import org.khural.domain.people.WalkInCommand;
import org.khural.live.Room;
import org.khural.store.JoinCodes;
import org.khural.store.Login;
import org.khural.store.Logins;

/**
 * The way in by a code, for those without a personal link. Who came by it holds a login like any
 * other, which stands once the workshop has let the person in.
 */
final class WalkIns {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Access access;
    private final Logins logins;
    private final JoinCodes codes;
    private final Cookies cookies;
    private final Origins origins;

    /**
     * Six characters can be guessed by trying, so here, unlike at the door, an address that failed
     * too often is not even looked up. A hall that mistypes together has a burst to spend.
     */
    private final Attempts guesses = new Attempts(2, 50);

    /** A whole hall may join within a minute; a machine that joins for ever may not. */
    private final Attempts joins = new Attempts(2, 600);

    record Wanted(Admission admission) {}

    record Made(String code) {}

    record Coming(String code, String name, String institution, String language) {}

    record Came(String login, WorkshopId workshop, boolean admitted) {}

    WalkIns(Access access, Logins logins, JoinCodes codes, Cookies cookies, Origins origins) {
        this.access = access;
        this.logins = logins;
        this.codes = codes;
        this.cookies = cookies;
        this.origins = origins;
    }

    /** A new code, in place of the one before. */
    Future<Made> makeCode(RoutingContext context) {
        var admission = Replies.body(context, Wanted.class).admission();
        return access.enter(context).compose(entered -> makeCode(entered, admission));
    }

    private Future<Made> makeCode(Access.Entered entered, Admission admission) {
        entered.require(Power.ADMIT);
        var old = entered.room().workshop().people().entrance().code();
        return codes.reserve(entered.room().id())
                .compose(
                        code ->
                                Organising.say(entered, set(code, admission))
                                        .onSuccess(v -> old.ifPresent(o -> codes.release(o.code())))
                                        .onFailure(e -> forget(code, e))
                                        .map(new Made(code)));
    }

    private static WalkInCommand.SetCode set(String code, Admission admission) {
        return new WalkInCommand.SetCode(Optional.of(new Entrance.Code(code, admission)));
    }

    /** What the rules refused is no code; what is merely unknown may have happened. */
    private void forget(String code, Throwable why) {
        if (why instanceof Refusal refusal && refusal.status == 409) codes.release(code);
    }

    Future<Came> join(RoutingContext context) {
        var coming = Replies.body(context, Coming.class);
        var address = origins.address(context.request());
        if (guesses.isBlocked(address)) throw new Refusal(429, "door.too_many");
        var card = card(coming);
        var code = coming.code().replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z0-9]{6}")) throw unknown(address);
        return codes.workshop(code)
                .map(workshop -> workshop.orElseThrow(() -> unknown(address)))
                .compose(id -> access.roomWhere(id, w -> w.people().entrance().opensTo(code)))
                .map(room -> room.orElseThrow(() -> unknown(address)))
                .compose(room -> join(context, room, code, card, address));
    }

    private Future<Came> join(
            RoutingContext context, Room room, String code, Card card, String address) {
        if (!joins.take(address)) throw new Refusal(429, "door.too_many");
        var person = new PersonId("walk-in-" + random(8));
        var link = "walk-in-" + random(12);
        return Organising.say(
                        room, Actor.SYSTEM, new WalkInCommand.JoinByCode(person, code, card, link))
                .compose(v -> logins.create(Login.Kind.PERSON, person.value(), room.id(), link))
                .map(
                        fresh -> {
                            cookies.set(context, fresh.login().id(), fresh.secret());
                            return came(fresh.login(), room);
                        });
    }

    /** Whether the chair has let the person in; 401 once that was declined. */
    Future<Came> look(RoutingContext context) {
        return access.enterOrWait(context).map(entered -> came(entered.login(), entered.room()));
    }

    /** Does not wait any longer: the name goes with the wish. */
    Future<Void> giveUp(RoutingContext context) {
        return access.enterOrWait(context)
                .compose(
                        entered -> {
                            var person = new PersonId(entered.login().actor());
                            cookies.clear(context, entered.login().id());
                            return Access.waits(entered.login(), entered.room().workshop())
                                    ? Organising.say(
                                            entered.room(),
                                            Actor.SYSTEM,
                                            new WalkInCommand.DeclineWalkIn(person))
                                    : Future.<Void>succeededFuture();
                        })
                .compose(v -> Future.succeededFuture());
    }

    private static Came came(Login login, Room room) {
        return new Came(login.id(), room.id(), Access.stands(login, room.workshop()));
    }

    private Refusal unknown(String address) {
        return guesses.take(address)
                ? new Refusal(404, PeopleRejection.CODE_UNKNOWN.code())
                : new Refusal(429, "door.too_many");
    }

    private static Card card(Coming coming) {
        try {
            var institution =
                    coming.institution().isBlank()
                            ? Optional.<LocalizedText>empty()
                            : Optional.of(
                                    LocalizedText.of(coming.language(), coming.institution()));
            return new Card(
                    Optional.of(LocalizedText.of(coming.language(), coming.name())), institution);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("name", String.valueOf(e.getMessage()));
        }
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
