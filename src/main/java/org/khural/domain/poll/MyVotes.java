package org.khural.domain.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Delegation;
import org.khural.domain.people.Plate;
import org.khural.domain.people.Seat;

/**
 * What a person's own page says of polls.
 *
 * @param mandates seats that the person votes for
 * @param proxy who votes for the person's own seat
 * @param standings where a vote runs: from which seats the person may answer, and why not
 * @param ballots that were cast from these seats, in what runs and what ended last
 * @param tokens for secret ballots, of what runs
 */
public record MyVotes(
        List<Mandate> mandates,
        Optional<Plate> proxy,
        List<Standing> standings,
        List<Cast> ballots,
        List<Token> tokens) {
    private static final int MOST_OVER = 20;

    /** {@code delegation}: which one this seat heads. */
    public record Mandate(SeatId seat, Plate plate, Optional<DelegationId> delegation) {}

    /** {@code why}: the code of the refusal that an answer would get; empty: none. */
    public record Standing(PollId poll, SeatId seat, Optional<String> why) {}

    /** {@code answer} empty: words, or an objection; {@code entries} what was written, of words. */
    public record Cast(
            PollId poll,
            SeatId seat,
            String ballot,
            Ballot.Via via,
            Optional<Answer> answer,
            List<String> entries,
            Instant at) {}

    /** {@code signature} empty: it is being made. */
    public record Token(PollId poll, SeatId seat, String blinded, Optional<String> signature) {}

    /** Whose {@link MyVotes} differ. */
    public static Set<PersonId> touched(Workshop before, Workshop after) {
        return Pages.touched(before, after);
    }

    public static MyVotes of(Workshop workshop, PersonId person) {
        var polls = workshop.polls();
        var own = workshop.people().speakingSeat(person).map(Seat::id);
        var mandates = polls.mandatesOf(person).toList();
        var seats = Stream.concat(own.stream(), mandates.stream()).toList();
        var ballots = new ArrayList<Cast>();
        var tokens = new ArrayList<Token>();
        var standings = new ArrayList<Standing>();
        for (var poll : latest(polls)) {
            for (var seat : seats) {
                cast(poll, seat).ifPresent(ballots::add);
                if (!poll.stage().isRunning()) continue;
                token(poll, seat).ifPresent(tokens::add);
                if (!poll.rules().isFormal()) continue;
                standing(workshop, poll, person, seat).ifPresent(standings::add);
            }
            objected(poll, person).ifPresent(ballots::add);
        }
        return new MyVotes(
                mandates.stream().flatMap(seat -> mandate(workshop, seat).stream()).toList(),
                own.flatMap(polls::mandate).map(p -> Plate.of(workshop.people(), p)),
                standings,
                ballots,
                tokens);
    }

    /** None for a seat that has no vote in this poll. */
    private static Optional<Standing> standing(
            Workshop workshop, Poll poll, PersonId person, SeatId seat) {
        var why = Entitlement.refuse(workshop, poll, person, seat);
        return why.equals(Optional.of(PollRejection.NOT_ENTITLED))
                ? Optional.empty()
                : Optional.of(new Standing(poll.id(), seat, why.map(PollRejection::code)));
    }

    /** What runs, however long it does, and what was opened last. */
    static List<Poll> latest(Polls polls) {
        var held = polls.held();
        int left = Math.max(0, held.size() - MOST_OVER);
        return Stream.concat(
                        held.subList(0, left).stream().filter(p -> p.stage().isRunning()),
                        held.subList(left, held.size()).stream())
                .toList();
    }

    static Optional<Mandate> mandate(Workshop workshop, SeatId seat) {
        return Optional.ofNullable(workshop.people().seats().get(seat))
                .map(
                        s ->
                                new Mandate(
                                        seat,
                                        Plate.of(workshop.people(), s.holder()),
                                        s.delegation().filter(d -> heads(workshop, d, s))));
    }

    private static boolean heads(Workshop workshop, DelegationId delegation, Seat seat) {
        return workshop.people()
                .delegation(delegation)
                .flatMap(Delegation::head)
                .equals(Optional.of(seat.holder()));
    }

    private static Optional<Cast> cast(Poll poll, SeatId seat) {
        var words = Optional.ofNullable(poll.words().get(seat));
        if (words.isPresent()) {
            var w = words.get();
            return Optional.of(
                    new Cast(
                            poll.id(),
                            seat,
                            w.id(),
                            Ballot.Via.DEVICE,
                            Optional.empty(),
                            SaidView.own(w),
                            w.at()));
        }
        return Optional.ofNullable(poll.ballots().get(seat))
                .map(
                        b ->
                                new Cast(
                                        poll.id(),
                                        seat,
                                        b.id(),
                                        b.via(),
                                        Optional.of(b.answer()),
                                        List.of(),
                                        b.at()));
    }

    private static Optional<Token> token(Poll poll, SeatId seat) {
        return Optional.ofNullable(poll.box().tokens().get(seat))
                .map(t -> new Token(poll.id(), seat, t.blinded(), t.signature()));
    }

    private static Optional<Cast> objected(Poll poll, PersonId person) {
        return poll.objection()
                .filter(o -> o.by().equals(person))
                .map(
                        o ->
                                new Cast(
                                        poll.id(),
                                        new SeatId(person.value()),
                                        "objection",
                                        Ballot.Via.DEVICE,
                                        Optional.empty(),
                                        List.of(),
                                        o.at()));
    }
}
