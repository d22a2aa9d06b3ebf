package org.khural.domain.floor;

import java.time.Instant;
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
 * @param entries those that the step changed
 * @param lists those that it opened, closed or put in another order
 * @param at when it was done: who asked since is a newcomer
 */
public record FloorChange(
        List<Changed<FloorEntry>> entries,
        Map<ItemId, Changed<SpeakerList>> lists,
        Changed<PVector<EntryId>> stack,
        Instant at)
        implements Change {
    public record Changed<T>(T before, T after) {}

    /**
     * Only what was unfinished can have changed, so the record of the day is not looked through.
     */
    public static Optional<Change> between(Floor before, Floor after, Instant at) {
        if (before == after) return Optional.empty();
        var entries =
                before.unfinished()
                        .map(was -> new Changed<>(was, after.get(was.id())))
                        .filter(entry -> entry.before() != entry.after())
                        .toList();
        var lists = new TreeMap<ItemId, Changed<SpeakerList>>();
        for (var item : after.lists().keySet()) {
            if (before.list(item) != after.list(item)) {
                lists.put(item, new Changed<>(before.list(item), after.list(item)));
            }
        }
        for (var item : before.lists().keySet()) {
            if (!after.lists().containsKey(item)) {
                lists.put(item, new Changed<>(before.list(item), after.list(item)));
            }
        }
        var stack = new Changed<>(before.stack(), after.stack());
        return Optional.of(new FloorChange(entries, lists, stack, at));
    }

    @Override
    public boolean stands(Workshop workshop) {
        var floor = workshop.floor();
        return entries.stream().allMatch(entry -> stands(workshop, entry))
                && lists.entrySet().stream()
                        .filter(list -> isOpening(list.getValue()))
                        .allMatch(l -> l.getValue().after().opensAs(floor.list(l.getKey())));
    }

    private static boolean isOpening(Changed<SpeakerList> list) {
        return !list.before().opensAs(list.after());
    }

    private boolean stands(Workshop workshop, Changed<FloorEntry> entry) {
        var floor = workshop.floor();
        if (!floor.entry(entry.after().id()).equals(Optional.of(entry.after()))) return false;
        return entry.after().stage().isUnfinished()
                ? !entry.after().stage().isOnFloor() || floor.stack().equals(stack.after())
                : mayComeBack(workshop, entry.before());
    }

    /** Not who left the workshop since, or asked again. */
    private static boolean mayComeBack(Workshop workshop, FloorEntry entry) {
        var person = entry.who().person();
        return workshop.attendance().channel(person).isPresent()
                && !workshop.floor()
                        .isWishedAlready(entry.item(), entry.who().seat(), entry.kind());
    }

    @Override
    public Workshop revert(Workshop workshop, By by) {
        boolean isAsLeft = workshop.floor().stack().equals(stack.after());
        var floor = workshop.floor().stacked(TreePVector.empty());
        for (var entry : entries) {
            floor =
                    entry.before().stage().isOnFloor() && !isAsLeft
                            ? toFront(floor, entry.after(), by)
                            : back(floor, entry.before());
        }
        for (var list : lists.entrySet()) {
            if (!isOpening(list.getValue())) continue;
            var opening = floor.list(list.getKey()).openAs(list.getValue().before(), by.at());
            floor = floor.with(list.getKey(), opening);
        }
        return workshop.with(floor.stacked(isAsLeft ? stack.before() : workshop.floor().stack()));
    }

    /** The floor is taken by another now: rules 2, "else first of QUEUED". */
    private static Floor toFront(Floor floor, FloorEntry entry, By by) {
        var list = floor.list(entry.item());
        var first = list.waiting().stream().findFirst();
        return floor.with(entry.queueAgain(by.at()))
                .with(entry.item(), list.placed(entry.id(), first));
    }

    private Floor back(Floor floor, FloorEntry entry) {
        var list = floor.list(entry.item());
        var next = floor.with(entry);
        if (!entry.stage().isWaiting()) {
            return next.with(entry.item(), list.without(entry.id()));
        }
        var order = lists.get(entry.item());
        if (order == null) return next;
        var follower = follower(floor, list, order.before().waiting(), entry.id());
        return next.with(entry.item(), list.placed(entry.id(), follower));
    }

    /** The first of its former followers that still waits, else the first who asked since. */
    private Optional<EntryId> follower(
            Floor floor, SpeakerList list, PVector<EntryId> order, EntryId entry) {
        return order.subList(order.indexOf(entry) + 1, order.size()).stream()
                .filter(list.waiting()::contains)
                .findFirst()
                .or(
                        () ->
                                list.waiting().stream()
                                        .filter(id -> !order.contains(id))
                                        .filter(id -> !floor.get(id).asked().isBefore(at))
                                        .findFirst());
    }

    @Override
    public boolean isAbout(PersonId person) {
        return entries.stream().anyMatch(entry -> entry.before().who().person().equals(person));
    }
}
