package org.khural.domain;

/** Names one poll; the form is that of {@link Ids}. */
public record PollId(String value) implements Comparable<PollId> {
    public PollId {
        Ids.check(value);
    }

    @Override
    public int compareTo(PollId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
