package org.khural.domain.people;

import java.util.Optional;
import java.util.Set;
import org.khural.domain.By;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;

/** What happened to those who come by the code. */
public final class WalkInEvent {
    private WalkInEvent() {}

    /** {@code code} empty: nobody comes in by a code now. */
    public record CodeSet(Optional<Entrance.Code> code) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.with(people.entrance().with(code));
        }
    }

    /** Waits to be let in. */
    public record WalkInArrived(PersonId person, Personal<Card> card, String link)
            implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            var waiting = new Entrance.Waiting(person, card, link, by.at());
            return people.with(people.entrance().with(waiting));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    public record WalkInAdmitted(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            var waiting = people.entrance().waiting(person).orElseThrow();
            var admitted =
                    Person.invited(person, Optional.empty(), waiting.card(), LAST, Set.of())
                            .walkedIn(false)
                            .withLink(Optional.of(waiting.link()));
            return people.with(people.entrance().without(person)).with(admitted);
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    /** In the order of protocol, behind everybody who was invited. */
    private static final int LAST = 100_000;

    /** Nothing is kept of who was not let in: the name goes as that of an erased person does. */
    public record WalkInDeclined(PersonId person) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.declined(person);
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    public record WalkInRenamed(PersonId person, Personal<Card> card) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.entrance()
                    .waiting(person)
                    .map(waiting -> people.with(people.entrance().with(waiting.with(card))))
                    .orElseGet(() -> people.with(people.get(person).with(card)));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    public record WalkInMuted(PersonId person, boolean isMuted) implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.with(people.get(person).walkedIn(isMuted));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return Set.of(person);
        }
    }

    /** The login ends with the link; what the person said stays in the record. */
    public record WalkInShownOut(PersonId person) implements PeopleEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(change(workshop.people(), by)).depart(person);
        }

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
}
