package org.khural.domain.floor;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Audience;
import org.khural.domain.DelegationId;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Plate;

/**
 * The floor and the list of the item that is on. Rows carry no place: the order is the array.
 *
 * @param stack who has the floor is the last; those before wait for an interruption to end
 * @param entries rows of {@code waiting}, {@code stack} and {@code aside}
 * @param aside who asks to be admitted or was passed over; for those who run the floor
 * @param kept how many wait on the lists of other items; for those who run the floor
 * @param ahead who is on the lists of other items, in their order; for those who may put people
 *     there
 * @param record how many wishes the list ever had; for those who run the floor
 * @param spoken who spoke how much; for those who run the floor
 */
public record FloorView(
        Optional<ItemId> item,
        boolean isOpen,
        Optional<Instant> closesAt,
        Terms terms,
        Map<EntryId, Row> entries,
        List<EntryId> waiting,
        List<EntryId> stack,
        List<EntryId> aside,
        Map<ItemId, Integer> kept,
        Map<ItemId, List<Ahead>> ahead,
        int record,
        Optional<Spoken> spoken) {
    /** Those who spoke most are what a chair looks for. */
    private static final int MOST_SPOKEN = 50;

    private static final int MOST_AHEAD = 50;

    private static final Set<Audience> RUNNERS =
            EnumSet.of(Audience.CHAIR, Audience.LEAD, Audience.ASSISTANT);

    /**
     * {@code planned} seconds; {@code used} milliseconds before {@code since}; {@code note} only
     * for those who run the floor, {@code whisper} for them without the assistant; a lectern hears
     * of it too, where it is a plain "please wrap up".
     */
    public record Row(
            Plate plate,
            boolean isUnknown,
            Channel channel,
            Via via,
            Kind kind,
            Optional<String> note,
            int planned,
            FloorEntry.Stage stage,
            Instant asked,
            Optional<Instant> called,
            boolean isReady,
            long used,
            Optional<Instant> since,
            Why why,
            Optional<Instant> whisper) {}

    public record Ahead(EntryId entry, Plate plate, Via via) {}

    /** {@code millis} of finished speeches; {@code name} of the delegation. */
    public record Spoken(List<ByDelegation> delegations, Map<Channel, Totals.Spoken> channels) {}

    public record ByDelegation(DelegationId delegation, int speeches, long millis) {}

    public static FloorView of(Workshop workshop, Audience audience) {
        var floor = workshop.floor();
        var item = workshop.agenda().active();
        var list = item.map(floor::list).orElse(SpeakerList.CLOSED);
        boolean runs = RUNNERS.contains(audience);
        var aside = runs ? list.aside() : List.<EntryId>of();
        var rows = new HashMap<EntryId, Row>();
        for (var ids : List.of(list.waiting(), floor.stack(), aside)) {
            for (var id : ids) rows.put(id, row(workshop, floor.get(id), audience));
        }
        return new FloorView(
                item,
                list.isOpen(),
                list.closesAt(),
                list.terms(),
                rows,
                list.waiting(),
                floor.stack(),
                aside,
                runs ? kept(floor, item) : Map.of(),
                Power.INSCRIBE.isGrantedTo(audience) ? ahead(workshop, item) : Map.of(),
                runs ? list.record() : 0,
                runs ? Optional.of(spoken(floor.totals())) : Optional.empty());
    }

    private static Map<ItemId, Integer> kept(Floor floor, Optional<ItemId> active) {
        var kept = new HashMap<ItemId, Integer>();
        floor.lists()
                .forEach(
                        (item, list) -> {
                            boolean isElsewhere = !active.equals(Optional.of(item));
                            int many = list.waiting().size() + list.aside().size();
                            if (isElsewhere && many > 0) kept.put(item, many);
                        });
        return kept;
    }

    private static Map<ItemId, List<Ahead>> ahead(Workshop workshop, Optional<ItemId> active) {
        var ahead = new HashMap<ItemId, List<Ahead>>();
        workshop.floor()
                .lists()
                .forEach(
                        (item, list) -> {
                            boolean isElsewhere = !active.equals(Optional.of(item));
                            if (!isElsewhere || list.waiting().isEmpty()) return;
                            ahead.put(
                                    item,
                                    list.waiting().stream()
                                            .limit(MOST_AHEAD)
                                            .map(id -> ahead(workshop, id))
                                            .toList());
                        });
        return ahead;
    }

    private static Ahead ahead(Workshop workshop, EntryId id) {
        var entry = workshop.floor().get(id);
        return new Ahead(id, Plate.of(workshop.people(), entry.who().person()), entry.via());
    }

    private static Spoken spoken(Totals totals) {
        return new Spoken(
                totals.delegations().entrySet().stream()
                        .map(
                                each ->
                                        new ByDelegation(
                                                each.getKey(),
                                                each.getValue().speeches(),
                                                each.getValue().millis()))
                        .sorted(
                                Comparator.comparingLong(ByDelegation::millis)
                                        .reversed()
                                        .thenComparing(each -> each.delegation().value()))
                        .limit(MOST_SPOKEN)
                        .toList(),
                totals.channels());
    }

    private static Row row(Workshop workshop, FloorEntry entry, Audience audience) {
        boolean seesNote = RUNNERS.contains(audience);
        return new Row(
                audience == Audience.OBSERVER
                        ? Plate.toObservers(workshop.people(), entry.who().person())
                        : Plate.of(workshop.people(), entry.who().person()),
                entry.who().isUnknown(),
                entry.channel(),
                entry.via(),
                entry.kind(),
                seesNote ? entry.note().value().filter(note -> !note.isEmpty()) : Optional.empty(),
                entry.planned(),
                entry.stage(),
                entry.asked(),
                entry.called(),
                entry.standby().isReady(),
                entry.clock().used().toMillis(),
                entry.clock().since(),
                entry.why(),
                whisper(entry, audience).map(FloorEntry.Whisper::at));
    }

    private static Optional<FloorEntry.Whisper> whisper(FloorEntry entry, Audience audience) {
        return switch (audience) {
            case CHAIR, LEAD -> entry.whisper();
            case DISPLAY ->
                    entry.whisper()
                            .filter(w -> w.text().value().filter(String::isEmpty).isPresent());
            default -> Optional.empty();
        };
    }
}
