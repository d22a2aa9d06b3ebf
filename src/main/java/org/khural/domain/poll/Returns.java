package org.khural.domain.poll;

import java.util.Optional;
import org.khural.domain.PersonId;
import org.khural.domain.SeatId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What came in, by whichever way a poll takes it.
 *
 * @param objection what stopped the silence that would have adopted
 */
public record Returns(
        PMap<SeatId, Ballot> ballots,
        PMap<SeatId, Contribution> words,
        HallCount hall,
        RollCall roll,
        Optional<Objection> objection,
        Box box) {
    static final Returns NONE =
            new Returns(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HallCount.NONE,
                    RollCall.NONE,
                    Optional.empty(),
                    Box.NONE);

    Returns with(SeatId seat, Ballot ballot) {
        var before = Optional.ofNullable(ballots.get(seat));
        var next = before.map(ballot::after).orElse(ballot);
        return new Returns(ballots.plus(seat, next), words, hall, roll, objection, box);
    }

    Returns without(SeatId seat) {
        return new Returns(ballots.minus(seat), words, hall, roll, objection, box);
    }

    Returns with(SeatId seat, Contribution contribution) {
        return new Returns(ballots, words.plus(seat, contribution), hall, roll, objection, box);
    }

    Returns with(HallCount hall) {
        return new Returns(ballots, words, hall, roll, objection, box);
    }

    Returns with(RollCall roll) {
        return new Returns(ballots, words, hall, roll, objection, box);
    }

    Returns with(Objection objection) {
        return new Returns(ballots, words, hall, roll, Optional.of(objection), box);
    }

    Returns with(Box box) {
        return new Returns(ballots, words, hall, roll, objection, box);
    }

    Returns forget(PersonId person) {
        var next = this;
        for (var each : words.entrySet()) {
            if (each.getValue().by().equals(person)) {
                next = next.with(each.getKey(), each.getValue().erase());
            }
        }
        return next.objection
                .filter(o -> o.by().equals(person))
                .map(Objection::erase)
                .map(next::with)
                .orElse(next);
    }
}
