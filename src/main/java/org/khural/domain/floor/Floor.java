package org.khural.domain.floor;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
 * @param totals who spoke how much
 * @param declined each person's last wish that was not admitted, until they ask again
 * @param count how many entries there ever were; the next one's id
 */
public record Floor(
        PMap<EntryId, FloorEntry> entries,
        PMap<ItemId, SpeakerList> lists,
        PVector<EntryId> stack,
        Totals totals,
        PMap<PersonId, EntryId> declined,
        long count) {
    /** A speaker, and two interruptions: a technical fault may come into a point of order. */
    static final int DEEPEST = 3;

    public static final Floor NONE =
            new Floor(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    TreePVector.empty(),
                    Totals.NONE,
                    HashTreePMap.empty(),
                    0);

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

    /** Who hopes to speak, on any list, and who is on the floor. */
    public Stream<FloorEntry> unfinished() {
        return Stream.concat(lists.values().stream().flatMap(SpeakerList::pending), stack.stream())
                .map(entries::get);
    }

    /** A seat may have one wish among the ordinary kinds, and one among replies, on each list. */
    boolean isWishedAlready(ItemId item, SeatId seat, Kind kind) {
        return wish(item, seat, kind).isPresent();
    }

    /** Those that are not over, and the last that was declined. */
    public Stream<FloorEntry> ownOf(PersonId person) {
        return Stream.concat(
                Optional.ofNullable(declined.get(person)).flatMap(this::entry).stream(),
                unfinishedOf(person));
    }

    /**
     * What is over of a person's wishes, the last first. Most people never ask, and cost nothing
     * here: only who is counted on some list is looked for in the record of the day.
     */
    public Stream<FloorEntry> pastOf(PersonId person) {
        if (lists.values().stream().noneMatch(list -> list.askedBy(person) > 0)) {
            return Stream.empty();
        }
        return entries.values().stream()
                .filter(entry -> entry.who().person().equals(person))
                .filter(entry -> !entry.stage().isUnfinished())
                .sorted(
                        Comparator.comparing(FloorEntry::asked)
                                // f10 comes after f9.
                                .thenComparing(entry -> entry.id().value().length())
                                .thenComparing(FloorEntry::id)
                                .reversed());
    }

    Optional<FloorEntry> wish(ItemId item, SeatId seat, Kind kind) {
        return unfinished()
                .filter(entry -> entry.who().seat().equals(seat))
                .filter(entry -> entry.item().equals(item))
                .filter(entry -> entry.kind().excludes(kind))
                .findFirst();
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
     * Who is on the floor is there for the item that is on, nobody speaks in a break, only lists of
     * the running session are open, and none of a session that is over is in use.
     */
    public boolean isInOrder(Agenda agenda) {
        boolean live = agenda.currentSession().filter(Session::isLive).isPresent();
        return stack.stream()
                        .map(entries::get)
                        .allMatch(
                                entry ->
                                        agenda.active().equals(Optional.of(entry.item()))
                                                && (live || entry.stage() == Stage.PAUSED))
                && lists.keySet().stream().filter(this::isInUse).allMatch(agenda::isAhead)
                && lists.entrySet().stream()
                        .filter(list -> list.getValue().isOpen())
                        .allMatch(list -> agenda.isCurrent(list.getKey()));
    }

    public boolean isInUse(ItemId item) {
        return list(item).isOpen() || !list(item).isEmpty();
    }

    /** The first list that announced when it closes, or the end of a speech that ends on time. */
    public Optional<Deadline> nextDeadline() {
        return Stream.concat(closings(), endOfSpeech().stream())
                .min(Comparator.comparing(Deadline::at));
    }

    private Stream<Deadline> closings() {
        return lists.entrySet().stream()
                .filter(list -> list.getValue().closesAt().isPresent())
                .map(
                        list -> {
                            var at = list.getValue().closesAt().get();
                            return new Deadline(
                                    at, new FloorCommand.CloseListOnTime(list.getKey(), at));
                        });
    }

    private Optional<Deadline> endOfSpeech() {
        return current()
                .filter(entry -> list(entry.item()).terms().endsOnTime())
                .flatMap(FloorEntry::timeIsOver)
                .map(at -> new Deadline(at, new SpeechCommand.EndOnTime(stack.getLast(), at)));
    }

    Floor added(FloorEntry entry) {
        var list = list(entry.item()).counting(entry.who().person()).holding(entry);
        return new Floor(
                entries.plus(entry.id(), entry),
                lists.plus(entry.item(), list),
                stack,
                totals,
                declined.minus(entry.who().person()),
                count + 1);
    }

    Floor with(FloorEntry entry) {
        return new Floor(entries.plus(entry.id(), entry), lists, stack, totals, declined, count);
    }

    /** The reason reaches who asked, until they ask again. */
    Floor declining(FloorEntry entry) {
        return declined(declined.plus(entry.who().person(), entry.id()));
    }

    Floor notDeclining(FloorEntry entry) {
        return declined(declined.minus(entry.who().person()));
    }

    private Floor declined(PMap<PersonId, EntryId> next) {
        return new Floor(entries, lists, stack, totals, next, count);
    }

    Floor with(Totals next) {
        return new Floor(entries, lists, stack, next, declined, count);
    }

    Floor with(ItemId item, SpeakerList list) {
        var next = list.equals(SpeakerList.CLOSED) ? lists.minus(item) : lists.plus(item, list);
        return new Floor(entries, next, stack, totals, declined, count);
    }

    Floor with(FloorEntry entry, PVector<EntryId> stack) {
        return new Floor(entries.plus(entry.id(), entry), lists, stack, totals, declined, count);
    }

    Floor stacked(PVector<EntryId> stack) {
        return new Floor(entries, lists, stack, totals, declined, count);
    }

    /** Takes an entry off its list and off the stack, in its last stage. */
    Floor finished(FloorEntry entry) {
        return new Floor(
                entries.plus(entry.id(), entry),
                lists.plus(entry.item(), list(entry.item()).without(entry.id())),
                stack.minus(entry.id()),
                entry.stage() == FloorEntry.Stage.DONE ? totals.plus(entry) : totals,
                declined,
                count);
    }

    /** In its new stage, at the end of those that the stage puts it among. */
    Floor holding(FloorEntry entry) {
        return with(entry).with(entry.item(), list(entry.item()).holding(entry));
    }

    /** To the list of another item, at its end. */
    Floor kept(FloorEntry entry, ItemId to, Why why) {
        var person = entry.who().person();
        var kept = entry.on(to).because(why);
        var left = list(entry.item()).without(entry.id()).discounting(person);
        return with(entry.item(), left)
                .with(to, list(to).counting(person).holding(kept))
                .with(kept);
    }

    /** Whose own wishes differ, so that their own page does. */
    public static Set<PersonId> touched(Floor before, Floor after) {
        if (before == after) return Set.of();
        var touched = new HashSet<PersonId>();
        Stream.concat(before.unfinished(), after.unfinished())
                .filter(entry -> before.entries.get(entry.id()) != after.entries.get(entry.id()))
                .forEach(entry -> touched.add(entry.who().person()));
        if (before.declined != after.declined) {
            Stream.concat(before.declined.keySet().stream(), after.declined.keySet().stream())
                    .filter(p -> before.declined.get(p) != after.declined.get(p))
                    .forEach(touched::add);
        }
        return touched;
    }

    /** The next entry is numbered after those of the other, too. */
    public Floor countingFrom(Floor other) {
        return new Floor(entries, lists, stack, totals, declined, Math.max(count, other.count));
    }

    public Floor forget(PersonId person) {
        var next = entries;
        for (var entry : entries.values()) {
            var forgotten = entry.forget(person);
            if (forgotten != entry) next = next.plus(entry.id(), forgotten);
        }
        return new Floor(next, lists, stack, totals, declined.minus(person), count);
    }
}
