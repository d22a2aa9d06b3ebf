package org.khural.domain.poll;

import java.util.Optional;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;

/**
 * A poll as it is composed: what is asked, and by which rules.
 *
 * @param item to which it belongs, if to one
 */
public record Form(LocalizedText title, Question question, Rules rules, Optional<ItemId> item) {
    /** For those who are still to answer. */
    Form hidden() {
        return new Form(title, question.hidden(), rules, item);
    }
}
