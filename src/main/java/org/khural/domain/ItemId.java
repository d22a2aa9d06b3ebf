package org.khural.domain;

/** Names one agenda item; the form is that of {@link Ids}. */
public record ItemId(String value) implements Comparable<ItemId> {
    public ItemId {
        Ids.check(value);
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
