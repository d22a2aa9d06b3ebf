package org.khural.domain.people;

import java.util.Optional;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.SeatId;

/** A right to speak or vote, held by a person, perhaps for a delegation. */
public record Seat(
        SeatId id,
        Optional<DelegationId> delegation,
        PersonId holder,
        boolean speaks,
        boolean votes) {}
