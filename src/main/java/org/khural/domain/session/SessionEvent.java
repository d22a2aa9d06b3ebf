package org.khural.domain.session;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.AgendaEvent;

/** What happened to the running of a session beyond the programme and the floor. */
public sealed interface SessionEvent extends Event {
    /** The session is open, and everything that is done in it is wiped afterwards. */
    record RehearsalStarted(SessionId session) implements SessionEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            var before = Rehearsal.of(workshop);
            return new AgendaEvent.SessionOpened(session)
                    .apply(workshop, by)
                    .rehearsing(Optional.of(before));
        }
    }

    record RehearsalEnded() implements SessionEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.rehearsal().orElseThrow().wiped(workshop);
        }

        /** Who attended only in the rehearsal, who led, and who was on a list. */
        @Override
        public Set<PersonId> touches(Workshop before) {
            var touched = new HashSet<>(before.attendance().here().keySet());
            // One entry may bring its beginning and its end.
            before.rehearsal().ifPresent(r -> touched.addAll(r.attendance().here().keySet()));
            before.requests().pending().forEach(request -> touched.add(request.person()));
            touched.addAll(before.requests().settled().keySet());
            before.floor().entries().values().forEach(entry -> touched.add(entry.who().person()));
            return touched;
        }
    }

    record Undone(long act) implements SessionEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.undo().act(act).orElseThrow().revert(workshop, by);
        }
    }
}
