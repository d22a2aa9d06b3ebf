package org.khural.support;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.PersonId;
import org.khural.live.Keyring;

/**
 * A keyring that seals nothing but behaves: only with a key, and not after the key is gone. Shared
 * by the nodes of a test.
 */
public final class PlainKeyring implements Keyring {
    private final Set<PersonId> keys;

    public PlainKeyring() {
        this(new HashSet<>());
    }

    public PlainKeyring(Set<PersonId> keys) {
        this.keys = keys;
    }

    @Override
    public Future<Void> load() {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> ensure(Set<PersonId> people) {
        keys.addAll(people);
        return Future.succeededFuture();
    }

    @Override
    public boolean holds(Set<PersonId> people) {
        return keys.containsAll(people);
    }

    @Override
    public Future<Void> fetch(PersonId person) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> restore() {
        return Future.succeededFuture();
    }

    @Override
    public void erase(PersonId person) {
        keys.remove(person);
    }

    @Override
    public byte[] seal(PersonId person, byte[] plain) {
        if (!keys.contains(person)) throw new IllegalStateException("no key of " + person);
        var sealed = plain.clone();
        for (int i = 0; i < sealed.length; i++) sealed[i] ^= 0x5a;
        return sealed;
    }

    @Override
    public Optional<byte[]> open(PersonId person, byte[] sealed) {
        return keys.contains(person) ? Optional.of(unsealed(sealed)) : Optional.empty();
    }

    private static byte[] unsealed(byte[] sealed) {
        var plain = sealed.clone();
        for (int i = 0; i < plain.length; i++) plain[i] ^= 0x5a;
        return plain;
    }
}
