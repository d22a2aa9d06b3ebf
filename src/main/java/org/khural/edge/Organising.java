package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Command;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.StoredView;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.PeopleView;
import org.khural.domain.people.Person;
import org.khural.domain.people.Plate;
import org.khural.live.Outcome;
import org.khural.live.Room;
import org.khural.store.PersonalLink;
import org.khural.store.PersonalLinks;

/** Personal links, whose secret must not be in the log; and people, paged. */
public final class Organising {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LIFE = Duration.ofDays(180);
    private static final int PAGE = 200;

    /**
     * Milliseconds until a call whose entry is on its way, and of which nobody knows whether it
     * arrived, is told so: a socket hears "later", and a call would wait as long as Redis is away.
     */
    private static final long PATIENCE = 5_000;

    private final Access access;
    private final PersonalLinks links;
    private final URI publicUrl;

    record Whom(PersonId person) {}

    record Link(String url) {}

    /** The delegations come whole with the first page, and with no other. */
    record Page(
            int count,
            List<PeopleView.PersonRow> rows,
            Map<DelegationId, PeopleView.DelegationRow> delegations) {}

    record Roll(int count, List<Plate> people) {}

    Organising(Access access, PersonalLinks links, URI publicUrl) {
        this.access = access;
        this.links = links;
        this.publicUrl = publicUrl;
    }

    /**
     * A new personal link. The token is shown this once; the old link and its logins end with the
     * event.
     */
    Future<Link> link(RoutingContext context) {
        var whom = Replies.body(context, Whom.class).person();
        return access.enter(context).compose(entered -> link(entered, whom));
    }

    private Future<Link> link(Access.Entered entered, PersonId whom) {
        entered.require(Power.MANAGE_LINKS);
        var room = entered.room();
        var old = room.workshop().people().person(whom).flatMap(Person::link);
        var link = new PersonalLink(randomName(12), room.id(), whom, false, room.now().plus(LIFE));
        // The token first: a link in the state that nobody can open would be worse.
        return links.issue(link)
                .compose(
                        token ->
                                say(entered, new PeopleCommand.IssueLink(whom, link.id()))
                                        .map(new Link(url(publicUrl, token))))
                .onSuccess(done -> old.ifPresent(links::revoke))
                .onFailure(e -> forget(link, e));
    }

    /** What the rules refused is no link; what is merely unknown may have happened. */
    private void forget(PersonalLink link, Throwable why) {
        if (why instanceof Refusal refusal && refusal.status == 409) links.revoke(link.id());
    }

    Future<Page> people(RoutingContext context) {
        int from = number(context, "from", 0);
        int size = Math.min(PAGE, number(context, "size", PAGE));
        return access.enter(context)
                .map(
                        entered -> {
                            var workshop = entered.room().workshop();
                            var mine = Audience.of(workshop, entered.actor());
                            if (mine.stream().noneMatch(Organising::runsTheWorkshop)) {
                                throw new Refusal(403, "access.not_allowed");
                            }
                            return new Page(
                                    workshop.people().count(),
                                    PeopleView.page(workshop, best(mine), from, size),
                                    from == 0 ? PeopleView.delegations(workshop) : Map.of());
                        });
    }

    /** Who takes part, for those who do: how they are announced, and nothing else about them. */
    Future<Roll> roll(RoutingContext context) {
        int from = number(context, "from", 0);
        int size = Math.min(PAGE, number(context, "size", PAGE));
        return access.enter(context)
                .map(
                        entered -> {
                            entered.require(Power.ATTEND);
                            var workshop = entered.room().workshop();
                            var page = PeopleView.page(workshop, Audience.PARTICIPANT, from, size);
                            return new Roll(
                                    workshop.people().count(),
                                    page.stream().map(PeopleView.PersonRow::plate).toList());
                        });
    }

    /** Who is several sees as the organiser, who sees most. */
    private static Audience best(Set<Audience> mine) {
        return mine.contains(Audience.ORGANISER) ? Audience.ORGANISER : mine.iterator().next();
    }

    /** What is stored about whoever asks, and about nobody else. */
    Future<StoredView> stored(RoutingContext context) {
        return access.enter(context)
                .map(
                        entered ->
                                entered.actor() instanceof Actor.Human(var person)
                                        ? StoredView.of(entered.room().workshop(), person)
                                        : refuse());
    }

    private static StoredView refuse() {
        throw new Refusal(403, "access.not_allowed");
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

    /**
     * Asks the workshop as who is logged in; a rule that forbids it is 409 with the rule's code.
     */
    static Future<Void> say(Access.Entered entered, Command command) {
        return say(entered.room(), entered.actor(), command);
    }

    static Future<Void> say(Room room, Actor actor, Command command) {
        Promise<Void> said = Promise.promise();
        var vertx = Objects.requireNonNull(Vertx.currentContext()).owner();
        long timer = vertx.setTimer(PATIENCE, t -> said.tryFail(new Refusal(503, "away")));
        room.submit(
                actor,
                Optional.empty(),
                command,
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done done -> said.tryComplete();
                        case Outcome.Refused(var code, var args) ->
                                said.tryFail(new Refusal(409, code, args));
                        case Outcome.Failed failed -> said.tryFail(new Refusal(500, "failed"));
                        case Outcome.Later later -> said.tryFail(new Refusal(503, "away"));
                    }
                });
        return said.future().onComplete(v -> vertx.cancelTimer(timer));
    }

    /** A personal link: the token is in the fragment, which no server and no log ever sees. */
    public static String url(URI publicUrl, String token) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + "/door#"
                + token;
    }

    /** The address of a link by its token. */
    public static Function<String, String> door(HttpSettings settings) {
        return token -> url(settings.publicUrl(), token);
    }

    public static String randomName(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
