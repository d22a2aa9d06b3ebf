package org.khural.domain.poll;

import java.util.List;
import java.util.Optional;
import org.khural.domain.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Hands in the hall, as two tellers count them: one number for each option, then the abstentions.
 *
 * @param entered what each teller counted, since the last recount
 * @param recounts how often the counts differed, or were counted anew
 */
public record HallCount(PMap<PersonId, List<Integer>> entered, int recounts) {
    public static final HallCount NONE = new HallCount(HashTreePMap.empty(), 0);
    static final int TELLERS = 2;

    /** What both tellers say. */
    public Optional<List<Integer>> agreed() {
        if (entered.size() < TELLERS) return Optional.empty();
        var counts = List.copyOf(entered.values());
        return counts.stream().allMatch(counts.getFirst()::equals)
                ? Optional.of(counts.getFirst())
                : Optional.empty();
    }

    public boolean isDiffering() {
        return entered.size() >= TELLERS && agreed().isEmpty();
    }

    HallCount with(PersonId teller, List<Integer> counts) {
        return new HallCount(entered.plus(teller, List.copyOf(counts)), recounts);
    }

    HallCount anew() {
        return new HallCount(HashTreePMap.empty(), recounts + 1);
    }
}
