package org.khural.domain;

/** Names one session; the form is that of {@link Ids}. */
public record SessionId(String value) implements Comparable<SessionId> {
    public SessionId {
        Ids.check(value);
    }

    @Override
    public int compareTo(SessionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
