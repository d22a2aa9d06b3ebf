package org.khural.domain.poll;

import java.time.Instant;
import java.util.List;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What one seat wrote.
 *
 * @param id of the ballot that brought it
 * @param count how many entries; the rules do not read them
 * @param released places of the entries that everybody may see
 */
public record Contribution(
        String id,
        PersonId by,
        Personal<List<String>> entries,
        int count,
        PSet<Integer> released,
        Instant at) {
    static Contribution of(String id, Personal<List<String>> entries, int count, Instant at) {
        return new Contribution(id, entries.of(), entries, count, HashTreePSet.empty(), at);
    }

    Contribution released(int entry, boolean shown) {
        return new Contribution(
                id, by, entries, count, shown ? released.plus(entry) : released.minus(entry), at);
    }

    Contribution erase() {
        return new Contribution(id, by, entries.erase(), count, released, at);
    }
}
