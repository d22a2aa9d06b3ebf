package org.khural.domain.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.khural.domain.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Personal links that go out by mail. What is pending is work of the server; the address and the
 * words are looked up when the letter is written, the token is made then and never kept.
 *
 * @param sent of each person what became of the last letter
 */
public record Post(PMap<PersonId, Letter> pending, PMap<PersonId, Sent> sent) {
    static final Post NONE = new Post(HashTreePMap.empty(), HashTreePMap.empty());

    /** A server that takes no mail for so long is not waited for: the organiser is told. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    /**
     * @param id names the letter, the same however often it is tried
     * @param language of its words
     */
    public record Letter(String id, String language, Instant since) {
        public boolean isOverdue(Instant now) {
            return now.isAfter(since.plus(PATIENCE));
        }
    }

    /** Why a letter did not go out. */
    public enum Failure {
        /** The operator of this server has set up no mail. */
        NOT_SET_UP,
        /** The mail server takes nothing for this address. */
        ADDRESS_REFUSED,
        /** No mail server took it for a day. */
        NOT_REACHED
    }

    public record Sent(Instant at, Optional<Failure> failure) {}

    public Optional<Letter> letter(PersonId person) {
        return Optional.ofNullable(pending.get(person));
    }

    Post with(PersonId person, Letter letter) {
        return new Post(pending.plus(person, letter), sent.minus(person));
    }

    Post with(PersonId person, Sent result) {
        return new Post(pending.minus(person), sent.plus(person, result));
    }

    /** A newer link, or none, was decided on: the letter would end it. */
    Post withoutLetter(PersonId person) {
        return new Post(pending.minus(person), sent);
    }

    Post without(PersonId person) {
        return new Post(pending.minus(person), sent.minus(person));
    }
}
