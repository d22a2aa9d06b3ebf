package org.khural.domain.chair;

import java.util.List;
import java.util.Optional;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Plate;

/** Who holds the chair, and who may. */
public record ChairView(
        List<Plate> seat, Optional<PersonId> holder, long tenure, Optional<PersonId> lapsed) {
    public static ChairView of(Workshop workshop) {
        var chair = workshop.chair();
        return new ChairView(
                chair.seat().stream().map(id -> Plate.of(workshop.people(), id)).toList(),
                chair.holder(),
                chair.tenure(),
                chair.lapsed());
    }
}
