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
    /** As it is asked again: what silence did not adopt is put to the vote. */
    Form again() {
        return rules.mode() == Rules.Mode.NO_OBJECTION
                ? new Form(title, question, rules.asVote(), item)
                : this;
    }

    /** For those who are still to answer. */
    Form hidden() {
        return new Form(title, question.hidden(), rules, item);
    }
}
