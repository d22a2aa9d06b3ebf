package org.khural.domain;

/** Names one person; the form is that of {@link Ids}. */
public record PersonId(String value) implements Comparable<PersonId> {
    private static final String UNKNOWN = "unknown-";

    public PersonId {
        Ids.check(value);
    }

    /** Who raised a hand in the hall, until somebody says who it is. */
    public static PersonId ofSomebodyUnknown(EntryId entry) {
        return new PersonId(UNKNOWN + entry.value());
    }

    public boolean isOfSomebodyUnknown() {
        return value.startsWith(UNKNOWN);
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
