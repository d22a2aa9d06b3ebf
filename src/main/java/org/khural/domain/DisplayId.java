package org.khural.domain;

/** Names one display; the form is that of {@link Ids}. */
public record DisplayId(String value) implements Comparable<DisplayId> {
    public DisplayId {
        Ids.check(value);
    }

    @Override
    public int compareTo(DisplayId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
