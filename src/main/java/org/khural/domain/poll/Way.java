package org.khural.domain.poll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Seat;

/**
 * How answers came in, and where those were who gave them. Never of a secret poll.
 *
 * @param channel empty: they have left since, or it was a show of opinion and is over
 * @param cast how many
 * @param votes for each option, by weight, and then the abstentions; empty where they are not shown
 */
public record Way(How how, Optional<Channel> channel, int cast, List<Long> votes) {
    public enum How {
        DEVICE,
        PROXY,
        ASSISTANT,
        ROLL_CALL,
        HANDS
    }

    private record Name(How how, Optional<Channel> channel) {
        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::how)
                        .thenComparing(name -> name.channel.map(Channel::ordinal).orElse(-1));
    }

    /** {@code withVotes}: what each way said too, of a vote that binds. */
    static List<Way> of(Workshop workshop, Poll poll, boolean withVotes) {
        if (poll.isSecret()) return List.of();
        boolean says = withVotes && poll.rules().isFormal() && poll.question().isCountable();
        var ballots = new TreeMap<Name, List<Ballot>>(Name.ORDER);
        var counts = new TreeMap<Name, Integer>(Name.ORDER);
        poll.ballots()
                .forEach(
                        (seat, ballot) -> {
                            var name = new Name(how(ballot.via()), channel(workshop, poll, seat));
                            counts.merge(name, 1, Integer::sum);
                            ballots.computeIfAbsent(name, n -> new ArrayList<>()).add(ballot);
                        });
        for (var seat : poll.words().keySet()) {
            counts.merge(new Name(How.DEVICE, channel(workshop, poll, seat)), 1, Integer::sum);
        }
        var ways = new ArrayList<Way>();
        counts.forEach(
                (name, cast) -> {
                    var votes =
                            says
                                    ? votes(poll, ballots.getOrDefault(name, List.of()))
                                    : List.<Long>of();
                    ways.add(new Way(name.how, name.channel, cast, votes));
                });
        poll.hall().agreed().map(hands -> ofHands(hands, says)).ifPresent(ways::add);
        return List.copyOf(ways);
    }

    private static Way ofHands(List<Integer> hands, boolean says) {
        int cast = hands.stream().mapToInt(n -> n).sum();
        var votes = says ? hands.stream().map(Integer::longValue).toList() : List.<Long>of();
        return new Way(How.HANDS, Optional.of(Channel.HALL), cast, votes);
    }

    private static How how(Ballot.Via via) {
        return switch (via) {
            case DEVICE -> How.DEVICE;
            case PROXY -> How.PROXY;
            case ASSISTANT -> How.ASSISTANT;
            case ROLL_CALL -> How.ROLL_CALL;
        };
    }

    /** Of answers that are one thing each; the last place is to abstain. */
    private static List<Long> votes(Poll poll, List<Ballot> ballots) {
        var votes = new long[poll.question().places() + 1];
        for (var ballot : ballots) {
            int place =
                    ballot.answer() instanceof Answer.Picks(var options)
                            ? options.getFirst()
                            : votes.length - 1;
            votes[place] += ballot.weight();
        }
        return Arrays.stream(votes).boxed().toList();
    }

    private static Optional<Channel> channel(Workshop workshop, Poll poll, SeatId seat) {
        var voter = poll.opening().map(o -> o.voters().get(seat));
        if (voter.isPresent()) return voter.get().channel();
        // A show of opinion keeps no picture: once it is over, where people are now says nothing.
        if (!poll.stage().isRunning()) return Optional.empty();
        return Optional.ofNullable(workshop.people().seats().get(seat))
                .map(Seat::holder)
                .flatMap(workshop.attendance()::channel);
    }
}
