package org.khural.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The circumstances of a command: who asks, when by the one clock (Redis TIME), and within which
 * limits. The core has no other source of time.
 */
public record By(Actor who, Instant at, Limits limits) {
    public Optional<PersonId> person() {
        return who instanceof Actor.Human human ? Optional.of(human.person()) : Optional.empty();
    }

    public boolean is(PersonId person) {
        return who instanceof Actor.Human human && human.person().equals(person);
    }

    public boolean isSystem() {
        return who instanceof Actor.System;
    }
}
