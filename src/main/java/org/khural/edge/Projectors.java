package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.khural.domain.Command;
import org.khural.domain.DisplayId;
import org.khural.domain.Power;
import org.khural.domain.WorkshopId;
import org.khural.domain.display.DisplayCommand;
import org.khural.store.Login;
import org.khural.store.Logins;
import org.khural.store.Pairings;

/**
 * How a hall display gets in: it shows a code, and keeps a secret that it never shows; somebody who
 * may types the code.
 */
final class Projectors {
    /** So begins the handle of a display, which is no login until it is let in. */
    static final String HANDLE = "screen-";

    private final Access access;
    private final Logins logins;
    private final Pairings pairings;
    private final Cookies cookies;
    private final Origins origins;

    /** Six characters can be guessed by trying, so a login may not try often. */
    private final Attempts guesses = new Attempts(0.2, 10);

    /** Each new code is a key in Redis for ten minutes. */
    private final Attempts codes = new Attempts(1, 20);

    record Shown(String code, String name) {}

    record LetIn(DisplayId display) {}

    record Waiting(String login, String code, Instant expires) {}

    record Paired(boolean paired, Optional<WorkshopId> workshop) {}

    Projectors(Access access, Logins logins, Pairings pairings, Cookies cookies, Origins origins) {
        this.access = access;
        this.logins = logins;
        this.pairings = pairings;
        this.cookies = cookies;
        this.origins = origins;
    }

    /** Lets in the display that shows this code. */
    Future<LetIn> letIn(RoutingContext context) {
        var asked = Replies.body(context, Shown.class);
        return access.enter(context).compose(entered -> letIn(entered, asked));
    }

    private Future<LetIn> letIn(Access.Entered entered, Shown asked) {
        entered.require(Power.MANAGE_DISPLAYS);
        var login = entered.login().id();
        if (guesses.isBlocked(login)) throw new Refusal(429, "door.too_many");
        var display = newDisplay();
        var command = pair(display, asked.name());
        var code = asked.code().replaceAll("[\\s-]", "");
        if (!code.matches("[A-Za-z0-9]{6}")) throw unknown(login);
        return pairings.take(code)
                .map(waiting -> waiting.orElseThrow(() -> unknown(login)))
                .compose(
                        waiting ->
                                Organising.say(entered, command)
                                        .onFailure(e -> pairings.putBack(waiting))
                                        .compose(v -> give(waiting, entered, display)))
                .map(new LetIn(display));
    }

    /** After the workshop knows it: it asks every second, and would be turned away. */
    private Future<Void> give(Pairings.Waiting waiting, Access.Entered entered, DisplayId display) {
        return pairings.give(waiting, entered.room().id(), display.value());
    }

    private Refusal unknown(String login) {
        guesses.take(login);
        return new Refusal(404, "display.code_unknown");
    }

    private static DisplayId newDisplay() {
        var random = new byte[6];
        ThreadLocalRandom.current().nextBytes(random);
        return new DisplayId("d-" + HexFormat.of().formatHex(random));
    }

    private static Command pair(DisplayId display, String name) {
        try {
            return new DisplayCommand.PairDisplay(display, name);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("name", String.valueOf(e.getMessage()));
        }
    }

    /** A display that waits to be let in. */
    Future<Waiting> show(RoutingContext context) {
        if (!codes.take(origins.address(context.request()))) {
            throw new Refusal(429, "door.too_many");
        }
        return pairings.begin()
                .map(
                        pairing -> {
                            var handle = HANDLE + Organising.randomName(6);
                            cookies.set(context, handle, pairing.secret());
                            return new Waiting(handle, pairing.code(), pairing.expires());
                        });
    }

    /** Whether it was let in; then its cookie becomes that of a login. */
    Future<Paired> shown(RoutingContext context) {
        var handle = Cookies.handle(context);
        var secret = cookies.secret(context, handle);
        if (secret.isEmpty()) throw new Refusal(401, "door.login_ended");
        return access.find(context, handle)
                .compose(
                        known ->
                                known.isPresent()
                                        ? Future.succeededFuture(paired(known.get().login()))
                                        : fetch(context, handle, secret.get()));
    }

    private Future<Paired> fetch(RoutingContext context, String handle, String secret) {
        return pairings.fetch(secret)
                .compose(
                        given ->
                                given.isEmpty()
                                        ? Future.succeededFuture(
                                                new Paired(false, Optional.empty()))
                                        : login(context, handle, given.get()));
    }

    private Future<Paired> login(RoutingContext context, String handle, Pairings.Paired given) {
        var display = given.display();
        return logins.create(Login.Kind.DISPLAY, display, given.workshop(), display)
                .map(
                        fresh -> {
                            cookies.set(context, handle, fresh.secret());
                            return paired(fresh.login());
                        });
    }

    private static Paired paired(Login login) {
        return new Paired(true, Optional.of(login.workshop()));
    }
}
