package org.khural.store;

import io.vertx.core.Future;

import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Personal keys for tests without Redis; nodes share one instance. */
public final class MemoryPersonalKeys implements PersonalKeys {
    private final Map<WorkshopId, Map<PersonId, byte[]>> tables = new ConcurrentHashMap<>();

    @Override
    public Future<KeyRing> load(WorkshopId workshop) {
        KeyRing ring = new KeyRing(workshop);
        return refresh(ring).map(ring);
    }

    @Override
    public Future<Void> refresh(KeyRing ring) {
        table(ring.workshop()).forEach(ring::put);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> ensure(KeyRing ring, Set<PersonId> persons) {
        return Future.future(
                done -> {
                    for (PersonId person : persons) {
                        if (ring.isErased(person)) {
                            throw new IllegalArgumentException(person + " was erased");
                        }
                        Map<PersonId, byte[]> table = table(ring.workshop());
                        table.computeIfAbsent(person, p -> Secrets.bytes(KEY_BYTES));
                        ring.put(person, table.get(person));
                    }
                    done.complete();
                });
    }

    @Override
    public Future<Boolean> destroy(WorkshopId workshop, PersonId person) {
        table(workshop).remove(person);
        return Future.succeededFuture(true);
    }

    private Map<PersonId, byte[]> table(WorkshopId workshop) {
        return tables.computeIfAbsent(workshop, w -> new ConcurrentHashMap<>());
    }
}
