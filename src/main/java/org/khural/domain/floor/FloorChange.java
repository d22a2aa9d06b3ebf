package org.khural.domain.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khural.domain.By;
import org.khural.domain.Change;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What one step did to the floor. Taking it back restores entries and clocks exactly; who joined
 * the list meanwhile keeps the place behind those who come back.
 *
 * @param orders the waiting lists as they were, for the entries that return to them
 * @param open the lists that were opened or closed: as they were, as they became
 */
public record FloorChange(
        List<FloorEntry> before,
        List<FloorEntry> after,
        PVector<EntryId> stackBefore,
        PVector<EntryId> stackAfter,
        Map<ItemId, PVector<EntryId>> orders,
        Map<ItemId, Opening> open)
        implements Change {
    public record Opening(boolean before, boolean after) {}

    public static Optional<Change> between(Floor before, Floor after) {
        if (before == after) return Optional.empty();
        List<FloorEntry> was = new ArrayList<>();
        List<FloorEntry> is = new ArrayList<>();
        var orders = new TreeMap<ItemId, PVector<EntryId>>();
        var open = new TreeMap<ItemId, Opening>();
        for (var entry : before.entries().values()) {
            var now = after.entries().get(entry.id());
            if (now == entry) continue;
            was.add(entry);
            is.add(now);
            orders.put(entry.item(), before.list(entry.item()).waiting());
        }
        for (var item : after.lists().keySet()) {
            boolean then = before.list(item).isOpen();
            boolean now = after.list(item).isOpen();
            if (then != now) open.put(item, new Opening(then, now));
        }
        return Optional.of(new FloorChange(was, is, before.stack(), after.stack(), orders, open));
    }

    @Override
    public boolean stands(Workshop workshop) {
        var floor = workshop.floor();
        return after.stream().allMatch(e -> floor.entry(e.id()).equals(Optional.of(e)))
                && open.entrySet().stream()
                        .allMatch(o -> floor.list(o.getKey()).isOpen() == o.getValue().after());
    }

    @Override
    public Workshop revert(Workshop workshop, By by) {
        var floor = workshop.floor();
        boolean floorIsAsLeft = floor.stack().equals(stackAfter);
        for (var entry : after) floor = offFloor(floor, entry);
        for (var entry : before) {
            if (entry.stage().isOnFloor() && !floorIsAsLeft) floor = toFront(floor, entry, by);
            else if (entry.stage().isWaiting()) floor = toPlace(floor, entry);
            else floor = floor.with(entry);
        }
        if (floorIsAsLeft) floor = floor.stacked(stackBefore);
        for (var opening : open.entrySet()) {
            var list = floor.list(opening.getKey());
            floor =
                    floor.with(
                            opening.getKey(),
                            opening.getValue().before() ? list.open() : list.close());
        }
        return workshop.with(floor);
    }

    private static Floor offFloor(Floor floor, FloorEntry entry) {
        return floor.with(entry, TreePVector.from(floor.stack().minus(entry.id())));
    }

    /** The floor is taken by another now: rules 2, "else first of QUEUED". */
    private static Floor toFront(Floor floor, FloorEntry entry, By by) {
        var waits = entry.queueAgain(by.at());
        var list = floor.list(entry.item());
        var first =
                list.waiting().isEmpty()
                        ? Optional.<EntryId>empty()
                        : Optional.of(list.waiting().getFirst());
        return floor.with(waits).with(entry.item(), list.placed(entry.id(), first));
    }

    /** Before the first of its former followers that still waits. */
    private Floor toPlace(Floor floor, FloorEntry entry) {
        var list = floor.list(entry.item());
        var order = orders.get(entry.item());
        var follower =
                order.subList(order.indexOf(entry.id()) + 1, order.size()).stream()
                        .filter(list.waiting()::contains)
                        .findFirst();
        var newcomer = list.waiting().stream().filter(id -> !order.contains(id)).findFirst();
        var before = follower.isPresent() ? follower : newcomer;
        return floor.with(entry).with(entry.item(), list.placed(entry.id(), before));
    }

    @Override
    public Change forget(PersonId person) {
        return new FloorChange(
                before.stream().map(e -> e.forget(person)).toList(),
                after.stream().map(e -> e.forget(person)).toList(),
                stackBefore,
                stackAfter,
                orders,
                open);
    }
}
