package org.khural.domain.attendance;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/**
 * The rulebook of arriving and leaving. A connection says nothing about it: people attend because
 * they said so.
 */
public sealed interface AttendanceCommand extends Command {
    /** I am here, in the hall or online; also moves from one to the other. */
    record Attend(Channel channel) implements AttendanceCommand {
        @Override
        public Power power() {
            return Power.ATTEND;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return arrive(workshop, by.person().orElseThrow(), channel);
        }
    }

    /** I leave the workshop. */
    record Leave() implements AttendanceCommand {
        @Override
        public Power power() {
            return Power.ATTEND;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return depart(workshop, by.person().orElseThrow());
        }
    }

    /** Somebody else is here, or is gone: {@code channel} empty. */
    record RecordAttendance(PersonId person, Optional<Channel> channel)
            implements AttendanceCommand {
        @Override
        public Power power() {
            return Power.RECORD_ATTENDANCE;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            if (!workshop.isHere(person)) return reject(AttendanceRejection.UNKNOWN_PERSON);
            return channel.map(c -> arrive(workshop, person, c))
                    .orElseGet(() -> depart(workshop, person));
        }
    }

    private static Decision arrive(Workshop workshop, PersonId person, Channel channel) {
        return workshop.attendance().channel(person).equals(Optional.of(channel))
                ? Decision.NOTHING
                : accept(new AttendanceEvent.Arrived(person, channel));
    }

    private static Decision depart(Workshop workshop, PersonId person) {
        if (workshop.attendance().channel(person).isEmpty()) return Decision.NOTHING;
        if (workshop.isOnAnyList(person)) return reject(AttendanceRejection.STILL_ON_LIST);
        return accept(new AttendanceEvent.Departed(person));
    }
}
