package org.khural.domain.people;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/** The rulebook of those who come by the code, without a personal link (rules 1). */
public final class WalkInCommand {
    private WalkInCommand() {}

    /**
     * Sets another code, which ends the one before, or switches it off: {@code code} empty. The
     * edge throws the dice, and knows of which workshop a code is.
     */
    public record SetCode(Optional<Entrance.Code> code) implements PeopleCommand {
        @Override
        public Power power() {
            return Power.ADMIT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.people().entrance().code().equals(code)
                    ? Decision.NOTHING
                    : accept(new WalkInEvent.CodeSet(code));
        }
    }

    /** Asked by the edge for a stranger, who is nobody here yet. */
    public record JoinByCode(PersonId person, String code, Card card, String link)
            implements PeopleCommand {
        public JoinByCode {
            PeopleCommand.checkLink(link);
        }

        @Override
        public Power power() {
            return Power.SYSTEM;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            var entrance = people.entrance();
            if (!entrance.opensTo(code)) return reject(PeopleRejection.CODE_UNKNOWN);
            if (people.isTaken(person)) return reject(PeopleRejection.PERSON_EXISTS);
            if (people.people().size() + entrance.waiting().size() >= by.limits().people()) {
                return reject(PeopleRejection.TOO_MANY, "limit", by.limits().people());
            }
            if (entrance.waiting().size() >= by.limits().queue()) {
                return reject(PeopleRejection.TOO_MANY_WAITING, "limit", by.limits().queue());
            }
            List<Event> events = new ArrayList<>();
            events.add(new WalkInEvent.WalkInArrived(person, Personal.of(person, card), link));
            if (entrance.code().orElseThrow().admission() == Admission.FREE) {
                events.add(new WalkInEvent.WalkInAdmitted(person));
            }
            return new Decision.Accepted(events);
        }
    }

    public record AdmitWalkIn(PersonId person) implements PeopleCommand {
        @Override
        public Power power() {
            return Power.ADMIT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (people.entrance().waiting(person).isPresent()) {
                return accept(new WalkInEvent.WalkInAdmitted(person));
            }
            return people.isHere(person)
                    ? Decision.NOTHING
                    : reject(PeopleRejection.UNKNOWN_PERSON);
        }
    }

    /** Not let in. */
    public record DeclineWalkIn(PersonId person) implements PeopleCommand {
        @Override
        public Power power() {
            return Power.ADMIT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (people.entrance().waiting(person).isPresent()) {
                return accept(new WalkInEvent.WalkInDeclined(person));
            }
            return reject(PeopleRejection.NOT_WAITING);
        }
    }

    /** Who came under another name than the hall should read. */
    public record RenameWalkIn(PersonId person, Card card) implements PeopleCommand {
        @Override
        public Power power() {
            return Power.ADMIT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean waits = workshop.people().entrance().waiting(person).isPresent();
            return waits
                    ? accept(new WalkInEvent.WalkInRenamed(person, Personal.of(person, card)))
                    : ofWalkIn(
                            workshop.people(),
                            person,
                            new WalkInEvent.WalkInRenamed(person, Personal.of(person, card)));
        }
    }

    /** May not ask for the floor, or may again. Who waits on a list already keeps the place. */
    public record MuteWalkIn(PersonId person, boolean isMuted) implements PeopleCommand {
        @Override
        public Power power() {
            return Power.ADMIT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.people().isMuted(person) == isMuted && isWalkIn(workshop, person)
                    ? Decision.NOTHING
                    : ofWalkIn(
                            workshop.people(),
                            person,
                            new WalkInEvent.WalkInMuted(person, isMuted));
        }
    }

    /** Ends what they have on the floor and on the lists, and their login at once. */
    public record ShowOutWalkIn(PersonId person) implements PeopleCommand {
        @Override
        public Power power() {
            return Power.ADMIT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (isWalkIn(workshop, person) && people.get(person).link().isEmpty()) {
                return Decision.NOTHING;
            }
            if (workshop.holdsChair(person)) return reject(PeopleRejection.HOLDS_CHAIR);
            List<Event> events = new ArrayList<>(workshop.endOnFloor(person));
            events.add(new WalkInEvent.WalkInShownOut(person));
            return ofWalkIn(people, person, events.toArray(Event[]::new));
        }
    }

    private static boolean isWalkIn(Workshop workshop, PersonId person) {
        return workshop.people().isHere(person) && workshop.people().get(person).walkIn();
    }

    private static Decision ofWalkIn(People people, PersonId person, Event... events) {
        if (!people.isHere(person)) return reject(PeopleRejection.UNKNOWN_PERSON);
        return people.get(person).walkIn() ? accept(events) : reject(PeopleRejection.NOT_A_WALK_IN);
    }
}
