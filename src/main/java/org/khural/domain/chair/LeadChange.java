package org.khural.domain.chair;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Change;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;

/** What one step did to the lead: taking up another item ends it, and undoing that restores it. */
public record LeadChange(Optional<Lead> before, Optional<Lead> after) implements Change {
    public static Optional<Change> between(Chair before, Chair after) {
        return before.lead().equals(after.lead())
                ? Optional.empty()
                : Optional.of(new LeadChange(before.lead(), after.lead()));
    }

    @Override
    public boolean stands(Workshop workshop) {
        return workshop.chair().lead().equals(after);
    }

    @Override
    public Workshop revert(Workshop workshop, By by) {
        return workshop.with(workshop.chair().led(before));
    }

    @Override
    public boolean isAbout(PersonId person) {
        return before.filter(lead -> lead.person().equals(person)).isPresent();
    }
}
