package org.khural.domain.session;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.EntryId;
import org.khural.domain.Undo;
import org.khural.domain.Workshop;
import org.khural.domain.people.Plate;

/**
 * The last act that the chair may still take back, until {@code until}.
 *
 * @param what wire name of the event
 * @param plate whom it was about, if somebody
 */
public record UndoView(long act, String what, Optional<Plate> plate, Instant until) {
    public static Optional<UndoView> of(Workshop workshop) {
        return workshop.undo()
                .last()
                .map(
                        act ->
                                new UndoView(
                                        act.id(),
                                        act.what(),
                                        act.wish().flatMap(id -> plate(workshop, id)),
                                        act.at().plus(Undo.WINDOW)));
    }

    private static Optional<Plate> plate(Workshop workshop, EntryId wish) {
        return workshop.floor()
                .entry(wish)
                .map(entry -> Plate.of(workshop.people(), entry.who().person()));
    }
}
