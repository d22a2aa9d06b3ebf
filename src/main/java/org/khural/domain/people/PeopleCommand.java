package org.khural.domain.people;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.Optional;
import java.util.Set;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.DelegationId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/**
 * The rulebook of delegations and people. Ids are chosen by who asks, so that a repeated ask adds
 * nothing twice.
 */
public sealed interface PeopleCommand extends Command
        permits PeopleCommand.AddDelegation,
                PeopleCommand.EditDelegation,
                PeopleCommand.RemoveDelegation,
                PeopleCommand.AddPerson,
                PeopleCommand.EditPerson,
                PeopleCommand.ShareSeat,
                PeopleCommand.SetAddress,
                PeopleCommand.ErasePerson,
                PeopleCommand.AskErasure,
                PeopleCommand.WithdrawErasure,
                PeopleCommand.ConfirmKeyDestroyed,
                PeopleCommand.IssueLink,
                PeopleCommand.RevokeLink,
                ImportPeople,
                WalkInCommand.SetCode,
                WalkInCommand.JoinByCode,
                WalkInCommand.AdmitWalkIn,
                WalkInCommand.DeclineWalkIn,
                WalkInCommand.RenameWalkIn,
                WalkInCommand.MuteWalkIn,
                WalkInCommand.ShowOutWalkIn,
                PostCommand.MailLink,
                PostCommand.SettleLetter {
    @Override
    default Power power() {
        return Power.PREPARE;
    }

    record AddDelegation(DelegationId delegation, LocalizedText name, int rank)
            implements PeopleCommand {
        public AddDelegation {
            checkRank(rank);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (people.delegations().containsKey(delegation)) {
                return reject(PeopleRejection.DELEGATION_EXISTS);
            }
            if (people.delegations().size() >= by.limits().people()) {
                return reject(PeopleRejection.TOO_MANY, "limit", by.limits().people());
            }
            return accept(
                    new PeopleEvent.DelegationSet(
                            new Delegation(delegation, name, rank, Optional.empty())));
        }
    }

    record EditDelegation(
            DelegationId delegation, LocalizedText name, int rank, Optional<PersonId> head)
            implements PeopleCommand {
        public EditDelegation {
            checkRank(rank);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (!people.delegations().containsKey(delegation)) {
                return reject(PeopleRejection.UNKNOWN_DELEGATION);
            }
            if (!head.map(h -> people.isMember(h, delegation)).orElse(true)) {
                return reject(PeopleRejection.HEAD_NOT_OF_DELEGATION);
            }
            var next = new Delegation(delegation, name, rank, head);
            return people.delegations().get(delegation).equals(next)
                    ? Decision.NOTHING
                    : accept(new PeopleEvent.DelegationSet(next));
        }
    }

    record RemoveDelegation(DelegationId delegation) implements PeopleCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (!people.delegations().containsKey(delegation)) return Decision.NOTHING;
            if (people.membersOf(delegation).findAny().isPresent())
                return reject(PeopleRejection.DELEGATION_NOT_EMPTY);
            return accept(new PeopleEvent.DelegationRemoved(delegation));
        }
    }

    record AddPerson(
            PersonId person,
            Optional<DelegationId> delegation,
            Card card,
            int rank,
            Set<Role> roles)
            implements PeopleCommand {
        public AddPerson {
            checkRank(rank);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (people.isTaken(person)) return reject(PeopleRejection.PERSON_EXISTS);
            if (people.people().size() >= by.limits().people()) {
                return reject(PeopleRejection.TOO_MANY, "limit", by.limits().people());
            }
            if (delegation.isPresent() && people.delegation(delegation.get()).isEmpty()) {
                return reject(PeopleRejection.UNKNOWN_DELEGATION);
            }
            return accept(
                    new PeopleEvent.PersonAdded(
                            person, delegation, Personal.of(person, card), rank, roles));
        }
    }

    record EditPerson(
            PersonId person,
            Optional<DelegationId> delegation,
            Card card,
            int rank,
            Set<Role> roles)
            implements PeopleCommand {
        public EditPerson {
            checkRank(rank);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (!people.isHere(person)) return reject(PeopleRejection.UNKNOWN_PERSON);
            if (delegation.isPresent() && people.delegation(delegation.get()).isEmpty()) {
                return reject(PeopleRejection.UNKNOWN_DELEGATION);
            }
            if (!roles.contains(Role.ORGANISER) && isLastOrganiser(people, person)) {
                return reject(PeopleRejection.LAST_ORGANISER);
            }
            return accept(
                    new PeopleEvent.PersonEdited(
                            person, delegation, Personal.of(person, card), rank, roles));
        }
    }

    /**
     * Makes somebody an alternate: they speak from the seat of {@code holder}, which has one place
     * on each list whoever of the two takes it. {@code holder} empty: in a seat of one's own again.
     */
    record ShareSeat(PersonId person, Optional<PersonId> holder) implements PeopleCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (!people.isHere(person)) return reject(PeopleRejection.UNKNOWN_PERSON);
            if (people.get(person).alternateOf().equals(holder)) return Decision.NOTHING;
            if (holder.isPresent() && !maySit(people, person, holder.get())) {
                return reject(PeopleRejection.NOT_AN_ALTERNATE);
            }
            if (workshop.isOnAnyList(person)) return reject(PeopleRejection.STILL_ON_LIST);
            return accept(new PeopleEvent.SeatShared(person, holder));
        }
    }

    static boolean maySit(People people, PersonId person, PersonId holder) {
        return !person.equals(holder)
                && people.get(person).delegation().isPresent()
                && people.isMember(holder, people.get(person).delegation().get())
                && people.get(holder).alternateOf().isEmpty()
                && people.alternatesOf(person).findAny().isEmpty();
    }

    /** Where letters to somebody go. */
    record SetAddress(PersonId person, Optional<String> address) implements PeopleCommand {
        public SetAddress {
            address.ifPresent(PeopleCommand::checkAddress);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            if (!workshop.people().isHere(person)) return reject(PeopleRejection.UNKNOWN_PERSON);
            if (address.isPresent()) {
                return accept(
                        new PeopleEvent.AddressSet(person, Personal.of(person, address.get())));
            }
            return workshop.people().get(person).address().isEmpty()
                    ? Decision.NOTHING
                    : accept(new PeopleEvent.AddressRemoved(person));
        }
    }

    /** One's own wish, which an organiser carries out: {@link ErasePerson}. */
    record AskErasure() implements PeopleCommand {
        @Override
        public Power power() {
            return Power.ATTEND;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var person = by.person().orElseThrow();
            return workshop.people().leaving().containsKey(person)
                    ? Decision.NOTHING
                    : accept(new PeopleEvent.ErasureAsked(person));
        }
    }

    record WithdrawErasure() implements PeopleCommand {
        @Override
        public Power power() {
            return Power.ATTEND;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var person = by.person().orElseThrow();
            return workshop.people().leaving().containsKey(person)
                    ? accept(new PeopleEvent.ErasureWithdrawn(person))
                    : Decision.NOTHING;
        }
    }

    /**
     * For ever: the personal data can not be brought back, not even from a backup of the log alone.
     */
    record ErasePerson(PersonId person) implements PeopleCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (people.person(person).isEmpty()) return reject(PeopleRejection.UNKNOWN_PERSON);
            if (!people.isHere(person)) return Decision.NOTHING;
            if (isLastOrganiser(people, person)) return reject(PeopleRejection.LAST_ORGANISER);
            if (workshop.holdsChair(person)) return reject(PeopleRejection.HOLDS_CHAIR);
            if (workshop.isOnAnyList(person)) return reject(PeopleRejection.STILL_ON_LIST);
            return accept(new PeopleEvent.PersonErased(person));
        }
    }

    /** The key of an erased person is gone from the store, and the store was rewritten. */
    record ConfirmKeyDestroyed(PersonId person) implements PeopleCommand {
        @Override
        public Power power() {
            return Power.SYSTEM;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.people().erasing().contains(person)
                    ? accept(new PeopleEvent.KeyDestroyed(person))
                    : Decision.NOTHING;
        }
    }

    /**
     * Makes {@code link} the only personal link that works; the edge keeps its token, as a hash.
     */
    record IssueLink(PersonId person, String link) implements PeopleCommand {
        public IssueLink {
            checkLink(link);
        }

        @Override
        public Power power() {
            return Power.MANAGE_LINKS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            if (!workshop.people().isHere(person)) return reject(PeopleRejection.UNKNOWN_PERSON);
            return workshop.people().get(person).link().equals(Optional.of(link))
                    ? Decision.NOTHING
                    : accept(new PeopleEvent.LinkIssued(person, link));
        }
    }

    record RevokeLink(PersonId person) implements PeopleCommand {
        @Override
        public Power power() {
            return Power.MANAGE_LINKS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.people().person(person);
            if (known.isEmpty()) return reject(PeopleRejection.UNKNOWN_PERSON);
            if (known.get().link().isEmpty()) return Decision.NOTHING;
            return accept(new PeopleEvent.LinkRevoked(person));
        }
    }

    static void checkLink(String link) {
        if (!link.matches("[A-Za-z0-9_-]{8,40}")) {
            throw new IllegalArgumentException("a link has 8 to 40 letters or digits");
        }
    }

    static void checkRank(int rank) {
        if (rank < 1 || rank > 100_000) throw new IllegalArgumentException("a rank is 1 to 100000");
    }

    /** Nothing of it can end a header of the letter or begin another one. */
    static void checkAddress(String address) {
        boolean isOne =
                address.length() <= 254
                        && address.matches(
                                "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
        if (!isOne) throw new IllegalArgumentException("an address is like name@example.org");
    }

    private static boolean isLastOrganiser(People people, PersonId person) {
        return isOrganiser(people.get(person))
                && people.people().values().stream()
                        .filter(PeopleCommand::isOrganiser)
                        .allMatch(p -> p.id().equals(person));
    }

    private static boolean isOrganiser(Person person) {
        return person.roles().contains(Role.ORGANISER);
    }
}
