package org.khural.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.Workshop;
import org.khural.domain.poll.Poll;
import org.khural.store.BallotBox;
import org.khural.store.Gate;

/**
 * The switches that an entry turns in the same call that appends it: a secret poll's box is open
 * exactly while the log says so. Found by comparing the states before and after, since there is
 * more than one event that opens or closes a poll.
 */
final class Gates {
    private Gates() {}

    static List<Gate> turned(Workshop before, Workshop after) {
        if (before.polls() == after.polls()) return List.of();
        var gates = new ArrayList<Gate>();
        for (var poll : after.polls().polls().values()) {
            var was = before.polls().poll(poll.id()).flatMap(Poll::openBox);
            var is = poll.openBox();
            if (!is.equals(was)) gates.add(BallotBox.gate(poll.id(), is));
        }
        for (var poll : before.polls().polls().values()) {
            boolean isGone = after.polls().poll(poll.id()).isEmpty();
            if (isGone && poll.openBox().isPresent()) {
                gates.add(BallotBox.gate(poll.id(), Optional.empty()));
            }
        }
        return gates;
    }
}
