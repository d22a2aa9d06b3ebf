package org.khural.domain.session;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.chair.Lead;
import org.khural.domain.chair.LeadEvent;

/**
 * The rulebook of the discussion lead (rules 1): the floor of one item and not more. The chair
 * always may what the lead may, and is shown doing it.
 */
public sealed interface LeadCommand extends Command {
    /** Minutes that a lead may be granted at once. */
    int LONGEST = 8 * 60;

    /** {@code minutes} empty: until recalled or the item ends. */
    record GrantLead(PersonId person, ItemId item, Optional<Integer> minutes, long tenure)
            implements LeadCommand {
        public GrantLead {
            if (minutes.isPresent() && (minutes.get() < 1 || minutes.get() > LONGEST)) {
                throw new IllegalArgumentException("a lead takes 1 to 480 minutes");
            }
        }

        @Override
        public Power power() {
            return Power.RUN_SESSION;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = workshop.chair().refuse(by, tenure);
            if (refusal.isPresent()) return refusal.get();
            if (!workshop.isHere(person)) return reject(ChairRejection.UNKNOWN_PERSON);
            if (!workshop.agenda().active().equals(Optional.of(item))) {
                return reject(ChairRejection.ITEM_NOT_ON);
            }
            if (workshop.chair().isHeldBy(person)) return reject(ChairRejection.CHAIR_LEADS);
            if (workshop.attendance().channel(person).isEmpty()) {
                return reject(ChairRejection.LEAD_NOT_ATTENDING);
            }
            var lead = new Lead(person, item, minutes.map(m -> by.at().plusSeconds(60L * m)));
            return workshop.chair().lead().equals(Optional.of(lead))
                    ? Decision.NOTHING
                    : accept(new LeadEvent.LeadGranted(lead));
        }
    }

    record RecallLead(long tenure) implements LeadCommand {
        @Override
        public Power power() {
            return Power.RUN_SESSION;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.chair().refuse(by, tenure).orElseGet(() -> end(workshop));
        }
    }

    /** The lead gives it back. */
    record ReturnLead() implements LeadCommand {
        @Override
        public Power power() {
            return Power.ATTEND;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean isLead = workshop.chair().lead().filter(l -> by.is(l.person())).isPresent();
            return isLead ? end(workshop) : Decision.NOTHING;
        }
    }

    /** The agreed time has come. */
    record EndLeadOnTime(Instant at) implements LeadCommand {
        @Override
        public Power power() {
            return Power.SYSTEM;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean isDue = workshop.chair().lead().flatMap(Lead::until).equals(Optional.of(at));
            return isDue && !by.at().isBefore(at) ? end(workshop) : Decision.NOTHING;
        }
    }

    private static Decision end(Workshop workshop) {
        return workshop.chair().lead().isPresent()
                ? accept(new LeadEvent.LeadEnded())
                : Decision.NOTHING;
    }
}
