package org.khural.domain.poll;

import java.time.Instant;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;

/** Who objected to what silence would have adopted; unless open, to the chair only. */
public record Objection(PersonId by, boolean isOpen, Personal<String> text, Instant at) {
    Objection erase() {
        return new Objection(by, isOpen, text.erase(), at);
    }
}
