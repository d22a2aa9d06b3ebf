package org.khural.domain.agenda;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Plate;

/**
 * The running order. The forecast depends on the time of day, so screens compute it from these
 * instants.
 *
 * @param isRehearsal what is done in the running session is wiped afterwards
 */
public record AgendaView(
        List<Session> sessions,
        Map<ItemId, Row> items,
        List<ItemId> order,
        Optional<SessionId> current,
        Optional<ItemId> active,
        boolean isRehearsal) {
    /** {@code speech}: planned seconds of one speech. */
    public record Row(
            SessionId session,
            LocalizedText title,
            ItemKind kind,
            Instant at,
            int minutes,
            int speech,
            Optional<Plate> lead,
            Optional<Instant> started,
            Optional<Instant> ended) {}

    public static AgendaView of(Workshop workshop) {
        var agenda = workshop.agenda();
        return new AgendaView(
                agenda.sessions(),
                agenda.items().values().stream()
                        .collect(Collectors.toMap(Item::id, item -> row(workshop, item))),
                agenda.order(),
                agenda.current(),
                agenda.active(),
                workshop.rehearsal().isPresent());
    }

    private static Row row(Workshop workshop, Item item) {
        var plan = item.plan();
        return new Row(
                item.session(),
                plan.title(),
                plan.kind(),
                plan.at(),
                plan.minutes(),
                plan.speech(),
                plan.lead().map(lead -> Plate.of(workshop.people(), lead)),
                item.started(),
                item.ended());
    }
}
