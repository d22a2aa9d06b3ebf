package org.khural.store;

import io.vertx.core.Future;
import java.util.Set;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

/**
 * One key per person, kept beside the log: what is sealed with it can never be read again once it
 * is destroyed, in the log, in snapshots and in backups of the log alike.
 */
public interface PersonalKeys {
    int KEY_BYTES = 32;

    /** All keys of the workshop; keep the table for as long as the room is open. */
    Future<KeyTable> load(WorkshopId workshop);

    /** Puts into the table what was added since, by any node. */
    Future<Void> refresh(KeyTable table);

    /**
     * Makes a key for each person who has none, in Redis first: when this completes, an entry that
     * needs the keys may be appended. Of two nodes at once, the first one's key counts for both.
     *
     * @throws IllegalArgumentException for a person whom this table knows as erased
     */
    Future<Void> ensure(KeyTable table, Set<PersonId> persons);

    /**
     * Puts back what Redis lost and this table still holds, for a Redis that came back older than
     * it was: the entries that are appended again then can still be opened.
     */
    Future<Void> restore(KeyTable table);

    /**
     * Destroys the key in Redis and in its files. Whether the files are free of it is the answer:
     * false if Redis could not rewrite them within a minute; then ask again later. Each node's
     * table is emptied by {@link KeyTable#erase}.
     */
    Future<Boolean> destroy(WorkshopId workshop, PersonId person);
}
