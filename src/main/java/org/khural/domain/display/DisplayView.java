package org.khural.domain.display;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khural.domain.Audience;
import org.khural.domain.DisplayId;
import org.khural.domain.Workshop;

/** What the hall displays show; which displays there are is for those who manage them. */
public record DisplayView(Optional<Scene> pinned, Optional<List<Row>> paired) {
    public record Row(DisplayId id, String name, Instant since) {}

    public static DisplayView of(Workshop workshop, Audience audience) {
        var displays = workshop.displays();
        boolean manages = audience == Audience.CHAIR || audience == Audience.ORGANISER;
        return new DisplayView(
                displays.pinned(),
                manages
                        ? Optional.of(
                                displays.paired().values().stream()
                                        .map(d -> new Row(d.id(), d.name(), d.since()))
                                        .sorted(java.util.Comparator.comparing(Row::id))
                                        .toList())
                        : Optional.empty());
    }
}
