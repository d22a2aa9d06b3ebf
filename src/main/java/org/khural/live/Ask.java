package org.khural.live;

import java.util.Optional;
import java.util.function.Consumer;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.Ref;

/** One wish that waits to be decided, and who wants to hear what became of it. */
record Ask(Actor who, Optional<Ref> ref, Command command, Consumer<Outcome> answer) {}
