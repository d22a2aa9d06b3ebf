package org.khural.domain;

import java.time.Instant;

/**
 * What the server itself will ask for at an instant. Firing twice is harmless: the second time
 * nothing is left to do.
 */
public record Deadline(Instant at, Command command) {}
