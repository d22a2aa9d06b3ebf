package org.khural.domain.people;

import java.util.Optional;
import org.khural.domain.DelegationId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;

/** An institution taking part. {@code rank} orders by protocol, 1 first. */
public record Delegation(DelegationId id, LocalizedText name, int rank, Optional<PersonId> head) {
    Delegation withoutHead() {
        return new Delegation(id, name, rank, Optional.empty());
    }
}
