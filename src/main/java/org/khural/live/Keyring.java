package org.khural.live;

import io.vertx.core.Future;
import java.util.Set;
import org.khural.domain.PersonId;
import org.khural.wire.Sealer;

/** The keys of one workshop's people, as this node holds them. */
public interface Keyring extends Sealer {
    /** Reads the keys again: new people, or one whose key was destroyed. */
    Future<Void> load();

    /** Makes sure that each of them has a key that is written down; before the entry that needs it. */
    Future<Void> ensure(Set<PersonId> people);

    /** Whether this node holds all of these keys now. */
    boolean holds(Set<PersonId> people);
}
