package org.khural.domain;

/**
 * What may grow, and how far (house rule 14: a limit on everything). Notes count code points, the
 * others things. Texts have a limit of their own, {@link LocalizedText}.
 */
public record Limits(int people, int queue, int items, int note) {
    public static final Limits DEFAULT = new Limits(5_000, 300, 200, 250);

    /** Speeches and withdrawn requests that one list keeps, so that a flood of them ends too. */
    public int record() {
        return queue * 10;
    }

    /** How many of them may be one person's own, so that nobody can fill a list alone. */
    public int ofOnePerson() {
        return queue / 6;
    }
}
