package org.khural.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

/**
 * The personal keys of one workshop as this node knows them. What is sealed is bound to workshop,
 * person and what the caller adds. May be used from any thread.
 */
public final class KeyTable {
    private final WorkshopId workshop;
    private final Map<PersonId, SecretKeySpec> keys = new ConcurrentHashMap<>();
    private final Set<PersonId> erased = ConcurrentHashMap.newKeySet();

    KeyTable(WorkshopId workshop) {
        this.workshop = workshop;
    }

    public WorkshopId workshop() {
        return workshop;
    }

    public boolean holds(PersonId person) {
        return keys.containsKey(person);
    }

    /** Those whose key is not here and who are not known to be erased. */
    public Set<PersonId> missing(Set<PersonId> persons) {
        return persons.stream()
                .filter(p -> !keys.containsKey(p) && !erased.contains(p))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param context what else this belongs to, for example the kind of field; not secret
     * @throws IllegalStateException without a key: {@link PersonalKeys#ensure} comes first
     */
    public byte[] seal(PersonId person, byte[] plain, byte[] context) {
        SecretKeySpec key = keys.get(person);
        if (key == null) {
            throw new IllegalStateException("there is no key for person " + person);
        }
        return Aead.seal(key, plain, place(person, context));
    }

    /**
     * Empty without a key: the person was erased, or joined by way of another node a moment ago. If
     * {@link #missing} names them, ask {@link PersonalKeys#refresh} before believing the former.
     *
     * @throws DataDamaged if it was sealed for somebody or something else, or changed since
     */
    public Optional<byte[]> open(PersonId person, byte[] sealed, byte[] context) {
        SecretKeySpec key = keys.get(person);
        if (key == null) {
            return Optional.empty();
        }
        return Optional.of(
                Aead.open(key, sealed, place(person, context)).orElseThrow(() -> broken(person)));
    }

    private DataDamaged broken(PersonId person) {
        return new DataDamaged(workshop, "what is sealed for person " + person + " does not open");
    }

    private byte[] place(PersonId person, byte[] context) {
        return Aead.place(context, workshop.value(), person.value());
    }

    /** Forgets the key for good: a late answer from Redis does not bring it back. */
    public void erase(PersonId person) {
        erased.add(person);
        keys.remove(person);
    }

    /** Those who need a key made, none of whom may be erased. */
    List<PersonId> without(Set<PersonId> persons) {
        for (PersonId person : persons) {
            if (erased.contains(person)) {
                throw new IllegalArgumentException("person " + person + " was erased");
            }
        }
        return List.copyOf(missing(persons));
    }

    void each(BiConsumer<PersonId, byte[]> visitor) {
        keys.forEach((person, key) -> visitor.accept(person, key.getEncoded()));
    }

    void put(PersonId person, byte[] key) {
        if (key.length != PersonalKeys.KEY_BYTES) {
            throw new DataDamaged(workshop, "the key of person " + person + " has the wrong size");
        }
        keys.put(person, new SecretKeySpec(key, "AES"));
        if (erased.contains(person)) {
            keys.remove(person);
        }
    }
}
