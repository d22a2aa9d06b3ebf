package org.khural.domain.floor;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.Deadline;
import org.khural.domain.EntryId;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.SeatId;
import org.khural.domain.agenda.Agenda;
import org.khural.domain.agenda.Session;
import org.khural.domain.floor.FloorEntry.Stage;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Who speaks, and who waits: one list for the hall and online.
 *
 * @param stack entries on the floor; the last one speaks or is paused, those below it wait for the
 *     interruption to end
 * @param count how many entries there ever were; the next one's id
 */
public record Floor(
        PMap<EntryId, FloorEntry> entries,
        PMap<ItemId, SpeakerList> lists,
        PVector<EntryId> stack,
        long count) {
    static final int DEEPEST = 2;

    public static final Floor NONE =
            new Floor(HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty(), 0);

    public Floor {
        if (stack.size() > DEEPEST)
            throw new IllegalStateException("interruptions go " + DEEPEST + " deep");
        for (int i = 0; i < stack.size(); i++) {
            var stage = Objects.requireNonNull(entries.get(stack.get(i))).stage();
            boolean top = i == stack.size() - 1;
            if (!stage.isOnFloor() || (!top && stage == Stage.SPEAKING)) {
                throw new IllegalStateException(
                        "at most one speaks, and it is the last of the stack");
            }
        }
    }

    public Optional<FloorEntry> entry(EntryId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** Of an entry that is known to be there. */
    FloorEntry get(EntryId id) {
        return entry(id).orElseThrow();
    }

    /** Who has the floor: SPEAKING, or PAUSED by the chair. */
    public Optional<FloorEntry> current() {
        return stack.isEmpty() ? Optional.empty() : entry(stack.getLast());
    }

    public SpeakerList list(ItemId item) {
        return lists.getOrDefault(item, SpeakerList.CLOSED);
    }

    /** Who waits, on any list, and who is on the floor. */
    public Stream<FloorEntry> unfinished() {
        return Stream.concat(
                        lists.values().stream().flatMap(list -> list.waiting().stream()),
                        stack.stream())
                .map(entries::get);
    }

    /** A seat may have one wish among the ordinary kinds, and one among replies, on each list. */
    boolean isWishedAlready(ItemId item, SeatId seat, Kind kind) {
        return unfinished()
                .filter(entry -> entry.who().seat().equals(seat))
                .filter(entry -> entry.item().equals(item))
                .anyMatch(entry -> entry.kind().isReply() == kind.isReply());
    }

    /** A speech is ended and kept; a place is removed. */
    public List<Event> endOf(PersonId person) {
        return unfinishedOf(person)
                .<Event>map(
                        entry ->
                                entry.stage().isOnFloor()
                                        ? new FloorEvent.Ended(entry.id())
                                        : new FloorEvent.Removed(entry.id()))
                .toList();
    }

    public Stream<FloorEntry> unfinishedOf(PersonId person) {
        return unfinished().filter(entry -> entry.who().person().equals(person));
    }

    /**
     * Who is on the floor is there for the item that is on, nobody speaks in a break, and only the
     * lists of the running session are in use.
     */
    public boolean isInOrder(Agenda agenda) {
        boolean live = agenda.currentSession().filter(Session::isLive).isPresent();
        return stack.stream()
                        .map(entries::get)
                        .allMatch(
                                entry ->
                                        agenda.active().equals(Optional.of(entry.item()))
                                                && (live || entry.stage() == Stage.PAUSED))
                && lists.keySet().stream().filter(this::isInUse).allMatch(agenda::isCurrent);
    }

    public boolean isInUse(ItemId item) {
        return list(item).isOpen() || !list(item).waiting().isEmpty();
    }

    /** The first list that announced when it closes. */
    public Optional<Deadline> nextDeadline() {
        return lists.entrySet().stream()
                .filter(list -> list.getValue().closesAt().isPresent())
                .map(
                        list -> {
                            var at = list.getValue().closesAt().get();
                            return new Deadline(
                                    at, new FloorCommand.CloseListOnTime(list.getKey(), at));
                        })
                .min(Comparator.comparing(Deadline::at));
    }

    Floor added(FloorEntry entry) {
        var list = list(entry.item()).added(entry.id(), entry.who().person());
        return new Floor(
                entries.plus(entry.id(), entry), lists.plus(entry.item(), list), stack, count + 1);
    }

    Floor with(FloorEntry entry) {
        return new Floor(entries.plus(entry.id(), entry), lists, stack, count);
    }

    Floor with(ItemId item, SpeakerList list) {
        var next = list.equals(SpeakerList.CLOSED) ? lists.minus(item) : lists.plus(item, list);
        return new Floor(entries, next, stack, count);
    }

    Floor with(FloorEntry entry, PVector<EntryId> stack) {
        return new Floor(entries.plus(entry.id(), entry), lists, stack, count);
    }

    Floor stacked(PVector<EntryId> stack) {
        return new Floor(entries, lists, stack, count);
    }

    /** Takes an entry off its list and off the stack, in its last stage. */
    Floor finished(FloorEntry entry) {
        return new Floor(
                entries.plus(entry.id(), entry),
                lists.plus(entry.item(), list(entry.item()).without(entry.id())),
                stack.minus(entry.id()),
                count);
    }

    public Floor forget(PersonId person) {
        var next = entries;
        for (var entry : entries.values()) {
            var forgotten = entry.forget(person);
            if (forgotten != entry) next = next.plus(entry.id(), forgotten);
        }
        return new Floor(next, lists, stack, count);
    }
}
