package org.khural.domain.session;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
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
    /** The lead takes back what the lead did, the chair whatever was done. */
    public static Optional<UndoView> of(Workshop workshop, Audience audience) {
        return last(workshop, audience)
                .map(
                        act ->
                                new UndoView(
                                        act.id(),
                                        act.what(),
                                        act.wish().flatMap(id -> plate(workshop, id)),
                                        act.at().plus(Undo.WINDOW)));
    }

    private static Optional<Undo.Act> last(Workshop workshop, Audience audience) {
        if (audience != Audience.LEAD) return workshop.undo().last();
        return workshop.chair()
                .lead()
                .flatMap(lead -> workshop.undo().lastOf(Actor.of(lead.person())));
    }

    private static Optional<Plate> plate(Workshop workshop, EntryId wish) {
        return workshop.floor()
                .entry(wish)
                .map(entry -> Plate.of(workshop.people(), entry.who().person()));
    }
}
