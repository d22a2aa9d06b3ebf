package org.khural.domain;

/** Names one floor entry; the form is that of {@link Ids}. */
public record EntryId(String value) implements Comparable<EntryId> {
    public EntryId {
        Ids.check(value);
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
