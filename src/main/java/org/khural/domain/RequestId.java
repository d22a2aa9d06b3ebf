package org.khural.domain;

/** Names one request to the chair; the form is that of {@link Ids}. */
public record RequestId(String value) implements Comparable<RequestId> {
    public RequestId {
        Ids.check(value);
    }

    @Override
    public int compareTo(RequestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
