package org.khural.domain.attendance;

import java.util.Set;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;

/** What happened to attendance. */
public sealed interface AttendanceEvent extends Event {
    PersonId person();

    @Override
    default Set<PersonId> touches(Workshop before) {
        return Set.of(person());
    }

    record Arrived(PersonId person, Channel channel) implements AttendanceEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(workshop.attendance().with(person, channel, by.at()));
        }
    }

    record Departed(PersonId person) implements AttendanceEvent {
        @Override
        public Workshop apply(Workshop workshop, By by) {
            return workshop.with(workshop.attendance().without(person));
        }
    }
}
