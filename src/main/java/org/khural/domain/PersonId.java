package org.khural.domain;

/** Names one person; the form is that of {@link Ids}. */
public record PersonId(String value) implements Comparable<PersonId> {
    public PersonId {
        Ids.check(value);
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
