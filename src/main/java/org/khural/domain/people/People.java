package org.khural.domain.people;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param leaving who asked to be erased, and since when: an organiser carries it out
 * @param post personal links that go out by mail
 */
public record People(
        PMap<DelegationId, Delegation> delegations,
        PMap<PersonId, Person> people,
        PMap<SeatId, Seat> seats,
        PSet<PersonId> erasing,
        int erased,
        Entrance entrance,
        PMap<PersonId, Instant> leaving,
        Post post) {
    public static final People NONE =
            new People(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePSet.empty(),
                    0,
                    Entrance.CLOSED,
                    HashTreePMap.empty(),
                    Post.NONE);

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

    /** The seat from which a person speaks: their own, or that of whom they are an alternate. */
    public Optional<Seat> speakingSeat(PersonId id) {
        return person(id).map(Person::seat).map(seats::get).filter(Seat::speaks);
    }

    public boolean isHere(PersonId id) {
        return person(id).filter(person -> !person.erased()).isPresent();
    }

    /**
     * May never be given to another: whom it named once, the log names still. The ids of those whom
     * nobody in the hall knows yet are the floor's to give.
     */
    boolean isTaken(PersonId id) {
        return people.containsKey(id)
                || entrance.waiting(id).isPresent()
                || id.isOfSomebodyUnknown();
    }

    public boolean isMuted(PersonId id) {
        return person(id).filter(Person::isMuted).isPresent();
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

    Stream<PersonId> alternatesOf(PersonId holder) {
        return people.values().stream()
                .filter(person -> person.alternateOf().equals(Optional.of(holder)))
                .map(Person::id);
    }

    /** Who they are, and who sits in their seat. */
    Set<PersonId> withAlternates(PersonId holder) {
        return Stream.concat(Stream.of(holder), alternatesOf(holder)).collect(Collectors.toSet());
    }

    People with(Delegation delegation) {
        return with(delegations.plus(delegation.id(), delegation));
    }

    People without(DelegationId delegation) {
        return with(delegations.minus(delegation));
    }

    /**
     * Each person holds one seat of the same id, unless they are an alternate in another's. Who
     * leaves the delegation of the seat sits in one of their own again.
     */
    People with(Person person) {
        var next = withinDelegation(person);
        var own = new SeatId(person.id().value());
        var seat = new Seat(own, next.delegation(), next.id(), true, !next.walkIn());
        return new People(
                headedWithin(person.id(), person.delegation()),
                people.plus(person.id(), next),
                next.alternateOf().isEmpty() ? seats.plus(own, seat) : seats.minus(own),
                erasing,
                erased,
                entrance,
                leaving,
                post);
    }

    private Person withinDelegation(Person person) {
        boolean stays =
                person.alternateOf()
                        .flatMap(this::person)
                        .flatMap(Person::delegation)
                        .filter(seated -> person.delegation().equals(Optional.of(seated)))
                        .isPresent();
        return stays ? person : person.inSeatOf(Optional.empty());
    }

    /** As {@link #with(Person)}, and those who sat in the seat of who moved away leave it. */
    People moved(Person person) {
        var next = with(person);
        boolean left =
                person(person.id())
                        .filter(was -> !was.delegation().equals(person.delegation()))
                        .isPresent();
        return left ? next.withoutAlternatesOf(person.id()) : next;
    }

    private People withoutAlternatesOf(PersonId holder) {
        var next = this;
        for (var id : alternatesOf(holder).toList()) {
            next = next.with(get(id).inSeatOf(Optional.empty()));
        }
        return next;
    }

    People erase(PersonId id) {
        var rest = withoutAlternatesOf(id);
        return new People(
                rest.headedWithin(id, Optional.empty()),
                rest.people.plus(id, get(id).erase()),
                rest.seats.minus(new SeatId(id.value())),
                erasing.plus(id),
                erased + 1,
                entrance,
                leaving.minus(id),
                post.without(id));
    }

    /** Of somebody who was never let in nothing is kept but that the id is taken. */
    People declined(PersonId id) {
        var waiting = entrance.waiting(id).orElseThrow();
        var person = Person.invited(id, Optional.empty(), waiting.card(), 1, Set.of());
        var known = with(entrance.without(id)).with(person.walkedIn(false));
        return known.erase(id);
    }

    People keyDestroyed(PersonId id) {
        return with(erasing.minus(id));
    }

    public People withoutSeat(SeatId seat) {
        return new People(
                delegations, people, seats.minus(seat), erasing, erased, entrance, leaving, post);
    }

    People with(Entrance entrance) {
        return new People(delegations, people, seats, erasing, erased, entrance, leaving, post);
    }

    People leaving(PMap<PersonId, Instant> leaving) {
        return new People(delegations, people, seats, erasing, erased, entrance, leaving, post);
    }

    People with(Post post) {
        return new People(delegations, people, seats, erasing, erased, entrance, leaving, post);
    }

    private People with(PMap<DelegationId, Delegation> delegations) {
        return new People(delegations, people, seats, erasing, erased, entrance, leaving, post);
    }

    private People with(PSet<PersonId> erasing) {
        return new People(delegations, people, seats, erasing, erased, entrance, leaving, post);
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
