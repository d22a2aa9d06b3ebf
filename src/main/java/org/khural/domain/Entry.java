package org.khural.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One step of the log: everything that a node decided in one go, at one instant. */
public record Entry(Instant at, List<Step> steps) {
    /**
     * One ask that was settled. {@code ref} is empty for the server's own commands.
     *
     * @param refused why nothing happened, if that had to be settled: of an ask that came again a
     *     copy may be on its way through another node, and could be accepted there
     */
    public record Step(
            Optional<Ref> ref, Actor who, List<Event> events, Optional<Refusal> refused) {
        public Step(Optional<Ref> ref, Actor who, List<Event> events) {
            this(ref, who, events, Optional.empty());
        }

        public static Step refused(Ref ref, Refusal why) {
            return new Step(Optional.of(ref), ref.who(), List.of(), Optional.of(why));
        }
    }
}
