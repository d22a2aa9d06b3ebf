package org.khural.domain.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khural.domain.Audience;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;

/**
 * The code by which people come in, for those who set it and for the wall; and who waits, for those
 * who let them in.
 *
 * @param order who waits longest is first
 */
public record EntranceView(
        Optional<String> code,
        Optional<Admission> admission,
        Map<PersonId, Row> waiting,
        List<PersonId> order) {
    public record Row(Plate plate, Instant since) {}

    public static EntranceView of(Workshop workshop, Audience audience) {
        var entrance = workshop.people().entrance();
        var code = entrance.code().map(Entrance.Code::code);
        var admission = entrance.code().map(Entrance.Code::admission);
        if (audience == Audience.DISPLAY) {
            return new EntranceView(code, admission, Map.of(), List.of());
        }
        var waiting = entrance.waiting().values();
        return new EntranceView(
                code,
                admission,
                waiting.stream()
                        .collect(
                                Collectors.toMap(
                                        Entrance.Waiting::id,
                                        w ->
                                                new Row(
                                                        Plate.of(workshop.people(), w.id()),
                                                        w.since()))),
                waiting.stream()
                        .sorted(
                                Comparator.comparing(Entrance.Waiting::since)
                                        .thenComparing(Entrance.Waiting::id))
                        .map(Entrance.Waiting::id)
                        .toList());
    }
}
