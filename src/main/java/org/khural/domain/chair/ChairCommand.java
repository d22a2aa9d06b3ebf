package org.khural.domain.chair;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.List;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/**
 * The rulebook of the chair's seat (rules 1). Nobody becomes chair by accident: every tenure begins
 * with an act.
 */
public sealed interface ChairCommand extends Command {
    /** Who may hold the chair, in order: chair, vice-chair, secretary. */
    record ArrangeSeat(List<PersonId> seat) implements ChairCommand {
        public ArrangeSeat {
            if (seat.size() > 10 || seat.stream().distinct().count() != seat.size()) {
                throw new IllegalArgumentException("a chair's seat is at most 10 different people");
            }
        }

        @Override
        public Power power() {
            return Power.PREPARE;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            if (seat.equals(workshop.chair().seat())) return Decision.NOTHING;
            if (!seat.stream().allMatch(workshop::isHere)) {
                return reject(ChairRejection.UNKNOWN_PERSON);
            }
            var holder = workshop.chair().holder();
            if (holder.isPresent() && !seat.contains(holder.get())) {
                return reject(ChairRejection.HOLDER_MUST_STAY);
            }
            return accept(new ChairEvent.SeatArranged(seat));
        }
    }

    /**
     * Takes the empty chair, or resumes it after a lapse. {@code tenure}: the last one that the
     * asker saw.
     */
    record TakeChair(long tenure) implements ChairCommand {
        @Override
        public Power power() {
            return Power.TAKE_CHAIR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var chair = workshop.chair();
            var person = by.person().orElseThrow();
            if (chair.isHeldBy(person)) return Decision.NOTHING;
            if (chair.holder().isPresent()) {
                var holder = chair.holder().get().value();
                return reject(ChairRejection.HELD_BY_ANOTHER, "holder", holder);
            }
            return chair.refuseStale(tenure)
                    .orElseGet(() -> accept(new ChairEvent.ChairTaken(person)));
        }
    }

    record HandOverChair(PersonId to, long tenure) implements ChairCommand {
        @Override
        public Power power() {
            return Power.TAKE_CHAIR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var chair = workshop.chair();
            if (chair.isHeldBy(to)) return Decision.NOTHING;
            var refusal = chair.refuse(by, tenure);
            if (refusal.isPresent()) return refusal.get();
            if (!chair.seat().contains(to)) return reject(ChairRejection.NOT_IN_SUCCESSION);
            return accept(new ChairEvent.ChairHandedOver(to));
        }
    }

    /**
     * The holder had no connection on any node for 20 s. Stops nothing; the next in the list is
     * offered the chair.
     */
    record LapseChair(long tenure) implements ChairCommand {
        @Override
        public Power power() {
            return Power.SYSTEM;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var chair = workshop.chair();
            return chair.holder().isPresent() && chair.tenure() == tenure
                    ? accept(new ChairEvent.ChairLapsed(tenure))
                    : Decision.NOTHING;
        }
    }
}
