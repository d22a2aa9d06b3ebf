package org.khural.live;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.khural.domain.WorkshopId;
import org.khural.store.Snapshots;
import org.khural.wire.Sealer;
import org.khural.wire.StateCodec;
import org.khural.wire.StateCodec.Kept;

/**
 * Kept states in Redis. They are turned into bytes and back away from the event loop: 5,000 people
 * take 10 to 50 ms, and half a second the first time.
 */
public final class StoredStates implements KeptStates {
    private final Vertx vertx;
    private final Snapshots snapshots;
    private final String build;

    /**
     * @param build names what runs here; states that another build kept are not read
     */
    public StoredStates(Vertx vertx, Snapshots snapshots, String build) {
        this.vertx = vertx;
        this.snapshots = snapshots;
        this.build = build;
    }

    @Override
    public Future<Optional<Kept>> latest(WorkshopId workshop, Sealer sealer) {
        return snapshots
                .latest(workshop, build)
                .compose(
                        found ->
                                found.isEmpty()
                                        ? Future.succeededFuture(Optional.empty())
                                        : read(found.get(), sealer));
    }

    private Future<Optional<Kept>> read(Snapshots.Snapshot snapshot, Sealer sealer) {
        return vertx.executeBlocking(() -> StateCodec.decode(snapshot.bytes(), sealer))
                .map(
                        kept ->
                                Optional.ofNullable(kept)
                                        .filter(k -> k.mark().equals(snapshot.mark())));
    }

    @Override
    public Future<Void> keep(Kept kept, Sealer sealer) {
        return vertx.executeBlocking(() -> StateCodec.encode(kept, sealer))
                .compose(bytes -> snapshots.put(kept.workshop(), build, kept.mark(), bytes))
                .mapEmpty();
    }
}
