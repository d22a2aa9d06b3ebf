package org.khural.domain.people;

import java.util.Optional;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.SeatId;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Delegations, people and their seats.
 *
 * @param erasing people whose key is still to be destroyed: pending work of the server
 */
public record People(
        PMap<DelegationId, Delegation> delegations,
        PMap<PersonId, Person> people,
        PMap<SeatId, Seat> seats,
        PSet<PersonId> erasing) {
    public static final People NONE =
            new People(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePSet.empty());

    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    public Optional<Delegation> delegation(DelegationId id) {
        return Optional.ofNullable(delegations.get(id));
    }

    /** The seat from which a person speaks. */
    public Optional<Seat> speakingSeat(PersonId id) {
        return Optional.ofNullable(seats.get(new SeatId(id.value()))).filter(Seat::speaks);
    }

    public boolean isHere(PersonId id) {
        return person(id).filter(person -> !person.erased()).isPresent();
    }

    People with(Delegation delegation) {
        return new People(delegations.plus(delegation.id(), delegation), people, seats, erasing);
    }

    People without(DelegationId delegation) {
        return new People(delegations.minus(delegation), people, seats, erasing);
    }

    /** Each person holds one seat of the same id in this first cut of the chapter. */
    People with(Person person) {
        var seat =
                new Seat(
                        new SeatId(person.id().value()),
                        person.delegation(),
                        person.id(),
                        true,
                        true);
        return new People(
                delegations,
                people.plus(person.id(), person),
                seats.plus(seat.id(), seat),
                erasing);
    }

    People erase(PersonId id) {
        return new People(
                delegations,
                people.plus(id, people.get(id).erase()),
                seats.minus(new SeatId(id.value())),
                erasing.plus(id));
    }

    People keyDestroyed(PersonId id) {
        return new People(delegations, people, seats, erasing.minus(id));
    }
}
