package org.khural.domain.poll;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;

/** What happened around the box of a secret poll; what was put into it is not in here. */
public sealed interface BoxEvent extends Event {
    Polls change(Polls polls);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(change(workshop.polls()));
    }

    record KeyMade(PollId poll, String publicKey) implements BoxEvent {
        @Override
        public Polls change(Polls polls) {
            return polls.change(poll, p -> p.with(p.box().keyed(publicKey)));
        }
    }

    record TokenAsked(PollId poll, SeatId seat, String blinded, PersonId person)
            implements BoxEvent {
        @Override
        public Polls change(Polls polls) {
            var token = new Box.Token(blinded, Optional.empty());
            return polls.change(poll, p -> p.with(p.box().with(seat, token)));
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return PollEvent.voters(before, poll, seat, person);
        }
    }

    record TokensGiven(PollId poll, Map<SeatId, String> signatures) implements BoxEvent {
        @Override
        public Polls change(Polls polls) {
            return polls.change(
                    poll,
                    p -> {
                        var box = p.box();
                        for (var each : signatures.entrySet()) {
                            var token = box.tokens().get(each.getKey());
                            if (token == null || token.signature().isPresent()) continue;
                            box =
                                    box.with(
                                            each.getKey(),
                                            new Box.Token(
                                                    token.blinded(), Optional.of(each.getValue())));
                        }
                        return p.with(box);
                    });
        }

        @Override
        public Set<PersonId> touches(Workshop before) {
            return signatures.keySet().stream()
                    .flatMap(seat -> PollEvent.voters(before, poll, seat).stream())
                    .collect(Collectors.toSet());
        }
    }

    /** {@code file}: the SHA-256 of the file that has the ballots with their signatures. */
    record BoxCounted(PollId poll, String file, List<Box.Counted> ballots) implements BoxEvent {
        @Override
        public Polls change(Polls polls) {
            return polls.change(poll, p -> p.with(p.box().counted(file, ballots)));
        }
    }

    record KeyGone(PollId poll) implements BoxEvent {
        @Override
        public Polls change(Polls polls) {
            return polls.change(poll, p -> p.with(p.box().withoutKey()));
        }
    }
}
