package org.khural.domain.chair;

import static org.khural.domain.Decision.reject;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The chair's seat: who may hold it, in order of succession, and who does.
 *
 * @param tenure counts the periods of holding; the current or the last one
 * @param lead who leads the discussion of one item, for the time being
 * @param lapsed whose tenure lapsed because no connection was left; the seat is then empty
 */
public record Chair(
        PVector<PersonId> seat,
        Optional<PersonId> holder,
        long tenure,
        Optional<PersonId> lapsed,
        Optional<Lead> lead) {
    public static final Chair NONE =
            new Chair(TreePVector.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());

    public Chair {
        if (holder.isPresent() && lapsed.isPresent()) {
            throw new IllegalStateException("a tenure that lapsed is not held");
        }
    }

    /** Whether who asks leads the discussion of this item now. */
    public boolean isLedBy(By by, ItemId item) {
        return lead.filter(l -> by.is(l.person()) && l.item().equals(item)).isPresent();
    }

    public boolean isHeldBy(PersonId person) {
        return holder.equals(Optional.of(person));
    }

    /** Refuses an order-sensitive act of anybody who does not hold the seat in this tenure. */
    public Optional<Decision> refuse(By by, long believed) {
        if (by.isSystem()) return Optional.empty();
        if (holder.isEmpty()) return Optional.of(reject(ChairRejection.EMPTY));
        if (!by.is(holder.get())) {
            return Optional.of(
                    reject(ChairRejection.HELD_BY_ANOTHER, "holder", holder.get().value()));
        }
        return refuseStale(believed);
    }

    Optional<Decision> refuseStale(long believed) {
        return believed == tenure
                ? Optional.empty()
                : Optional.of(reject(ChairRejection.STALE_TENURE, "tenure", tenure));
    }

    Chair seat(PVector<PersonId> next) {
        return new Chair(next, holder, tenure, lapsed.filter(next::contains), lead);
    }

    Chair taken(PersonId person) {
        return new Chair(seat, Optional.of(person), tenure + 1, Optional.empty(), lead);
    }

    Chair lapse() {
        return new Chair(seat, Optional.empty(), tenure, holder, lead);
    }

    Chair led(Optional<Lead> next) {
        return new Chair(seat, holder, tenure, lapsed, next);
    }

    /** Drops an erased person from the succession, and from the lead. */
    public Chair without(PersonId person) {
        return seat(seat.minus(person)).led(lead.filter(l -> !l.person().equals(person)));
    }
}
