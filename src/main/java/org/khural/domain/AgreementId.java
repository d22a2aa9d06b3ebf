package org.khural.domain;

/** Names one agreement; the form is that of {@link Ids}. */
public record AgreementId(String value) implements Comparable<AgreementId> {
    public AgreementId {
        Ids.check(value);
    }

    @Override
    public int compareTo(AgreementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
