package org.khural.store;

import io.vertx.core.Future;

import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

import java.util.Set;

/**
 * One key per person, kept beside the log: what is sealed with it can never be read again once it
 * is destroyed, in the log, in snapshots and in backups of the log alike.
 */
public interface PersonalKeys {
    int KEY_BYTES = 32;

    /** All keys of the workshop; keep the ring for as long as the room is open. */
    Future<KeyRing> load(WorkshopId workshop);

    /** Puts into the ring what was added since, by any node. */
    Future<Void> refresh(KeyRing ring);

    /**
     * Makes a key for each person who has none, in Redis first: when this completes, an entry that
     * needs the keys may be appended. Of two nodes at once, the first one's key counts for both.
     *
     * @throws IllegalArgumentException for a person whom this ring knows as erased
     */
    Future<Void> ensure(KeyRing ring, Set<PersonId> persons);

    /**
     * Destroys the key in Redis and in its files. Whether the files are free of it is the answer:
     * false if Redis could not rewrite them within a minute; then ask again later. Each node's ring
     * is emptied by {@link KeyRing#erase}.
     */
    Future<Boolean> destroy(WorkshopId workshop, PersonId person);
}
