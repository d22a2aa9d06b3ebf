package org.khural.domain.floor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Delegation;
import org.khural.domain.people.Person;
import org.pcollections.TreePVector;

/**
 * Puts those who wait in the order of the list's terms (rules 2). The first two places are frozen,
 * whoever was called keeps the place, and so does whoever was put there by hand.
 */
final class Order {
    private static final int FROZEN = 2;

    private final Workshop workshop;
    private final Floor floor;
    private final Terms terms;
    private final List<FloorEntry> waiting;

    private Order(Workshop workshop, ItemId item) {
        this.workshop = workshop;
        this.floor = workshop.floor();
        this.terms = floor.list(item).terms();
        this.waiting = floor.list(item).waiting().stream().map(floor::get).toList();
    }

    /** Keeps every list in order that a step changed, and calls whom its terms call. */
    static Workshop kept(Floor before, Workshop after, Instant at) {
        var next = after;
        for (var item : after.floor().lists().keySet()) {
            boolean isChanged =
                    before.list(item) != after.floor().list(item)
                            || before.totals() != after.floor().totals();
            if (isChanged) next = callingNext(arranged(next, item), item, at);
        }
        return next;
    }

    private static Workshop arranged(Workshop workshop, ItemId item) {
        var list = workshop.floor().list(item);
        if (list.terms().isAsTheyCame() || list.waiting().size() <= FROZEN) return workshop;
        var ids = new Order(workshop, item).inOrder().stream().map(FloorEntry::id).toList();
        if (ids.equals(list.waiting())) return workshop;
        return workshop.with(workshop.floor().with(item, list.waiting(TreePVector.from(ids))));
    }

    /** "You are next" is said to the first two who are here, where the list's terms say so. */
    private static Workshop callingNext(Workshop workshop, ItemId item, Instant at) {
        var list = workshop.floor().list(item);
        boolean isOn = workshop.agenda().active().equals(Optional.of(item));
        if (!list.terms().callsNext() || !isOn) return workshop;
        var floor = workshop.floor();
        for (var id : list.waiting().subList(0, Math.min(FROZEN, list.waiting().size()))) {
            var entry = floor.get(id);
            if (entry.stage() == FloorEntry.Stage.QUEUED && isThere(workshop, entry)) {
                floor = floor.with(entry.call(at));
            }
        }
        return floor == workshop.floor() ? workshop : workshop.with(floor);
    }

    static boolean isThere(Workshop workshop, FloorEntry entry) {
        return entry.who().isUnknown()
                || workshop.attendance().channel(entry.who().person()).isPresent();
    }

    private List<FloorEntry> inOrder() {
        int frozen = frozen();
        var free =
                waiting.subList(frozen, waiting.size()).stream()
                        .filter(entry -> !entry.why().code().isPinned())
                        .toList();
        var sorted = sorted(waiting.subList(0, frozen), free).iterator();
        var order = new ArrayList<>(waiting.subList(0, frozen));
        for (var entry : waiting.subList(frozen, waiting.size())) {
            order.add(entry.why().code().isPinned() ? entry : sorted.next());
        }
        return order;
    }

    /** The first two, and everybody before the last who was called. */
    private int frozen() {
        int frozen = Math.min(FROZEN, waiting.size());
        for (int i = frozen; i < waiting.size(); i++) {
            if (waiting.get(i).stage() == FloorEntry.Stage.CALLED) frozen = i + 1;
        }
        return frozen;
    }

    private List<FloorEntry> sorted(List<FloorEntry> ahead, List<FloorEntry> free) {
        if (!terms.kindsGoFirst()) return byPolicy(ahead, free);
        var sorted = new ArrayList<FloorEntry>();
        var before = new ArrayList<>(ahead);
        for (var kind : Kind.values()) {
            var same = free.stream().filter(entry -> entry.kind() == kind).toList();
            var ordered = byPolicy(before, same);
            sorted.addAll(ordered);
            before.addAll(ordered);
        }
        return sorted;
    }

