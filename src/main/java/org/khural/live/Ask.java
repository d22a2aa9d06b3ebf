package org.khural.live;

import java.util.Optional;
import java.util.function.Consumer;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.Ref;

/**
 * One wish that waits to be decided, and who wants to hear what became of it.
 *
 * @param again it was sent before: a copy may be on its way through another node
 */
record Ask(Actor who, Optional<Ref> ref, boolean again, Command command, Consumer<Outcome> answer) {
    /** The same ask came once more, perhaps over a newer connection: that one hears the answer. */
    Ask heardBy(Ask newer) {
        return new Ask(who, ref, true, command, newer.answer);
    }
}
