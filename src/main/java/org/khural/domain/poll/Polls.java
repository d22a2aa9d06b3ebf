package org.khural.domain.poll;


import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

    public Stream<Poll> running() {
        return all().filter(poll -> poll.stage().isRunning());
    }

    private boolean isRunning(PollId id) {
        return poll(id).filter(p -> p.stage().isRunning()).isPresent();
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
        for (var poll : all().toList()) {
            boolean isNew = before.poll(poll.id()).isEmpty();
            if (poll.stage() == Stage.DRAFT) next = next.plus(poll);
            else if (isNew && poll.rules().mode() != Rules.Mode.NO_OBJECTION) {
                next = next.plus(Poll.draft(poll.id(), poll.form(), Optional.empty()));
            }
        }
        return new Polls(next.polls, next.order, mandates);
    }

    /** Who may answer now, or no more, so that their own page differs. */
    public static Set<PersonId> touched(Polls before, Polls after) {
        if (before.polls == after.polls) return Set.of();
        var touched = new HashSet<PersonId>();
        Stream.concat(
                        before.running().filter(p -> !after.isRunning(p.id())),
                        after.running().filter(p -> !before.isRunning(p.id())))
                .flatMap(p -> p.opening().orElseThrow().voters().values().stream())
                .flatMap(Voter::people)
                .forEach(touched::add);
        return touched;
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
