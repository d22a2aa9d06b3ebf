package org.khural.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is about a person or that a person typed. Opaque to the rules: no decision and no
 * event reads it (a house test holds this), so that erasing the person's key erases it everywhere
 * and changes nothing else. The store seals it with the key of {@code of}; views show it, or
 * nothing once it is erased.
 */
public final class Personal<T> {
    private final PersonId of;
    private final Optional<T> value;

    private Personal(PersonId of, Optional<T> value) {
        this.of = of;
        this.value = value;
    }

    public static <T> Personal<T> of(PersonId person, T value) {
        return new Personal<>(person, Optional.of(value));
    }

    public static <T> Personal<T> erased(PersonId person) {
        return new Personal<>(person, Optional.empty());
    }

    public PersonId of() {
        return of;
    }

    /** Empty once erased. For views and for the wire only. */
    public Optional<T> value() {
        return value;
    }

    public Personal<T> erase() {
        return value.isEmpty() ? this : erased(of);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Personal<?> p && of.equals(p.of) && value.equals(p.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(of, value);
    }

    /** Never the value: this lands in logs. */
    @Override
    public String toString() {
        return "Personal[" + of + "]";
    }
}
