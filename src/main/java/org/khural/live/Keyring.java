package org.khural.live;

import io.vertx.core.Future;
import java.util.Set;
import org.khural.domain.PersonId;
import org.khural.wire.Sealer;

/**
 * The keys of one workshop's people, as this node holds them. {@link #open} throws {@link Missing}
 * for a key that this node has not asked for yet: to read "erased" where another node wrote a name
 * would be another history.
 */
public interface Keyring extends Sealer {
    /** Begins with what Redis holds: who was erased in moments that it lost is not erased. */
    Future<Void> load();

    /**
     * Asks for a key that was missing; afterwards the person is known to have one, or to be erased.
     */
    Future<Void> fetch(PersonId person);

    /**
     * Makes sure that each of them has a key that is written down; before the entry that needs it.
     */
    Future<Void> ensure(Set<PersonId> people);

    /** Writes down again what Redis lost and this node still holds. */
    Future<Void> restore();

    boolean holds(Set<PersonId> people);

    /** The person was erased: forgets the key at once. */
    void erase(PersonId person);

    final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient PersonId person;

        public Missing(PersonId person) {
            super("the key of " + person, null, false, false);
            this.person = person;
        }

        PersonId person() {
            return person;
        }
    }
}
