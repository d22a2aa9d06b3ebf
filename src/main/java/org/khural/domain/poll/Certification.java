package org.khural.domain.poll;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.PersonId;

/**
 * Who stands for the result: the chair, and another of the chair's seat where there is one.
 *
 * @param hasQuorum whether enough were still here then
 */
public record Certification(
        PersonId by, Instant at, boolean hasQuorum, Optional<PersonId> confirmedBy) {
    Certification confirmed(PersonId person) {
        return new Certification(by, at, hasQuorum, Optional.of(person));
    }
}
