package org.khural.domain.people;

import java.util.Optional;
import java.util.Set;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.SeatId;

/**
 * A human being at the workshop.
 *
 * @param rank order of protocol within the delegation, 1 first
 * @param alternateOf in whose seat the person sits; empty: in one of their own
 * @param address where letters go, if one was given
 * @param walkIn came by the code of the workshop, without a personal link
 * @param isMuted a walk-in who may not ask for the floor
 * @param link the personal link that works now; every login made with another one is void
 */
public record Person(
        PersonId id,
        Optional<DelegationId> delegation,
        Personal<Card> card,
        int rank,
        Set<Role> roles,
        Optional<PersonId> alternateOf,
        Optional<Personal<String>> address,
        boolean walkIn,
        boolean isMuted,
        Optional<String> link,
        boolean erased) {
    static Person invited(
            PersonId id,
            Optional<DelegationId> delegation,
            Personal<Card> card,
            int rank,
            Set<Role> roles) {
        return new Person(
                id,
                delegation,
                card,
                rank,
                roles,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                false);
    }

    /** The seat from which the person speaks. */
    public SeatId seat() {
        return new SeatId(alternateOf.orElse(id).value());
    }

    Person with(Optional<DelegationId> delegation, Personal<Card> card, int rank, Set<Role> roles) {
        return new Person(
                id,
                delegation,
                card,
                rank,
                roles,
                alternateOf,
                address,
                walkIn,
                isMuted,
                link,
                erased);
    }

    Person with(Personal<Card> card) {
        return with(delegation, card, rank, roles);
    }

    Person inSeatOf(Optional<PersonId> holder) {
        return new Person(
                id, delegation, card, rank, roles, holder, address, walkIn, isMuted, link, erased);
    }

    Person withAddress(Optional<Personal<String>> address) {
        return new Person(
                id,
                delegation,
                card,
                rank,
                roles,
                alternateOf,
                address,
                walkIn,
                isMuted,
                link,
                erased);
    }

    Person walkedIn(boolean isMuted) {
        return new Person(
                id,
                delegation,
                card,
                rank,
                roles,
                alternateOf,
                address,
                true,
                isMuted,
                link,
                erased);
    }

    Person withLink(Optional<String> link) {
        return new Person(
                id,
                delegation,
                card,
                rank,
                roles,
                alternateOf,
                address,
                walkIn,
                isMuted,
                link,
                erased);
    }

    Person erase() {
        return new Person(
                id,
                Optional.empty(),
                card.erase(),
                rank,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                walkIn,
                false,
                Optional.empty(),
                true);
    }
}
