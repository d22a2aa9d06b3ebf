package org.khural.live;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;
import org.khural.store.KeyTable;
import org.khural.store.PersonalKeys;

/** A keyring whose keys lie beside the log in Redis. */
public final class StoredKeyring implements Keyring {
    private static final byte[] ENTRY = new byte[0];

    private final WorkshopId workshop;
    private final PersonalKeys keys;
    private final Set<PersonId> gone = new HashSet<>();
    private Optional<KeyTable> loaded = Optional.empty();

    public StoredKeyring(WorkshopId workshop, PersonalKeys keys) {
        this.workshop = workshop;
        this.keys = keys;
    }

    @Override
    public Future<Void> load() {
        return keys.load(workshop)
                .map(
                        table -> {
                            loaded = Optional.of(table);
                            gone.clear();
                            return null;
                        });
    }

    @Override
    public Future<Void> fetch(PersonId person) {
        return keys.refresh(table())
                .map(
                        v -> {
                            if (!table().holds(person)) gone.add(person);
                            return null;
                        });
    }

    @Override
    public Future<Void> ensure(Set<PersonId> people) {
        return keys.ensure(table(), people);
    }

    @Override
    public Future<Void> restore() {
        return keys.restore(table());
    }

    @Override
    public boolean holds(Set<PersonId> people) {
        return people.stream().allMatch(table()::holds);
    }

    @Override
    public void erase(PersonId person) {
        table().erase(person);
        gone.add(person);
    }

    @Override
    public byte[] seal(PersonId person, byte[] plain) {
        return table().seal(person, plain, ENTRY);
    }

    @Override
    public Optional<byte[]> open(PersonId person, byte[] sealed) {
        if (!table().holds(person)) {
            if (!gone.contains(person)) throw new Missing(person);
            return Optional.empty();
        }
        return table().open(person, sealed, ENTRY);
    }

    private KeyTable table() {
        return loaded.orElseThrow();
    }
}
