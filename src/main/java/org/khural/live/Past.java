package org.khural.live;

import org.khural.domain.State;
import org.khural.store.RawEntry;

/** A state of the room and the entry that led to it. */
record Past(State state, RawEntry entry) {}
