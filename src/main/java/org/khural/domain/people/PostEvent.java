package org.khural.domain.people;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.PersonId;

/** What happened to the letters. */
public final class PostEvent {
    private PostEvent() {}

    public record LetterQueued(PersonId person, String letter, String language)
            implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            var queued = new Post.Letter(letter, language, by.at());
            return people.with(people.post().with(person, queued));
        }
    }

    /** {@code failure} empty: the mail server took it. */
    public record LetterSettled(PersonId person, Optional<Post.Failure> failure)
            implements PeopleEvent {
        @Override
        public People change(People people, By by) {
            return people.with(people.post().with(person, new Post.Sent(by.at(), failure)));
        }
    }
}
