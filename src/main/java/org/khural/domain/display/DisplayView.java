package org.khural.domain.display;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.DisplayId;
import org.khural.domain.Workshop;

/** What the hall displays show; which displays there are is for those who manage them. */
public record DisplayView(Optional<Scene> pinned, Optional<List<Row>> paired) {
    public record Row(DisplayId id, String name, Instant since, Optional<Scene> scene) {
        static Row of(Displays.Display display) {
            return new Row(display.id(), display.name(), display.since(), display.scene());
        }
    }

    /** The display that looks, for its own page. */
    public static Optional<Row> own(Workshop workshop, Actor actor) {
        return actor instanceof Actor.Screen screen
                ? workshop.displays().display(screen.display()).map(Row::of)
                : Optional.empty();
    }

    public static DisplayView of(Workshop workshop, Audience audience) {
        var displays = workshop.displays();
        boolean manages = audience == Audience.CHAIR || audience == Audience.ORGANISER;
        return new DisplayView(
                displays.pinned(),
                manages
                        ? Optional.of(
                                displays.paired().values().stream()
                                        .map(Row::of)
                                        .sorted(java.util.Comparator.comparing(Row::id))
                                        .toList())
                        : Optional.empty());
    }
}
