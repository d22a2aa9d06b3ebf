package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import org.khural.ballot.BallotKey;
import org.khural.ballot.Token;
import org.khural.domain.PollId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.PollRejection;
import org.khural.domain.poll.Slip;
import org.khural.store.BallotBox;
import org.khural.wire.Slips;

/**
 * Where secret ballots are cast: no cookie is read, no login, no address; the token in the ballot
 * is all that admits it. Nothing here may ever log, count or time a single ballot.
 */
final class Ballots {
    /**
     * Ballots in work at once, of all workshops: a token takes a fraction of a millisecond to
     * check, so a hall passes through and a flood is told to come again. Not for each address: a
     * hall shares one, and this part of the house does not look at it.
     */
    private static final int AT_ONCE = 512;

    private final Vertx vertx;
    private final Access access;
    private final BallotBox box;
    private int running;

    /** What a page sends. */
    record Cast(String prefix, String message, String signature, Answer answer) {}

    /**
     * @param key the receipt
     */
    record Receipt(String key) {}

    private record Paper(WorkshopId workshop, PollId poll) {}

    Ballots(Vertx vertx, Access access, BallotBox box) {
        this.vertx = vertx;
        this.access = access;
        this.box = box;
    }

    Future<Receipt> cast(RoutingContext context) {
        var cast = Replies.body(context, Cast.class);
        if (running >= AT_ONCE) throw new Refusal(429, "ballot.busy");
        running++;
        // Inside, so that what is thrown at once gives its place back too.
        return Future.succeededFuture()
                .compose(v -> secretPoll(access, context))
                .compose(found -> check(found, cast))
                .onComplete(v -> running--);
    }

    /** A secret poll that was opened, whatever became of it. */
    record Found(Workshop workshop, Poll poll) {}

    static Future<Found> secretPoll(Access access, RoutingContext context) {
        var paper = paper(context).orElseThrow(Ballots::unknown);
        return access.roomWhere(paper.workshop(), w -> poll(w, paper).isPresent())
                .map(
                        room ->
                                room.flatMap(
                                                r ->
                                                        poll(r.workshop(), paper)
                                                                .map(
                                                                        p ->
                                                                                new Found(
                                                                                        r
                                                                                                .workshop(),
                                                                                        p)))
                                        .orElseThrow(Ballots::unknown));
    }

    private static Optional<Poll> poll(Workshop workshop, Paper paper) {
        return workshop.polls()
                .poll(paper.poll())
                .filter(Poll::isSecret)
                .filter(poll -> poll.opening().isPresent());
    }

    private static Optional<Paper> paper(RoutingContext context) {
        try {
            return Optional.of(
                    new Paper(
                            new WorkshopId(String.valueOf(context.pathParam("workshop"))),
                            new PollId(String.valueOf(context.pathParam("poll")))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refusal unknown() {
        return new Refusal(404, PollRejection.UNKNOWN_POLL.code());
    }

    private Future<Receipt> check(Found found, Cast cast) {
        var poll = found.poll();
        var workshop = found.workshop().id();
        var publicKey = poll.box().publicKey().orElseThrow();
        var token = new Token(cast.prefix(), cast.message(), cast.signature());
        return vertx.executeBlocking(
                        () ->
                                token.check(
                                        BallotKey.of(publicKey),
                                        workshop.value(),
                                        poll.id().value()),
                        false)
                .map(Objects::requireNonNull)
                .compose(
                        key -> {
                            if (key.isEmpty()) throw new Refusal(403, "ballot.token_not_valid");
                            var answer = inOrder(cast.answer());
                            var wrong = poll.question().refuse(answer);
                            if (wrong.isPresent()) throw new Refusal(422, wrong.get().code());
                            return put(workshop, poll, publicKey, slip(key.get(), cast, answer));
                        });
    }

    /** In which order somebody ticked several would tell ballots apart. */
    private static Answer inOrder(Answer answer) {
        return answer instanceof Answer.Picks(var options)
                ? new Answer.Picks(options.stream().sorted().toList())
                : answer;
    }

    private static Slip slip(String key, Cast cast, Answer answer) {
        return new Slip(key, cast.prefix(), cast.message(), cast.signature(), answer);
    }

    private Future<Receipt> put(WorkshopId workshop, Poll poll, String publicKey, Slip slip) {
        var gate = BallotBox.gate(poll.id(), Optional.of(publicKey));
        return box.put(workshop, gate, poll.id(), slip.key(), Slips.bytes(slip))
                .map(
                        put ->
                                switch (put) {
                                    case COUNTED -> new Receipt(slip.key());
                                    case OTHER -> throw second();
                                    case SHUT -> counted(poll, slip).orElseThrow(() -> shut(poll));
                                });
    }

    /** The box is read and emptied, and a page asks again whose answer was lost. */
    private static Optional<Receipt> counted(Poll poll, Slip slip) {
        var known =
                poll.box().counted().stream()
                        .flatMap(all -> all.stream())
                        .filter(each -> each.key().equals(slip.key()))
                        .findFirst();
        if (known.filter(k -> !k.answer().equals(slip.answer())).isPresent()) throw second();
        return known.map(k -> new Receipt(k.key()));
    }

    private static Refusal second() {
        return new Refusal(409, PollRejection.VOTED_ALREADY.code());
    }

    /** Why, as far as this node knows; if it thinks that the box is open, it is about to learn. */
    private static Refusal shut(Poll poll) {
        if (poll.stage().takesBallots()) return new Refusal(503, "away");
        boolean isOver = !poll.stage().isRunning();
        return new Refusal(409, (isOver ? PollRejection.LATE : PollRejection.NOT_OPEN).code());
    }
}
