package org.khural.live;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.Ref;

/**
 * One wish that waits to be decided, and who wants to hear what became of it.
 *
 * @param wanted whether somebody still waits for the answer here: who left asks again elsewhere
 */
record Ask(
        Actor who,
        Optional<Ref> ref,
        Command command,
        BooleanSupplier wanted,
        Consumer<Outcome> answer) {}
