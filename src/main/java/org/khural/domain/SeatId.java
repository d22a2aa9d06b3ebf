package org.khural.domain;

/** Names one seat; the form is that of {@link Ids}. */
public record SeatId(String value) implements Comparable<SeatId> {
    public SeatId {
        Ids.check(value);
    }

    @Override
    public int compareTo(SeatId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
