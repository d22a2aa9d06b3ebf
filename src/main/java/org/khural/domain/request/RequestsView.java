package org.khural.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khural.domain.RequestId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.Kind;
import org.khural.domain.people.Plate;

/** What is asked of the chair, oldest first; for the chair alone. */
public record RequestsView(List<Row> pending) {
    public record Row(
            RequestId id,
            Plate plate,
            Optional<Channel> channel,
            Kind kind,
            Optional<String> text,
            Instant at) {}

    public static RequestsView of(Workshop workshop) {
        return new RequestsView(
                workshop.requests().pending().stream().map(r -> row(workshop, r)).toList());
    }

    private static Row row(Workshop workshop, Requests.Request request) {
        return new Row(
                request.id(),
                Plate.of(workshop.people(), request.person()),
                workshop.attendance().channel(request.person()),
                request.kind(),
                request.text().value().filter(text -> !text.isEmpty()),
                request.at());
    }
}
