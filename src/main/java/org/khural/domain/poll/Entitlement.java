package org.khural.domain.poll;

import java.util.Optional;
import org.khural.domain.PersonId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;

/** Who may answer for which seat (rules 3, the snapshot at the opening). */
final class Entitlement {
    private Entitlement() {}

    /** Why this person may not answer for that seat in this poll; empty: they may. */
    static Optional<PollRejection> refuse(
            Workshop workshop, Poll poll, PersonId person, SeatId seat) {
        boolean isOwn =
                workshop.people().speakingSeat(person).filter(s -> s.id().equals(seat)).isPresent();
        if (!poll.rules().isFormal()) {
            if (!isOwn) return Optional.of(PollRejection.NOT_ENTITLED);
            return workshop.attendance().channel(person).isPresent()
                    ? Optional.empty()
                    : Optional.of(PollRejection.NOT_ATTENDING);
        }
        return poll.opening()
                .map(o -> o.voters().get(seat))
                .map(voter -> refuseFormal(workshop, voter, person, seat, isOwn))
                .orElse(Optional.of(PollRejection.NOT_ENTITLED));
    }

    private static Optional<PollRejection> refuseFormal(
            Workshop workshop, Voter voter, PersonId person, SeatId seat, boolean isOwn) {
        boolean isProxy = voter.proxy().equals(Optional.of(person));
        boolean stands =
                voter.proxy().isPresent() && workshop.polls().mandate(seat).equals(voter.proxy());
        if (isProxy && !stands) return Optional.of(PollRejection.MANDATE_WITHDRAWN);
        if (!isProxy && !isOwn) return Optional.of(PollRejection.NOT_ENTITLED);
        if (!isProxy && stands) return Optional.of(PollRejection.PROXY_VOTES);
        return voter.isPresent() ? Optional.empty() : Optional.of(PollRejection.CAME_LATER);
    }
}
