package org.khural.domain.poll;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.List;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.Personal;
import org.khural.domain.PollId;
import org.khural.domain.Power;
import org.khural.domain.SeatId;
import org.khural.domain.Text;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Seat;

/**
 * The rulebook of answering (rules 3): who may, for which seat, until when. Each ballot has an id
 * of the browser's own, so that the same one sent again is counted once and answered again.
 */
public sealed interface VoteCommand extends Command {
    PollId poll();

    @Override
    default Power power() {
        return Power.VOTE;
    }

    record Cast(PollId poll, SeatId seat, String ballot, Answer answer) implements VoteCommand {
        public Cast {
            ballot = Ballot.checked(ballot);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            var before = Optional.ofNullable(known.get().ballots().get(seat));
            if (before.filter(b -> b.is(ballot)).isPresent()) return Decision.NOTHING;
            return refuseVoter(workshop, by, known.get(), seat)
                    .or(() -> refuseDevice(known.get(), seat))
                    .or(() -> known.get().question().refuse(answer).map(Decision::reject))
                    .or(() -> refuseSecond(known.get(), before.isPresent()))
                    .orElseGet(
                            () ->
                                    accept(
                                            new PollEvent.BallotCast(
                                                    poll,
                                                    seat,
                                                    ballot,
                                                    by.person().orElseThrow(),
                                                    via(known.get(), seat, by),
                                                    answer)));
        }

        private static Ballot.Via via(Poll poll, SeatId seat, By by) {
            return poll.opening()
                            .map(o -> o.voters().get(seat))
                            .flatMap(Voter::proxy)
                            .filter(by::is)
                            .isPresent()
                    ? Ballot.Via.PROXY
                    : Ballot.Via.DEVICE;
        }
    }

    /** Words of one's own, moderated before others see them. */
    record Contribute(PollId poll, String ballot, List<String> entries) implements VoteCommand {
        public Contribute {
            ballot = Ballot.checked(ballot);
            if (entries.isEmpty() || entries.size() > Question.Words.MOST_ENTRIES) {
                throw new IllegalArgumentException("1 to 5 entries");
            }
            entries = entries.stream().map(e -> Text.clean(e, 250)).toList();
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            if (!(known.get().question() instanceof Question.Words words)) {
                return reject(PollRejection.NOT_SUCH_AN_ANSWER);
            }
            var person = by.person();
            var seat = person.flatMap(workshop.people()::speakingSeat).map(Seat::id);
            if (seat.isEmpty()) return reject(PollRejection.NOT_ENTITLED);
            var before = Optional.ofNullable(known.get().words().get(seat.get()));
            if (before.filter(b -> b.id().equals(ballot)).isPresent()) return Decision.NOTHING;
            return refuseVoter(workshop, by, known.get(), seat.get())
                    .or(() -> refuseLength(words))
                    .or(() -> refuseSecond(known.get(), before.isPresent()))
                    .orElseGet(
                            () ->
                                    accept(
                                            new PollEvent.Contributed(
                                                    poll,
                                                    seat.get(),
                                                    ballot,
                                                    entries.size(),
                                                    Personal.of(person.get(), entries))));
        }

        private Optional<Decision> refuseLength(Question.Words words) {
            if (entries.size() > words.entries()) {
                return Optional.of(
                        reject(PollRejection.TOO_MANY_ENTRIES, "limit", words.entries()));
            }
            int longest = words.shape().longest();
            return entries.stream().anyMatch(e -> e.codePointCount(0, e.length()) > longest)
                    ? Optional.of(reject(PollRejection.TEXT_TOO_LONG, "limit", longest))
                    : Optional.empty();
        }
    }

    /**
     * The floor assistant enters the answer of a person in the hall who has no device. {@code
     * consents}: the person said so, and the record says that.
     */
    record CastFor(PollId poll, SeatId seat, String ballot, Answer answer, boolean consents)
            implements VoteCommand {
        public CastFor {
            ballot = Ballot.checked(ballot);
        }

        @Override
        public Power power() {
            return Power.VOTE_FOR_OTHERS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            if (!consents) return reject(PollRejection.NO_CONSENT);
            var before = Optional.ofNullable(known.get().ballots().get(seat));
            if (before.filter(b -> b.is(ballot)).isPresent()) return Decision.NOTHING;
            // Who has a device changes the answer there.
            if (before.filter(b -> b.via() != Ballot.Via.ASSISTANT).isPresent()) {
                return reject(PollRejection.VOTED_ALREADY);
            }
            return refuseMoment(known.get())
                    .or(() -> refuseDevice(known.get(), seat))
                    .or(() -> refuseHall(workshop, known.get()))
                    .or(() -> known.get().question().refuse(answer).map(Decision::reject))
                    .or(() -> refuseSecond(known.get(), before.isPresent()))
                    .orElseGet(
                            () ->
                                    accept(
                                            new PollEvent.BallotCast(
                                                    poll,
                                                    seat,
                                                    ballot,
                                                    by.person().orElseThrow(),
                                                    Ballot.Via.ASSISTANT,
                                                    answer)));
        }

        private Optional<Decision> refuseHall(Workshop workshop, Poll known) {
            if (known.rules().isFormal()) {
                var voter = known.opening().map(o -> o.voters().get(seat));
                if (voter.isEmpty()) return Optional.of(reject(PollRejection.NOT_ENTITLED));
                return voter.get().channel().equals(Optional.of(Channel.HALL))
                        ? Optional.empty()
                        : Optional.of(reject(PollRejection.NOT_IN_HALL));
            }
            var holder = Optional.ofNullable(workshop.people().seats().get(seat)).map(Seat::holder);
            if (holder.isEmpty()) return Optional.of(reject(PollRejection.NOT_ENTITLED));
            return workshop.attendance().channel(holder.get()).equals(Optional.of(Channel.HALL))
                    ? Optional.empty()
                    : Optional.of(reject(PollRejection.NOT_IN_HALL));
        }
    }