    private List<FloorEntry> byPolicy(List<FloorEntry> ahead, List<FloorEntry> free) {
        return switch (terms.policy()) {
            case FIRST_COME -> free.stream().sorted(ASKED).toList();
            case LEAST_SPOKEN_SEAT ->
                    free.stream()
                            .sorted(
                                    Comparator.comparingLong(this::spokenBySeat)
                                            .thenComparing(ASKED))
                            .toList();
            case LEAST_SPOKEN_DELEGATION ->
                    free.stream()
                            .sorted(
                                    Comparator.comparingLong(this::spokenByDelegation)
                                            .thenComparing(ASKED))
                            .toList();
            case PROTOCOL ->
                    free.stream()
                            .sorted(
                                    Comparator.comparingInt(this::rankOfDelegation)
                                            .thenComparingInt(this::rank)
                                            .thenComparing(ASKED))
                            .toList();
            case ALTERNATE_CHANNELS -> channelsInTurn(ahead, free);
            case ALTERNATE_DELEGATIONS -> delegationsInTurn(ahead, free);
        };
    }

    private static final Comparator<FloorEntry> ASKED =
            Comparator.comparing(FloorEntry::asked)
                    .thenComparing(entry -> entry.id().value().length())
                    .thenComparing(FloorEntry::id);

    private long spokenBySeat(FloorEntry entry) {
        return floor.totals().ofSeat(entry.who().seat());
    }

    private long spokenByDelegation(FloorEntry entry) {
        return entry.who()
                .behalf()
                .map(floor.totals()::ofDelegation)
                .orElseGet(() -> spokenBySeat(entry));
    }

    private int rankOfDelegation(FloorEntry entry) {
        return entry.who()
                .behalf()
                .flatMap(workshop.people()::delegation)
                .map(Delegation::rank)
                .orElse(Integer.MAX_VALUE);
    }

    private int rank(FloorEntry entry) {
        return workshop.people()
                .person(entry.who().person())
                .map(Person::rank)
                .orElse(Integer.MAX_VALUE);
    }

    /** Hall, online, hall, online, beginning after the channel of who is ahead. */
    private List<FloorEntry> channelsInTurn(List<FloorEntry> ahead, List<FloorEntry> free) {
        var hall = in(Channel.HALL, free);
        var online = in(Channel.ONLINE, free);
        boolean hallIsNext =
                lastOf(ahead)
                        .map(entry -> entry.channel() == Channel.ONLINE)
                        .orElseGet(() -> isOlder(hall, online));
        var order = new ArrayList<FloorEntry>();
        while (order.size() < free.size()) {
            var from = (hallIsNext && !hall.isEmpty()) || online.isEmpty() ? hall : online;
            order.add(from.removeFirst());
            hallIsNext = from == online;
        }
        return order;
    }

    private static List<FloorEntry> in(Channel channel, List<FloorEntry> free) {
        return new ArrayList<>(
                free.stream().filter(e -> e.channel() == channel).sorted(ASKED).toList());
    }

    private static boolean isOlder(List<FloorEntry> hall, List<FloorEntry> online) {
        if (hall.isEmpty() || online.isEmpty()) return online.isEmpty();
        return ASKED.compare(hall.getFirst(), online.getFirst()) <= 0;
    }

    private Optional<FloorEntry> lastOf(List<FloorEntry> ahead) {
        return ahead.isEmpty() ? floor.current() : Optional.of(ahead.getLast());
    }

    /** Everybody's first wish, then everybody's second: no delegation comes twice in a row. */
    private List<FloorEntry> delegationsInTurn(List<FloorEntry> ahead, List<FloorEntry> free) {
        var turns = new HashMap<Object, Integer>();
        floor.current().ifPresent(entry -> turns.merge(delegation(entry), 1, Integer::sum));
        for (var entry : ahead) turns.merge(delegation(entry), 1, Integer::sum);
        var turn = new HashMap<EntryId, Integer>();
        for (var entry : free.stream().sorted(ASKED).toList()) {
            turn.put(entry.id(), turns.merge(delegation(entry), 1, Integer::sum));
        }
        return free.stream()
                .sorted(
                        Comparator.<FloorEntry>comparingInt(e -> turn.getOrDefault(e.id(), 0))
                                .thenComparing(ASKED))
                .toList();
    }

    /** Who speaks for nobody takes turns as a delegation of one. */
    private static Object delegation(FloorEntry entry) {
        return entry.who().behalf().<Object>map(d -> d).orElse(entry.who().person());
    }
}
