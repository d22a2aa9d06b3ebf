package org.khural.domain;

/** Names one delegation; the form is that of {@link Ids}. */
public record DelegationId(String value) implements Comparable<DelegationId> {
    public DelegationId {
        Ids.check(value);
    }

    @Override
    public int compareTo(DelegationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
