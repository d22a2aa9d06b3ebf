package org.khural.live;

import io.vertx.core.Future;
import java.util.Optional;
import org.khural.domain.WorkshopId;
import org.khural.wire.Sealer;
import org.khural.wire.StateCodec.Kept;

/**
 * States that were kept, so that a room opens without replaying its log from the first entry. A
 * cache and no more: whatever is wrong with it, the log is read instead.
 */
public interface KeptStates {
    /**
     * Fails with {@link Keyring.Missing} if the state holds somebody whose key is not known yet.
     */
    Future<Optional<Kept>> latest(WorkshopId workshop, Sealer sealer);

    Future<Void> keep(Kept kept, Sealer sealer);

    /** Keeps nothing. */
    KeptStates NONE =
            new KeptStates() {
                @Override
                public Future<Optional<Kept>> latest(WorkshopId workshop, Sealer sealer) {
                    return Future.succeededFuture(Optional.empty());
                }

                @Override
                public Future<Void> keep(Kept kept, Sealer sealer) {
                    return Future.succeededFuture();
                }
            };
}
