package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.Command;
import org.khural.domain.DisplayId;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.display.DisplayCommand;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.PeopleView;
import org.khural.live.Outcome;
import org.khural.store.Login;
import org.khural.store.Logins;
import org.khural.store.Pairings;
import org.khural.store.PersonalLink;
import org.khural.store.PersonalLinks;

/**
 * The calls that touch a secret which must not be in the log: personal links and the pairing of
 * displays; and people, paged.
 */
public final class Organising {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LIFE = Duration.ofDays(180);
    private static final int PAGE = 200;

    private final Access access;
    private final PersonalLinks links;
    private final Logins logins;
    private final Pairings pairings;
    private final Cookies cookies;
    private final Attempts attempts;
    private final Origins origins;
    private final URI publicUrl;

    record Whom(PersonId person) {}

    record Link(String url) {}

    record Screen(String code, String name) {}

    record Waiting(String login, String code, java.time.Instant expires) {}

    record Paired(boolean paired, Optional<String> workshop) {}

    record Page(int count, List<PeopleView.PersonRow> rows) {}

    Organising(
            Access access,
            PersonalLinks links,
            Logins logins,
            Pairings pairings,
            Cookies cookies,
            Attempts attempts,
            Origins origins,
            URI publicUrl) {
        this.access = access;
        this.links = links;
        this.logins = logins;
        this.pairings = pairings;
        this.cookies = cookies;
        this.attempts = attempts;
        this.origins = origins;
        this.publicUrl = publicUrl;
    }

    /**
     * A new personal link. The token is shown this once; the old link and its logins end with the
     * event.
     */
    Future<Link> link(RoutingContext context) {
        var whom = Replies.body(context, Whom.class).person();
        return access.enter(context)
                .compose(
                        entered -> {
                            entered.require(Power.MANAGE_LINKS);
                            var link =
                                    new PersonalLink(
                                            randomName(12),
                                            entered.room().id(),
                                            whom,
                                            false,
                                            entered.room().now().plus(LIFE));
                            // The token first: a link in the state that nobody can open would be
                            // worse.
                            return links.issue(link)
                                    .compose(
                                            token ->
                                                    say(
                                                                    entered,
                                                                    new PeopleCommand.IssueLink(
                                                                            whom, link.id()))
                                                            .map(
                                                                    v ->
                                                                            new Link(
                                                                                    url(
                                                                                            publicUrl,
                                                                                            token))));
                        });
    }

    /** Lets in the display that shows this code. */
    Future<DisplayId> pair(RoutingContext context) {
        var asked = Replies.body(context, Screen.class);
        var address = origins.address(context.request());
        if (attempts.isBlocked(address)) throw new Refusal(429, "door.too_many");
        var display =
                new DisplayId(
                        "d-"
                                + randomName(6)
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replaceAll("[^a-z0-9]", "x"));
        return access.enter(context)
                .compose(
                        entered -> {
                            entered.require(Power.MANAGE_DISPLAYS);
                            var code = asked.code().replaceAll("[\\s-]", "");
                            var command = pairing(display, asked.name());
                            return pairings.confirm(code, entered.room().id(), display.value())
                                    .compose(
                                            known -> {
                                                if (known) return say(entered, command);
                                                attempts.failed(address);
                                                throw new Refusal(404, "display.code_unknown");
                                            });
                        })
                .map(v -> display);
    }

    private static Command pairing(DisplayId display, String name) {
        try {
            return new DisplayCommand.PairDisplay(display, name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "malformed");
        }
    }

    /** A display that waits to be let in: it keeps a secret and shows a code. */
    Future<Waiting> show(RoutingContext context) {
        return pairings.begin()
                .map(
                        pairing -> {
                            var handle = "screen-" + randomName(6);
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
                                        : logins.create(
                                                        Login.Kind.DISPLAY,
                                                        given.get().display(),
                                                        given.get().workshop(),
                                                        given.get().display())
                                                .map(
                                                        fresh -> {
                                                            cookies.set(
                                                                    context,
                                                                    handle,
                                                                    fresh.secret());
                                                            return paired(fresh.login());
                                                        }));
    }

    private static Paired paired(Login login) {
        return new Paired(true, Optional.of(login.workshop().value()));
    }

    Future<Page> people(RoutingContext context) {
        int from = number(context, "from", 0);
        int size = Math.min(PAGE, number(context, "size", PAGE));
        return access.enter(context)
                .map(
                        entered -> {
                            var mine = Audience.of(entered.room().workshop(), entered.actor());
                            if (mine.stream().noneMatch(Organising::runsTheWorkshop)) {
                                throw new Refusal(403, "access.not_allowed");
                            }
                            var workshop = entered.room().workshop();
                            return new Page(
                                    PeopleView.of(workshop).count(),
                                    PeopleView.page(workshop, from, size));
                        });
    }

    private static boolean runsTheWorkshop(Audience audience) {
        return audience == Audience.CHAIR
                || audience == Audience.ORGANISER
                || audience == Audience.ASSISTANT;
    }

    private static int number(RoutingContext context, String name, int otherwise) {
        var text = context.request().getParam(name);
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    private static Future<Void> say(Access.Entered entered, Command command) {
        Promise<Void> said = Promise.promise();
        entered.room()
                .submit(
                        entered.actor(),
                        Optional.empty(),
                        command,
                        outcome -> {
                            switch (outcome) {
                                case Outcome.Done done -> said.tryComplete();
                                case Outcome.Refused refused ->
                                        said.tryFail(new Refusal(409, refused.code()));
                                case Outcome.Failed failed ->
                                        said.tryFail(new Refusal(500, "failed"));
                                case Outcome.Later later -> said.tryFail(new Refusal(503, "away"));
                            }
                        });
        return said.future();
    }

    /**
     * What a personal link looks like: the token is in the fragment, which no server and no log
     * ever sees.
     */
    public static String url(URI publicUrl, String token) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + "/door#"
                + token;
    }

    public static String randomName(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
