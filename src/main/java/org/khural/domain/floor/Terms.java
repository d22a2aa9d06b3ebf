package org.khural.domain.floor;

import java.time.Instant;

/**
 * The rules that a list was given.
 *
 * @param kindsGoFirst replies before questions, questions before statements
 * @param admits a wish of one's own waits to be admitted
 * @param callsNext the next two are called by themselves
 * @param endsOnTime a speech ends when its time is over
 */
public record Terms(
        Policy policy,
        boolean kindsGoFirst,
        boolean admits,
        boolean callsNext,
        boolean endsOnTime) {
    public static final Terms USUAL = new Terms(Policy.FIRST_COME, true, false, false, false);

    Why why(Kind kind, Instant at) {
        boolean isFirst = kindsGoFirst && kind.compareTo(Kind.STATEMENT) < 0;
        return new Why(isFirst ? Why.Code.KIND_GOES_FIRST : policy.code, at);
    }

    /** Whether those who wait stand in the order in which they came. */
    boolean isAsTheyCame() {
        return policy == Policy.FIRST_COME && !kindsGoFirst;
    }
}
