package org.khural.domain;

/** Names one workshop; the form is that of {@link Ids}. */
public record WorkshopId(String value) implements Comparable<WorkshopId> {
    public WorkshopId {
        Ids.check(value);
    }

    @Override
    public int compareTo(WorkshopId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
