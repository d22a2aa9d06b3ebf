package org.khural.domain.chair;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;

/**
 * Who leads the discussion of one item in the chair's place (rules 1): until recalled, until the
 * item ends, or until the time that was agreed.
 */
public record Lead(PersonId person, ItemId item, Optional<Instant> until) {}
