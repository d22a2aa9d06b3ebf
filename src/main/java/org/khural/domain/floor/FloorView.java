package org.khural.domain.floor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Plate;

/**
 * The floor and the list of the item that is on. Rows carry no place: the order is the array.
 *
 * @param stack who has the floor is the last; those before wait for an interruption to end
 * @param entries rows of {@code waiting} and {@code stack}
 */
public record FloorView(
        Optional<ItemId> item,
        boolean isOpen,
        Optional<Instant> closesAt,
        Map<EntryId, Row> entries,
        List<EntryId> waiting,
        List<EntryId> stack) {
    /**
     * {@code planned} seconds; {@code used} milliseconds before {@code since}; {@code note} only
     * for those who run the floor.
     */
    public record Row(
            Plate plate,
            Channel channel,
            Via via,
            Kind kind,
            Optional<String> note,
            int planned,
            FloorEntry.Stage stage,
            Instant asked,
            Optional<Instant> called,
            long used,
            Optional<Instant> since,
            Why why) {}

    public static FloorView of(Workshop workshop, Audience audience) {
        var floor = workshop.floor();
        var item = workshop.agenda().active();
        var list = item.map(floor::list).orElse(SpeakerList.CLOSED);
        var rows = new HashMap<EntryId, Row>();
        for (var ids : List.of(list.waiting(), floor.stack())) {
            for (var id : ids) rows.put(id, row(workshop, floor.get(id), audience));
        }
        return new FloorView(
                item, list.isOpen(), list.closesAt(), rows, list.waiting(), floor.stack());
    }

    private static Row row(Workshop workshop, FloorEntry entry, Audience audience) {
        boolean seesNote = audience == Audience.CHAIR || audience == Audience.ASSISTANT;
        return new Row(
                audience == Audience.OBSERVER
                        ? Plate.toObservers(workshop.people(), entry.who().person())
                        : Plate.of(workshop.people(), entry.who().person()),
                entry.channel(),
                entry.via(),
                entry.kind(),
                seesNote ? entry.note().value().filter(note -> !note.isEmpty()) : Optional.empty(),
                entry.planned(),
                entry.stage(),
                entry.asked(),
                entry.called(),
                entry.clock().used().toMillis(),
                entry.clock().since(),
                entry.why());
    }
}
