package org.khural.domain.chair;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;

/** What happened to the lead of a discussion. */
public sealed interface LeadEvent extends Event {
    Optional<Lead> next();

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(workshop.chair().led(next()));
    }

    /** Who becomes the lead sees as one, and who was it does no more. */
    @Override
    default Set<PersonId> touches(Workshop before) {
        var touched = new HashSet<PersonId>();
        before.chair().lead().ifPresent(lead -> touched.add(lead.person()));
        next().ifPresent(lead -> touched.add(lead.person()));
        return touched;
    }

    record LeadGranted(Lead lead) implements LeadEvent {
        @Override
        public Optional<Lead> next() {
            return Optional.of(lead);
        }
    }

    record LeadEnded() implements LeadEvent {
        @Override
        public Optional<Lead> next() {
            return Optional.empty();
        }
    }
}
