package org.khural.domain.people;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/** The rulebook of the letters. */
public final class PostCommand {
    private PostCommand() {}

    /**
     * Mails a new personal link; the one that works ends when the letter goes out.
     *
     * @param letter chosen by who asks; it becomes the name of the link
     * @param language of the words of the letter
     */
    public record MailLink(PersonId person, String letter, String language)
            implements PeopleCommand {
        public MailLink {
            if (!letter.matches("[a-z0-9-]{8,40}")) {
                throw new IllegalArgumentException("a letter has 8 to 40 of a-z, 0-9 and -");
            }
            if (!language.matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException("a language is two or three letters: en, mn");
            }
        }

        @Override
        public Power power() {
            return Power.MANAGE_LINKS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var people = workshop.people();
            if (!people.isHere(person)) return reject(PeopleRejection.UNKNOWN_PERSON);
            if (people.get(person).address().isEmpty()) return reject(PeopleRejection.NO_ADDRESS);
            return people.post().letter(person).isPresent()
                    ? Decision.NOTHING
                    : accept(new PostEvent.LetterQueued(person, letter, language));
        }
    }

    /** The letter went out, and from now on its link is the one that works; or it never will. */
    public record SettleLetter(PersonId person, String letter, Optional<Post.Failure> failure)
            implements PeopleCommand {
        @Override
        public Power power() {
            return Power.SYSTEM;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean isPending =
                    workshop.people()
                            .post()
                            .letter(person)
                            .filter(queued -> queued.id().equals(letter))
                            .isPresent();
            // A newer link was decided on meanwhile: the one of the letter opens nothing.
            if (!isPending) return Decision.NOTHING;
            var settled = new PostEvent.LetterSettled(person, failure);
            return failure.isPresent()
                    ? accept(settled)
                    : accept(new PeopleEvent.LinkIssued(person, letter), settled);
        }
    }
}
