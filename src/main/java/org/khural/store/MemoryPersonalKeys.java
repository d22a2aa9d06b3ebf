package org.khural.store;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

/** Personal keys for tests without Redis; nodes share one instance. */
public final class MemoryPersonalKeys implements PersonalKeys {
    private final Map<WorkshopId, Map<PersonId, byte[]>> kept = new ConcurrentHashMap<>();
    private final Map<PersonId, byte[]> destroyed = new ConcurrentHashMap<>();

    @Override
    public Future<KeyTable> load(WorkshopId workshop) {
        KeyTable table = new KeyTable(workshop);
        return refresh(table).map(table);
    }

    @Override
    public Future<Void> refresh(KeyTable table) {
        of(table.workshop()).forEach(table::put);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> ensure(KeyTable table, Set<PersonId> persons) {
        return Future.future(
                done -> {
                    for (PersonId person : table.without(persons)) {
                        table.put(
                                person,
                                of(table.workshop())
                                        .computeIfAbsent(person, p -> Secrets.bytes(KEY_BYTES)));
                    }
                    done.complete();
                });
    }

    @Override
    public Future<Void> restore(KeyTable table) {
        table.each((person, key) -> of(table.workshop()).putIfAbsent(person, key));
        return Future.succeededFuture();
    }

    @Override
    public Future<Boolean> destroy(WorkshopId workshop, PersonId person) {
        byte[] key = of(workshop).remove(person);
        if (key != null) destroyed.put(person, key);
        return Future.succeededFuture(true);
    }

    /** Redis came back with an older file, in which this key still was. */
    public void bringBack(WorkshopId workshop, PersonId person) {
        Optional.ofNullable(destroyed.remove(person)).ifPresent(k -> of(workshop).put(person, k));
    }

    private Map<PersonId, byte[]> of(WorkshopId workshop) {
        return kept.computeIfAbsent(workshop, w -> new ConcurrentHashMap<>());
    }
}
