package org.khural.domain.people;

import java.util.Optional;
import java.util.Set;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;

/**
 * A human being at the workshop.
 *
 * @param rank order of protocol within the delegation, 1 first
 * @param link the personal link that works now; every login made with another one is void
 */
public record Person(
        PersonId id,
        Optional<DelegationId> delegation,
        Personal<Card> card,
        int rank,
        Set<Role> roles,
        Optional<String> link,
        boolean erased) {
    Person with(Optional<DelegationId> delegation, Personal<Card> card, int rank, Set<Role> roles) {
        return new Person(id, delegation, card, rank, roles, link, erased);
    }

    Person withLink(Optional<String> link) {
        return new Person(id, delegation, card, rank, roles, link, erased);
    }

    Person erase() {
        return new Person(
                id, Optional.empty(), card.erase(), rank, Set.of(), Optional.empty(), true);
    }
}
