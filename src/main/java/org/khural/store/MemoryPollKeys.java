package org.khural.store;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

/** Keys of polls for tests without Redis; nodes share one instance. */
public final class MemoryPollKeys implements PollKeys {
    private final Map<String, byte[]> keys = new TreeMap<>();

    @Override
    public synchronized Future<Void> keep(
            WorkshopId workshop, PollId poll, String publicKey, byte[] key) {
        keys.put(workshop + "/" + PollKeys.name(poll, publicKey), key);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Optional<byte[]>> find(
            WorkshopId workshop, PollId poll, String publicKey) {
        var name = workshop + "/" + PollKeys.name(poll, publicKey);
        return Future.succeededFuture(Optional.ofNullable(keys.get(name)));
    }

    @Override
    public synchronized Future<Void> drop(WorkshopId workshop, PollId poll) {
        keys.keySet().removeIf(k -> k.startsWith(workshop + "/" + PollKeys.begin(poll)));
        return Future.succeededFuture();
    }

    @Override
    public Future<Boolean> destroy(WorkshopId workshop, PollId poll) {
        return drop(workshop, poll).map(true);
    }
}
