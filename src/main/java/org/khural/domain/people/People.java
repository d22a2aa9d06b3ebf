package org.khural.domain.people;

import java.util.Optional;
import java.util.stream.Stream;
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
 * @param erased how many of the people are erased; kept, not counted
 */
public record People(
        PMap<DelegationId, Delegation> delegations,
        PMap<PersonId, Person> people,
        PMap<SeatId, Seat> seats,
        PSet<PersonId> erasing,
        int erased) {
    public static final People NONE =
            new People(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePSet.empty(),
                    0);

    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Of a person who is known to be there. */
    Person get(PersonId id) {
        return person(id).orElseThrow();
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

    /** How many there are, without those who were erased. */
    public int count() {
        return people.size() - erased;
    }

    boolean isMember(PersonId id, DelegationId delegation) {
        return isHere(id) && get(id).delegation().equals(Optional.of(delegation));
    }

    Stream<PersonId> membersOf(DelegationId delegation) {
        return people.keySet().stream().filter(id -> isMember(id, delegation));
    }

    People with(Delegation delegation) {
        return new People(
                delegations.plus(delegation.id(), delegation), people, seats, erasing, erased);
    }

    People without(DelegationId delegation) {
        return new People(delegations.minus(delegation), people, seats, erasing, erased);
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
                headedWithin(person.id(), person.delegation()),
                people.plus(person.id(), person),
                seats.plus(seat.id(), seat),
                erasing,
                erased);
    }

    People erase(PersonId id) {
        return new People(
                headedWithin(id, Optional.empty()),
                people.plus(id, get(id).erase()),
                seats.minus(new SeatId(id.value())),
                erasing.plus(id),
                erased + 1);
    }

    People keyDestroyed(PersonId id) {
        return new People(delegations, people, seats, erasing.minus(id), erased);
    }

    /** A head who leaves the delegation, or the workshop, heads it no more. */
    private PMap<DelegationId, Delegation> headedWithin(PersonId id, Optional<DelegationId> next) {
        return person(id)
                .flatMap(Person::delegation)
                .filter(left -> !next.equals(Optional.of(left)))
                .flatMap(this::delegation)
                .filter(left -> left.head().equals(Optional.of(id)))
                .map(left -> delegations.plus(left.id(), left.withoutHead()))
                .orElse(delegations);
    }
}
