package org.khural.store;

import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

/** A box in memory whose gates are those of a {@link MemoryLog}; nodes share one instance. */
public final class MemoryBox implements BallotBox {
    private final MemoryLog log;
    private final Map<String, byte[]> ballots = new TreeMap<>();

    public MemoryBox(MemoryLog log) {
        this.log = log;
    }

    @Override
    public synchronized Future<Put> put(
            WorkshopId workshop, Gate gate, PollId poll, String key, byte[] ballot) {
        var place = place(workshop, poll) + key;
        var there = Optional.ofNullable(ballots.get(place));
        if (there.isPresent()) {
            boolean isSame = Arrays.equals(there.get(), ballot);
            return Future.succeededFuture(isSame ? Put.COUNTED : Put.OTHER);
        }
        if (!log.gate(workshop, gate.name()).equals(Optional.of(gate.value()))) {
            return Future.succeededFuture(Put.SHUT);
        }
        ballots.put(place, ballot);
        return Future.succeededFuture(Put.COUNTED);
    }

    @Override
    public synchronized Future<List<byte[]>> read(WorkshopId workshop, PollId poll) {
        var place = place(workshop, poll);
        return Future.succeededFuture(
                ballots.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(place))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    @Override
    public synchronized Future<Void> empty(WorkshopId workshop, PollId poll) {
        ballots.keySet().removeIf(key -> key.startsWith(place(workshop, poll)));
        return Future.succeededFuture();
    }

    private static String place(WorkshopId workshop, PollId poll) {
        return workshop + "/" + poll + "/";
    }
}
