package org.khural.domain.session;

import java.util.Optional;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.Agenda;
import org.khural.domain.attendance.Attendance;
import org.khural.domain.floor.Floor;
import org.khural.domain.poll.Polls;
import org.khural.domain.request.Requests;

/**
 * What was before a rehearsal, to be put back when it ends. People, the chair's seat and the
 * displays are real in a rehearsal, and so is what the organiser plans meanwhile.
 */
public record Rehearsal(
        Agenda agenda, Floor floor, Attendance attendance, Requests requests, Polls polls) {
    static Rehearsal of(Workshop workshop) {
        return new Rehearsal(
                workshop.agenda(),
                workshop.floor(),
                workshop.attendance(),
                workshop.requests(),
                workshop.polls());
    }

    /** As if it had not been, but that no id of the rehearsal is used again. */
    Workshop wiped(Workshop workshop) {
        return workshop.with(workshop.agenda().happenedAs(agenda))
                .with(floor.countingFrom(workshop.floor()))
                .with(attendance)
                .with(requests.countingFrom(workshop.requests()))
                .with(workshop.polls().wiped(polls))
                .with(workshop.undo().cleared())
                .rehearsing(Optional.empty());
    }

    /** Who is erased meanwhile does not come back. */
    public Rehearsal forget(PersonId person) {
        return new Rehearsal(
                agenda,
                floor.forget(person),
                attendance.without(person),
                requests.forget(person),
                polls.forget(person));
    }
}
