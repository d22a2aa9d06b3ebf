package org.khural.domain.people;

import java.util.Optional;
import org.khural.domain.LocalizedText;

/**
 * How a person is announced: a name where one is used, in as many scripts as given, and the
 * capacity ("Rector"). Either may be missing, not both.
 */
public record Card(Optional<LocalizedText> name, Optional<LocalizedText> capacity) {
    static final int LONGEST = 200;

    public Card {
        if (name.isEmpty() && capacity.isEmpty()) {
            throw new IllegalArgumentException("a person needs a name or a capacity");
        }
        for (var text : java.util.List.of(name, capacity)) {
            if (text.isPresent() && text.get().longest() > LONGEST) {
                throw new IllegalArgumentException("a name is at most 200 characters");
            }
        }
    }
}
