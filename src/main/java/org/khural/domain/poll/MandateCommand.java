package org.khural.domain.poll;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Seat;

/**
 * The rulebook of voting for another: the holder of a seat gives a mandate, or the chair or the
 * organiser records one. It counts for polls that open while it stands.
 */
public sealed interface MandateCommand extends Command {
    SeatId seat();

    @Override
    default Power power() {
        return Power.GIVE_MANDATE;
    }

    record GiveMandate(SeatId seat, PersonId proxy) implements MandateCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = refuse(workshop, by, seat);
            if (refusal.isPresent()) return refusal.get();
            if (!workshop.isHere(proxy)) return reject(PollRejection.UNKNOWN_PERSON);
            var own = workshop.people().speakingSeat(proxy);
            if (own.filter(s -> s.id().equals(seat)).isPresent()) {
                return reject(PollRejection.OWN_SEAT);
            }
            var polls = workshop.polls();
            if (polls.mandate(seat).equals(Optional.of(proxy))) return Decision.NOTHING;
            return polls.mandatesOf(proxy).count() >= Polls.MOST_MANDATES
                    ? reject(PollRejection.TOO_MANY_MANDATES, "limit", Polls.MOST_MANDATES)
                    : accept(new PollEvent.MandateGiven(seat, proxy));
        }
    }

    record WithdrawMandate(SeatId seat) implements MandateCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return refuse(workshop, by, seat)
                    .orElseGet(
                            () ->
                                    workshop.polls().mandate(seat).isEmpty()
                                            ? Decision.NOTHING
                                            : accept(new PollEvent.MandateWithdrawn(seat)));
        }
    }

    private static Optional<Decision> refuse(Workshop workshop, By by, SeatId seat) {
        var known = Optional.ofNullable(workshop.people().seats().get(seat)).filter(Seat::votes);
        if (known.isEmpty()) return Optional.of(reject(PollRejection.UNKNOWN_SEAT));
        boolean may =
                by.is(known.get().holder())
                        || Power.has(workshop, by.who(), Power.RUN_SESSION)
                        || Power.has(workshop, by.who(), Power.PREPARE);
        return may ? Optional.empty() : Optional.of(reject(PollRejection.NOT_YOURS));
    }
}
