package org.khural.domain.chair;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Plate;

/** Who holds the chair, and who may. */
public record ChairView(
        List<Plate> seat,
        Optional<PersonId> holder,
        long tenure,
        Optional<PersonId> lapsed,
        Optional<LeadRow> lead) {
    /** Who leads the discussion of which item, and until when. */
    public record LeadRow(Plate plate, ItemId item, Optional<Instant> until) {}

    public static ChairView of(Workshop workshop) {
        var chair = workshop.chair();
        return new ChairView(
                chair.seat().stream().map(id -> Plate.of(workshop.people(), id)).toList(),
                chair.holder(),
                chair.tenure(),
                chair.lapsed(),
                chair.lead()
                        .map(
                                lead ->
                                        new LeadRow(
                                                Plate.of(workshop.people(), lead.person()),
                                                lead.item(),
                                                lead.until())));
    }
}
