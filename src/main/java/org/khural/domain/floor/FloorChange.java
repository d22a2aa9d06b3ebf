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
        if (!entry.after().item().equals(entry.before().item())) {
            return mayComeBackFrom(workshop, entry.before());
        }
        return entry.after().stage().isUnfinished()
                ? !entry.after().stage().isOnFloor() || floor.stack().equals(stack.after())
                : mayComeBack(workshop, entry.before());
    }

    /** It was kept for another item; the own one is not over, and nobody asked again there. */
    private static boolean mayComeBackFrom(Workshop workshop, FloorEntry entry) {
        var person = entry.who().person();
        return workshop.agenda().isAhead(entry.item())
                && !workshop.floor()
                        .isWishedAlready(entry.item(), entry.who().seat(), entry.kind());
    }

    /** Not who left the workshop since, or asked again. */
    private static boolean mayComeBack(Workshop workshop, FloorEntry entry) {
        var person = entry.who().person();
        boolean needNot = entry.via() == Via.INSCRIBED && !entry.stage().isOnFloor();
        return (needNot || Order.isThere(workshop, entry))
                && !workshop.floor()
                        .isWishedAlready(entry.item(), entry.who().seat(), entry.kind());
    }

    @Override
    public Workshop revert(Workshop workshop, By by) {
        return workshop.with(reverted(workshop, by));
    }

    private Floor reverted(Workshop workshop, By by) {
        boolean isAsLeft = workshop.floor().stack().equals(stack.after());
        var floor = workshop.floor().stacked(TreePVector.empty());
        for (var entry : entries) {
            floor =
                    entry.before().stage().isOnFloor() && !isAsLeft
                            ? toFront(floor, entry.after(), by)
                            : back(floor, entry);
        }
        for (var list : lists.entrySet()) {
            var item = list.getKey();
            var change = list.getValue();
            // Nobody came, went or moved since: everything is as it was.
            boolean isUntouched = workshop.floor().list(item).equals(change.after());
            var was = isUntouched ? change.before() : floor.list(item);
            boolean isFramed = isUntouched || isOpening(change);
            floor = floor.with(item, isFramed ? was.openAs(change.before(), by.at()) : was);
        }
        return floor.stacked(isAsLeft ? stack.before() : workshop.floor().stack());
    }

    /** The floor is taken by another now: rules 2, "else first of QUEUED". */
    private static Floor toFront(Floor floor, FloorEntry entry, By by) {
        var list = floor.list(entry.item());
        var first = list.waiting().stream().findFirst();
        var returned = entry.queueAgain(new Why(Why.Code.RETURNED, by.at()), by.at());
        return uncounted(floor, entry)
                .with(returned)
                .with(entry.item(), list.placed(entry.id(), first));
    }

    /** A speech that is taken back was not one. */
    private static Floor uncounted(Floor floor, FloorEntry entry) {
        return entry.stage() == FloorEntry.Stage.DONE
                ? floor.with(floor.totals().minus(entry))
                : floor;
    }

    private Floor back(Floor now, Changed<FloorEntry> change) {
        var entry = change.before();
        boolean wasDeclined = change.after().id().equals(now.declined().get(person(change)));
        var counted = uncounted(wasDeclined ? now.notDeclining(entry) : now, change.after());
        var floor = fromOtherList(counted, change);
        var list = floor.list(entry.item());
        var next = floor.with(entry);
        if (!entry.stage().isWaiting()) {
            return next.with(
                    entry.item(),
                    entry.stage().isPending() ? list.holding(entry) : list.without(entry.id()));
        }
        var order = lists.get(entry.item());
        if (order == null) return next;
        var follower = follower(floor, list, order.before().waiting(), entry.id());
        return next.with(entry.item(), list.placed(entry.id(), follower));
    }

    private static PersonId person(Changed<FloorEntry> change) {
        return change.before().who().person();
    }

    /** An entry that was kept for another item. */
    private static Floor fromOtherList(Floor floor, Changed<FloorEntry> change) {
        var from = change.after().item();
        var to = change.before().item();
        if (from.equals(to)) return floor;
        var person = change.before().who().person();
        return floor.with(from, floor.list(from).without(change.after().id()).discounting(person))
                .with(to, floor.list(to).counting(person));
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
