package org.khural.domain.poll;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PollId;
import org.khural.domain.Power;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;

/** The rulebook of counting without devices (rules 3): hands by two tellers, and the roll. */
public sealed interface CountCommand extends Command {
    @Override
    default Power power() {
        return Power.COUNT_VOTES;
    }

    /** One teller's count: a number for each option, then the abstentions. */
    record CountHands(PollId poll, List<Integer> counts) implements CountCommand {
        public CountHands {
            if (counts.size() > Question.MOST_OPTIONS + 1) {
                throw new IllegalArgumentException("at most 51 numbers");
            }
            counts = List.copyOf(counts);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            var refusal = refuseHands(known.get());
            if (refusal.isPresent()) return refusal.get();
            boolean fits =
                    counts.size() == known.get().question().places() + 1
                            && counts.stream().allMatch(c -> c >= 0);
            if (!fits) return reject(PollRejection.NOT_SUCH_A_COUNT);
            int limit = known.get().handsInHall();
            if (counts.stream().mapToLong(c -> c).sum() > limit) {
                return reject(PollRejection.MORE_HANDS_THAN_SEATS, "limit", limit);
            }
            var teller = by.person().orElseThrow();
            var entered = known.get().hall().entered();
            if (counts.equals(entered.get(teller))) return Decision.NOTHING;
            return entered.size() >= HallCount.TELLERS
                    ? reject(PollRejection.COUNTED_ALREADY)
                    : accept(new PollEvent.HandsCounted(poll, teller, counts));
        }
    }

    /** Both count anew. */
    record Recount(PollId poll) implements CountCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            return refuseHands(known.get())
                    .orElseGet(
                            () ->
                                    known.get().hall().entered().isEmpty()
                                            ? Decision.NOTHING
                                            : accept(new PollEvent.RecountAsked(poll)));
        }
    }

    /**
     * Names are called in this order; each seat that may vote once. What depends on names (from
     * which letter) is put in order where names are read.
     */
    record StartRoll(PollId poll, List<SeatId> order) implements CountCommand {
        public StartRoll {
            order = List.copyOf(order);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return onRoll(workshop, poll, this::start);
        }

        private Decision start(Poll known) {
            if (known.roll().order().equals(order)) return Decision.NOTHING;
            boolean isBegun = known.roll().called() > 0;
            var seats = known.opening().orElseThrow().voters().keySet();
            boolean fits = order.size() == seats.size() && new HashSet<>(order).equals(seats);
            if (isBegun || !fits) return reject(PollRejection.NOT_SUCH_A_ROLL);
            return accept(new PollEvent.RollStarted(poll, order));
        }
    }

    /**
     * What who was called said; empty: no answer. {@code seat}: whose turn it is as one sees it.
     */
    record AnswerRoll(PollId poll, SeatId seat, Optional<Answer> answer) implements CountCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return onRoll(workshop, poll, known -> answered(known, by));
        }

        private Decision answered(Poll known, By by) {
            if (!known.roll().now().equals(Optional.of(seat))) return movedOn(known);
            return answer.flatMap(known.question()::refuse)
                    .map(Decision::reject)
                    .orElseGet(
                            () ->
                                    accept(
                                            new PollEvent.RollAnswered(
                                                    poll,
                                                    seat,
                                                    by.person().orElseThrow(),
                                                    answer)));
        }
    }

    /**
     * Takes back what the last one said, as it was heard wrongly; they are called again. {@code
     * seat}: who that is as one sees it.
     */
    record TakeBackRoll(PollId poll, SeatId seat) implements CountCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return onRoll(
                    workshop,
                    poll,
                    known ->
                            known.roll().last().equals(Optional.of(seat))
                                    ? accept(new PollEvent.RollTakenBack(poll, seat))
                                    : movedOn(known));
        }
    }

    /** Those who did not answer are called once more. */
    record CallAbsent(PollId poll) implements CountCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return onRoll(
                    workshop,
                    poll,
                    known ->
                            known.roll().absent().isEmpty()
                                    ? Decision.NOTHING
                                    : accept(new PollEvent.AbsentCalled(poll)));
        }
    }

    private static Optional<Decision> refuseHands(Poll poll) {
        var mode = poll.rules().mode();
        if (mode != Rules.Mode.HANDS && mode != Rules.Mode.MIXED) {
            return Optional.of(reject(PollRejection.NOT_IN_THIS_MODE));
        }
        return refuseMoment(poll);
    }

    /** What every order to a roll call begins with. */
    private static Decision onRoll(
            Workshop workshop, PollId poll, Function<Poll, Decision> decide) {
        var known = workshop.polls().poll(poll);
        if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
        return refuseRoll(known.get()).orElseGet(() -> decide.apply(known.get()));
    }

    /** Another name is called than the asker's screen showed. */
    private static Decision movedOn(Poll poll) {
        var now = poll.roll().now().map(SeatId::value).orElse("");
        return reject(PollRejection.MOVED_ON, "seat", now);
    }

    private static Optional<Decision> refuseRoll(Poll poll) {
        return poll.rules().mode() == Rules.Mode.ROLL_CALL
                ? refuseMoment(poll)
                : Optional.of(reject(PollRejection.NOT_IN_THIS_MODE));
    }

    private static Optional<Decision> refuseMoment(Poll poll) {
        if (poll.stage() == Stage.OPEN) return Optional.empty();
        return Optional.of(
                reject(
                        poll.stage().isPrepared() || poll.stage() == Stage.SUSPENDED
                                ? PollRejection.NOT_OPEN
                                : PollRejection.LATE));
    }
}
