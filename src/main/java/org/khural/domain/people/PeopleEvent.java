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
public sealed interface PeopleEvent extends Event
        permits PeopleEvent.DelegationSet,
                PeopleEvent.DelegationRemoved,
                PeopleEvent.PersonAdded,
                PeopleEvent.PersonEdited,
                PeopleEvent.PersonErased,
                PeopleEvent.KeyDestroyed,
                PeopleEvent.LinkIssued,
                PeopleEvent.LinkRevoked,
                PeopleEvent.SeatShared,
                PeopleEvent.AddressSet,
                PeopleEvent.AddressRemoved,
                PeopleEvent.ErasureAsked,
                PeopleEvent.ErasureWithdrawn,
                WalkInEvent.CodeSet,
                WalkInEvent.WalkInArrived,
                WalkInEvent.WalkInAdmitted,
                WalkInEvent.WalkInDeclined,
                WalkInEvent.WalkInRenamed,
                WalkInEvent.WalkInMuted,
                WalkInEvent.WalkInShownOut,
                PostEvent.LetterQueued,
                PostEvent.LetterSettled {
    People change(People people, By by);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(change(workshop.people(), by));
    }

    record DelegationSet(Delegation delegation) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
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
        public People change(People people, By by) {
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
        public People change(People people, By by) {
            return people.with(Person.invited(person, delegation, card, rank, roles));
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
        public People change(People people, By by) {
            return people.moved(people.get(person).with(delegation, card, rank, roles));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return before.people().withAlternates(person);
        }
    }

    record PersonErased(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.erase(person);
        }

        /** Every plaintext goes at once: the card, and the notes of the person's floor entries. */
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(change(workshop.people(), by)).forget(person);
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return before.people().withAlternates(person);
        }
    }

    record KeyDestroyed(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.keyDestroyed(person);
        }
    }

    record LinkIssued(PersonId person, String link) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.with(people.get(person).withLink(Optional.of(link)))
                    .with(isOfLetter(people) ? people.post() : people.post().withoutLetter(person));
        }

        private boolean isOfLetter(People people) {
            return people.post().letter(person).filter(l -> l.id().equals(link)).isPresent();
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    record LinkRevoked(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.with(people.get(person).withLink(Optional.empty()))
                    .with(people.post().withoutLetter(person));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    /** {@code holder} empty: in a seat of one's own again. */
    record SeatShared(PersonId person, Optional<PersonId> holder) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.with(people.get(person).inSeatOf(holder));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    record AddressSet(PersonId person, Personal<String> address) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.with(people.get(person).withAddress(Optional.of(address)));
        }
    }

    /** A letter that was still to go out there does not. */
    record AddressRemoved(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.with(people.get(person).withAddress(Optional.empty()))
                    .with(people.post().withoutLetter(person));
        }
    }

    record ErasureAsked(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.leaving(people.leaving().plus(person, by.at()));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    record ErasureWithdrawn(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.leaving(people.leaving().minus(person));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }
}
