package org.khural.domain.poll;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Seat;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What was when a poll opened, and stays so for it (rules 3): who may vote, for whom, and who was
 * here. A show of opinion takes no such picture: whoever is here answers.
 *
 * @param closesAt when it closes by itself
 * @param eligible the votes of all who are entitled, by weight
 * @param present the votes of those who were here, by weight; of a show of opinion, how many people
 *     were here when it opened, and once it is over, when it closed
 * @param hall how many seats were here in the hall
 */
public record Opening(
        Instant at,
        Optional<Instant> closesAt,
        PMap<SeatId, Voter> voters,
        long eligible,
        long present,
        int hall) {
    static Opening of(Workshop workshop, Rules rules, Instant at) {
        var closesAt =
                rules.seconds() > 0
                        ? Optional.of(at.plusSeconds(rules.seconds()))
                        : Optional.<Instant>empty();
        var voters =
                rules.isFormal()
                        ? new Picture(workshop, rules).voters()
                        : HashTreePMap.<SeatId, Voter>empty();
        long eligible = 0;
        long present = rules.isFormal() ? 0 : here(workshop);
        int hall = 0;
        for (var voter : voters.values()) {
            eligible += voter.weight();
            if (voter.isPresent()) present += voter.weight();
            if (voter.channel().equals(Optional.of(Channel.HALL))) hall++;
        }
        return new Opening(at, closesAt, voters, eligible, present, hall);
    }

    /** Taken in one pass: thousands may be here. */
    private static final class Picture {
        private final Workshop workshop;
        private final Rules rules;
        private final Map<PersonId, Channel> ofAlternates = new HashMap<>();

        Picture(Workshop workshop, Rules rules) {
            this.workshop = workshop;
            this.rules = rules;
            for (var person : workshop.people().people().values()) {
                if (person.alternateOf().isEmpty()) continue;
                workshop.attendance()
                        .channel(person.id())
                        .ifPresent(
                                c ->
                                        ofAlternates.merge(
                                                person.alternateOf().get(), c, Picture::nearer));
            }
        }

        private static Channel nearer(Channel one, Channel other) {
            return one == Channel.HALL ? one : other;
        }

        PMap<SeatId, Voter> voters() {
            var people = workshop.people();
            var voters = new HashMap<SeatId, Voter>();
            if (rules.unit() == Rules.Unit.SEAT) {
                for (var seat : people.seats().values()) {
                    if (seat.votes()) voters.put(seat.id(), voter(seat, seat.delegation()));
                }
            } else {
                for (var delegation : people.delegations().values()) {
                    delegation
                            .head()
                            .flatMap(people::speakingSeat)
                            .ifPresent(
                                    seat ->
                                            voters.put(
                                                    seat.id(),
                                                    voter(seat, Optional.of(delegation.id()))));
                }
            }
            return HashTreePMap.from(voters);
        }

        private Voter voter(Seat seat, Optional<DelegationId> delegation) {
            var proxy = workshop.polls().mandate(seat.id());
            var attendance = workshop.attendance();
            var own =
                    attendance
                            .channel(seat.holder())
                            .or(() -> Optional.ofNullable(ofAlternates.get(seat.holder())));
            return new Voter(
                    seat.holder(),
                    proxy,
                    delegation,
                    rules.weight(delegation),
                    proxy.isPresent() ? proxy.flatMap(attendance::channel) : own);
        }
    }

    boolean isInHall(SeatId seat) {
        return Optional.ofNullable(voters.get(seat))
                .flatMap(Voter::channel)
                .filter(c -> c == Channel.HALL)
                .isPresent();
    }

    /** In per cent of those entitled, whether enough are here. */
    public boolean hasQuorum(int quorum) {
        return quorum == 0 || present * 100 >= eligible * quorum;
    }

    private static int here(Workshop workshop) {
        return workshop.attendance().here().size();
    }

    /** A show of opinion is among those who are here, until its close. */
    Opening closed(Workshop workshop, Rules rules, Instant at) {
        var until = closing(Optional.of(at));
        return rules.isFormal()
                ? until
                : new Opening(this.at, until.closesAt, voters, eligible, here(workshop), hall);
    }

    Opening closing(Optional<Instant> at) {
        return new Opening(this.at, at, voters, eligible, present, hall);
    }
}