    /**
     * One's token for a secret ballot: {@code blinded}, 256 bytes in base64url, is signed as it is
     * (RFC 9474). One for each seat; the same one gets the same signature.
     */
    record AskToken(PollId poll, SeatId seat, String blinded) implements VoteCommand {
        public AskToken {
            if (!blinded.matches("[A-Za-z0-9_-]{342}")) {
                throw new IllegalArgumentException("256 bytes in base64url are needed");
            }
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            if (!known.get().isSecret()) return reject(PollRejection.NOT_IN_THIS_MODE);
            var token = Optional.ofNullable(known.get().box().tokens().get(seat));
            if (token.filter(t -> t.blinded().equals(blinded)).isPresent()) {
                return Decision.NOTHING;
            }
            return refuseVoter(workshop, by, known.get(), seat)
                    .or(
                            () ->
                                    token.isPresent()
                                            ? Optional.of(reject(PollRejection.TOKEN_GIVEN))
                                            : Optional.empty())
                    .orElseGet(
                            () ->
                                    accept(
                                            new BoxEvent.TokenAsked(
                                                    poll,
                                                    seat,
                                                    blinded,
                                                    by.person().orElseThrow())));
        }
    }

    /** Stops what silence would adopt. {@code isOpen} false: only the chair learns whose it is. */
    record Object(PollId poll, boolean isOpen, String text) implements VoteCommand {
        public Object {
            text = Text.clean(text);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            if (known.get().rules().mode() != Rules.Mode.NO_OBJECTION) {
                return reject(PollRejection.NOT_IN_THIS_MODE);
            }
            if (text.codePointCount(0, text.length()) > by.limits().note()) {
                return reject(PollRejection.TEXT_TOO_LONG, "limit", by.limits().note());
            }
            if (known.get().objection().filter(o -> by.is(o.by())).isPresent()) {
                return Decision.NOTHING;
            }
            var refusal = refuseMoment(known.get());
            if (refusal.isPresent()) return refusal.get();
            var person = by.person();
            boolean votes =
                    person.flatMap(workshop.people()::speakingSeat).filter(Seat::votes).isPresent();
            if (!votes) return reject(PollRejection.NOT_ENTITLED);
            if (workshop.attendance().channel(person.get()).isEmpty()) {
                return reject(PollRejection.NOT_ATTENDING);
            }
            return accept(
                    new PollEvent.Objected(
                            poll, person.get(), isOpen, Personal.of(person.get(), text)),
                    new PollEvent.Closed(poll));
        }
    }

    private static Optional<Decision> refuseMoment(Poll poll) {
        if (poll.stage().takesBallots()) return Optional.empty();
        return Optional.of(
                reject(
                        poll.stage().isCounted() || poll.stage() == Stage.VOID
                                ? PollRejection.LATE
                                : PollRejection.NOT_OPEN));
    }

    private static Optional<Decision> refuseDevice(Poll poll, SeatId seat) {
        if (poll.isSecret()) return Optional.of(reject(PollRejection.GOES_INTO_BOX));
        if (poll.isCountedInHall(seat)) {
            return Optional.of(reject(PollRejection.COUNTED_ALREADY_IN_HALL));
        }
        return switch (poll.rules().mode()) {
            case DEVICE, MIXED -> Optional.empty();
            case HANDS, ROLL_CALL, NO_OBJECTION ->
                    Optional.of(reject(PollRejection.NOT_IN_THIS_MODE));
        };
    }

    private static Optional<Decision> refuseSecond(Poll poll, boolean isSecond) {
        return isSecond && !poll.rules().mayChange()
                ? Optional.of(reject(PollRejection.VOTED_ALREADY))
                : Optional.empty();
    }

    private static Optional<Decision> refuseVoter(
            Workshop workshop, By by, Poll poll, SeatId seat) {
        return refuseMoment(poll)
                .or(
                        () ->
                                by.person()
                                        .flatMap(p -> Entitlement.refuse(workshop, poll, p, seat))
                                        .map(Decision::reject));
    }
}
