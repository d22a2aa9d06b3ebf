package org.khural.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One step of the log: everything that a node decided in one go, at one instant. */
public record Entry(Instant at, List<Step> steps) {
    /** One accepted ask. {@code ref} is empty for the server's own commands. */
    public record Step(Optional<Ref> ref, Actor who, List<Event> events) {}
}
