package org.khural.domain.people;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khural.domain.By;
import org.khural.domain.DelegationId;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;

/** What happened to delegations and people. */
public sealed interface PeopleEvent extends Event {
    People change(People people);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(change(workshop.people()));
    }

    record DelegationSet(Delegation delegation) implements PeopleEvent {
        @Override
        public People change(People people) {
            return people.with(delegation);
        }

        /** Its name is on the page of each of its members. */
        @Override
        public Set<PersonId> touches(Workshop before) {
            return before.people().membersOf(delegation.id()).collect(Collectors.toSet());
        }
    }

    record DelegationRemoved(DelegationId delegation) implements PeopleEvent {
        @Override
        public People change(People people) {
            return people.without(delegation);
        }
    }

    record PersonAdded(
            PersonId person,
            Optional<DelegationId> delegation,
            Personal<Card> card,
            int rank,
            Set<Role> roles)
            implements PeopleEvent {
        @Override
        public People change(People people) {
            return people.with(
                    new Person(person, delegation, card, rank, roles, Optional.empty(), false));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    record PersonEdited(
            PersonId person,
            Optional<DelegationId> delegation,
            Personal<Card> card,
            int rank,
            Set<Role> roles)
            implements PeopleEvent {
        @Override
        public People change(People people) {
            return people.with(people.get(person).with(delegation, card, rank, roles));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    record PersonErased(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people) {
            return people.erase(person);
        }

        /** Every plaintext goes at once: the card, and the notes of the person's floor entries. */
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(change(workshop.people())).forget(person);
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    record KeyDestroyed(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people) {
            return people.keyDestroyed(person);
        }
    }

    record LinkIssued(PersonId person, String link) implements PeopleEvent {
        @Override
        public People change(People people) {
            return people.with(people.get(person).withLink(Optional.of(link)));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    record LinkRevoked(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people) {
            return people.with(people.get(person).withLink(Optional.empty()));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }
}
