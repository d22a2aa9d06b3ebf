package org.khural.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.Mark;
import org.khural.domain.State;
import org.khural.domain.Workshop;
import org.khural.store.Gate;
import org.khural.store.RawEntry;

/**
 * The last states and entries of a room: browsers resume from it by a difference, and Redis is
 * repaired from it after it lost its last moments. Persistent collections make the states cheap.
 */
final class History {
    static final int VERSIONS = 512;
    static final long BYTES = 16 << 20;

    private final ArrayDeque<Past> past = new ArrayDeque<>();
    private long bytes;

    void add(State state, RawEntry entry) {
        past.addLast(new Past(state, entry));
        bytes += entry.bytes().length;
        while (past.size() > VERSIONS || (bytes > BYTES && past.size() > 1)) {
            bytes -= past.removeFirst().entry().bytes().length;
        }
    }

    void clear() {
        past.clear();
        bytes = 0;
    }

    Optional<State> at(Mark mark) {
        return version(mark.version()).map(Past::state).filter(s -> s.mark().equals(mark));
    }

    Optional<Past> version(long version) {
        if (past.isEmpty()) return Optional.empty();
        long first = past.peekFirst().entry().version();
        if (version < first || version > past.peekLast().entry().version()) return Optional.empty();
        return past.stream().skip(version - first).findFirst();
    }

    /** An entry that Redis lost, and the gates that it turned. */
    record Missing(RawEntry entry, List<Gate> gates) {}

    /** The entries after a mark, if that mark is ours and nothing between was forgotten. */
    Optional<List<Missing>> after(Mark mark) {
        boolean ours =
                mark.version() == 0
                        ? !past.isEmpty() && past.peekFirst().entry().version() == 1
                        : at(mark).isPresent();
        if (!ours) return Optional.empty();
        var missing = new ArrayList<Missing>();
        Optional<Workshop> before = Optional.empty();
        for (var each : past) {
            var after = each.state().workshop();
            if (each.entry().version() > mark.version()) {
                var gates = Gates.turned(before.orElseGet(() -> blank(after)), after);
                missing.add(new Missing(each.entry(), gates));
            }
            before = Optional.of(after);
        }
        return Optional.of(missing);
    }

    private static Workshop blank(Workshop workshop) {
        return State.empty(workshop.id()).workshop();
    }
}
