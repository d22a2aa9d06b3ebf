package org.khural.wire;

import java.util.Optional;
import org.khural.domain.PersonId;

/**
 * Seals personal data before it leaves for the log, and opens it again while the person's key
 * exists.
 */
public interface Sealer {
    byte[] seal(PersonId person, byte[] plain);

    /** Empty once the person was erased. */
    Optional<byte[]> open(PersonId person, byte[] sealed);
}
