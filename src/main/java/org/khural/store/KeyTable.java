package org.khural.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

/**
 * The personal keys of one workshop as this node knows them. Sealing and opening is AES-256-GCM
 * with a random nonce, bound to workshop, person and what the caller adds: what was sealed in one
 * place does not open in another. May be used from any thread.
 */
public final class KeyTable {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

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
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, person, context).doFinal(plain);
            byte[] all = new byte[1 + NONCE_BYTES + sealed.length];
            all[0] = FORMAT;
            System.arraycopy(nonce, 0, all, 1, NONCE_BYTES);
            System.arraycopy(sealed, 0, all, 1 + NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed", e);
        }
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
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
            throw broken(person);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            int start = 1 + NONCE_BYTES;
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, person, context)
                            .doFinal(sealed, start, sealed.length - start));
        } catch (AEADBadTagException e) {
            throw broken(person);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed", e);
        }
    }

    private DataDamaged broken(PersonId person) {
        return new DataDamaged(workshop, "what is sealed for person " + person + " does not open");
    }

    private Cipher cipher(
            int mode, SecretKeySpec key, byte[] nonce, PersonId person, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        ByteArrayOutputStream bound = new ByteArrayOutputStream();
        // Ids hold no 0, so no two different triples look the same here.
        bound.writeBytes(workshop.value().getBytes(StandardCharsets.US_ASCII));
        bound.write(0);
        bound.writeBytes(person.value().getBytes(StandardCharsets.US_ASCII));
        bound.write(0);
        bound.writeBytes(context);
        cipher.updateAAD(bound.toByteArray());
        return cipher;
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
