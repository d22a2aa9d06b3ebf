package org.khural.domain.people;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The way in for those without a personal link: a code that stands on the wall, and those who came
 * by it and wait. Who waits is nobody yet: no audience, no seat, not counted.
 *
 * @param code empty: nobody comes in by a code
 */
public record Entrance(Optional<Code> code, PMap<PersonId, Waiting> waiting) {
    static final Entrance CLOSED = new Entrance(Optional.empty(), HashTreePMap.empty());

    /** Six characters, without those that are read as another: 0, O, 1, I and L. */
    public record Code(String code, Admission admission) {
        public Code {
            if (!code.matches("[A-HJKMNP-Z2-9]{6}")) {
                throw new IllegalArgumentException(
                        "a code is six of A-Z and 2-9, without I, L and O");
            }
        }
    }

    /** {@code link}: what the waiting browser's login came from. */
    public record Waiting(PersonId id, Personal<Card> card, String link, Instant since) {
        Waiting with(Personal<Card> card) {
            return new Waiting(id, card, link, since);
        }
    }

    public boolean opensTo(String typed) {
        return code.filter(known -> known.code().equals(typed)).isPresent();
    }

    public Optional<Waiting> waiting(PersonId id) {
        return Optional.ofNullable(waiting.get(id));
    }

    Entrance with(Optional<Code> code) {
        return new Entrance(code, waiting);
    }

    Entrance with(Waiting next) {
        return new Entrance(code, waiting.plus(next.id(), next));
    }

    Entrance without(PersonId id) {
        return new Entrance(code, waiting.minus(id));
    }
}
