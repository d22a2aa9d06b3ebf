package org.khural.support;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.WorkshopId;
import org.khural.live.KeptStates;
import org.khural.wire.Sealer;
import org.khural.wire.StateCodec;
import org.khural.wire.StateCodec.Kept;

/** Kept states in memory, as bytes, shared by the nodes of a test. */
public final class MemoryStates implements KeptStates {
    private final Map<WorkshopId, byte[]> bytes = new HashMap<>();
    private final Map<WorkshopId, Long> versions = new HashMap<>();

    @Override
    public Future<Optional<Kept>> latest(WorkshopId workshop, Sealer sealer) {
        try {
            return Future.succeededFuture(
                    Optional.ofNullable(bytes.get(workshop))
                            .map(found -> StateCodec.decode(found, sealer)));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    @Override
    public Future<Void> keep(Kept kept, Sealer sealer) {
        bytes.put(kept.workshop(), StateCodec.encode(kept, sealer));
        versions.put(kept.workshop(), kept.mark().version());
        return Future.succeededFuture();
    }

    /** The version that was kept last; 0 if none was. */
    public long version(WorkshopId workshop) {
        return versions.getOrDefault(workshop, 0L);
    }

    public void damage(WorkshopId workshop) {
        bytes.get(workshop)[bytes.get(workshop).length / 2] ^= 0x40;
    }
}
