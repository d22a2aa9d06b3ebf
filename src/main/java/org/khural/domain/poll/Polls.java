package org.khural.domain.poll;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.khural.domain.Deadline;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * All polls of a workshop, in the order of their making, and who votes for whom.
 *
 * @param mandates rights to vote for another seat: the seat, and the proxy
 */
public record Polls(
        PMap<PollId, Poll> polls, PVector<PollId> order, PMap<SeatId, PersonId> mandates) {
    public static final Polls NONE =
            new Polls(HashTreePMap.empty(), TreePVector.empty(), HashTreePMap.empty());

    /** Polls of one workshop, void ones among them. */
    public static final int MOST = 200;

    /** Seats for which one person votes. */
    static final int MOST_MANDATES = 10;

    public Optional<Poll> poll(PollId id) {
        return Optional.ofNullable(polls.get(id));
    }

    public Stream<Poll> all() {
        return order.stream().map(polls::get);
    }

    /** Those that were opened, in that order: which need not be the order of their making. */
    List<Poll> held() {
        return all().filter(p -> p.opening().isPresent())
                .sorted(Comparator.comparing(p -> p.opening().orElseThrow().at()))
                .toList();
    }

    public Stream<Poll> running() {
        return all().filter(poll -> poll.stage().isRunning());
    }

    public boolean isAnyRunning() {
        return running().findAny().isPresent();
    }

    public Optional<PersonId> mandate(SeatId seat) {
        return Optional.ofNullable(mandates.get(seat));
    }

    public Stream<SeatId> mandatesOf(PersonId proxy) {
        return mandates.entrySet().stream()
                .filter(each -> each.getValue().equals(proxy))
                .map(each -> each.getKey())
                .sorted();
    }

    /** Closes what is due, and ends the grace of what is closing. */
    public Optional<Deadline> nextDeadline() {
        return running()
                .flatMap(poll -> deadline(poll).stream())
                .min(Comparator.comparing(Deadline::at));
    }

    private static Optional<Deadline> deadline(Poll poll) {
        var at = poll.closesAt();
        return switch (poll.stage()) {
            case OPEN -> at.map(t -> new Deadline(t, new TimeCommand.CloseOnTime(poll.id(), t)));
            case CLOSING -> at.map(t -> new Deadline(t, new TimeCommand.EndGrace(poll.id(), t)));
            default -> Optional.empty();
        };
    }

    Polls plus(Poll poll) {
        return new Polls(
                polls.plus(poll.id(), poll),
                polls.containsKey(poll.id()) ? order : order.plus(poll.id()),
                mandates);
    }

    Polls without(PollId id) {
        return new Polls(polls.minus(id), order.minus(id), mandates);
    }

    Polls change(PollId id, UnaryOperator<Poll> change) {
        return plus(change.apply(poll(id).orElseThrow()));
    }

    Polls withMandate(SeatId seat, PersonId proxy) {
        return new Polls(polls, order, mandates.plus(seat, proxy));
    }

    Polls withoutMandate(SeatId seat) {
        return new Polls(polls, order, mandates.minus(seat));
    }

    /** What was composed meanwhile stays; what was held in a rehearsal is to be held again. */
    public Polls wiped(Polls before) {
        var next = before;
        for (var poll : before.all().filter(p -> p.stage().isPrepared()).toList()) {
            if (poll(poll.id()).isEmpty()) next = next.without(poll.id());
        }
        for (var poll : all().toList()) {
            var was = before.poll(poll.id());
            if (was.filter(p -> !p.stage().isPrepared()).isPresent()) continue;
            if (poll.stage().isPrepared()) next = next.plus(poll);
            else if (poll.rules().mode() != Rules.Mode.NO_OBJECTION) {
                next = next.plus(toHoldAgain(was, poll));
            }
        }
        return new Polls(next.polls, next.order, mandates);
    }

    /** A secret one needs a new key: tokens of the rehearsal would open the real box too. */
    private static Poll toHoldAgain(Optional<Poll> was, Poll held) {
        return was.filter(p -> p.stage() == Stage.READY && !p.isSecret())
                .filter(p -> p.form().equals(held.form()))
                .orElseGet(() -> Poll.draft(held.id(), held.form(), held.roundOf()));
    }

    public Polls forget(PersonId person) {
        var next = this;
        for (var poll : polls.values()) {
            var without = poll.forget(person);
            if (without != poll) next = next.plus(without);
        }
        var own = new SeatId(person.value());
        if (mandates.containsKey(own)) next = next.withoutMandate(own);
        for (var seat : mandatesOf(person).toList()) next = next.withoutMandate(seat);
        return next;
    }
}
