package org.khural.domain.poll;

import java.util.Optional;
import org.khural.domain.SeatId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Names that are called one after the other.
 *
 * @param order from the drawn name on; what depends on names is put in order at the edge
 * @param called how many were called; those who were absent may be called again at the end
 * @param absent who did not answer
 */
public record RollCall(PVector<SeatId> order, int called, PVector<SeatId> absent) {
    public static final RollCall NONE = new RollCall(TreePVector.empty(), 0, TreePVector.empty());

    public RollCall {
        if (called < 0 || called > order.size()) {
            throw new IllegalStateException("more were called than are on the roll");
        }
    }

    /** Whose name is called now. */
    public Optional<SeatId> now() {
        return called < order.size() ? Optional.of(order.get(called)) : Optional.empty();
    }

    RollCall answered() {
        return new RollCall(order, called + 1, absent);
    }

    RollCall absentNow() {
        return new RollCall(order, called + 1, absent.plus(order.get(called)));
    }

    /** Who was called last, unless their name comes once more by itself. */
    public Optional<SeatId> last() {
        if (called == 0) return Optional.empty();
        var last = order.get(called - 1);
        boolean comesAgain = order.subList(called, order.size()).contains(last);
        return comesAgain ? Optional.empty() : Optional.of(last);
    }

    /** The last one is called again: what they said was heard wrongly. */
    RollCall back() {
        var last = order.get(called - 1);
        boolean wasAbsent = !absent.isEmpty() && absent.get(absent.size() - 1).equals(last);
        return new RollCall(
                order, called - 1, wasAbsent ? absent.minus(absent.size() - 1) : absent);
    }

    /** Those who were absent are called once more, after the others. */
    RollCall again() {
        return new RollCall(order.plusAll(absent), called, TreePVector.empty());
    }
}
