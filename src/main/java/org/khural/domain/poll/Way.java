package org.khural.domain.poll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        String sorted() {
            return how.ordinal() + channel.map(Channel::name).orElse("");
        }
    }

    /** {@code withVotes}: what each way said too, of a vote that binds. */
    static List<Way> of(Workshop workshop, Poll poll, boolean withVotes) {
        if (poll.isSecret()) return List.of();
        boolean says = withVotes && poll.rules().isFormal() && poll.question().isCountable();
        int places = poll.question().places() + 1;
        var cast = new TreeMap<Name, Integer>(Comparator.comparing(Name::sorted));
        var votes = new TreeMap<Name, long[]>(Comparator.comparing(Name::sorted));
        poll.ballots()
                .forEach(
                        (seat, ballot) -> {
                            var name =
                                    new Name(
                                            How.valueOf(ballot.via().name()),
                                            channel(workshop, poll, seat));
                            cast.merge(name, 1, Integer::sum);
                            votes.computeIfAbsent(name, n -> new long[places])[
                                            place(ballot.answer(), places)] +=
                                    ballot.weight();
                        });
        poll.words()
                .keySet()
                .forEach(
                        seat ->
                                cast.merge(
                                        new Name(How.DEVICE, channel(workshop, poll, seat)),
                                        1,
                                        Integer::sum));
        var ways = new ArrayList<Way>();
        cast.forEach(
                (name, count) ->
                        ways.add(
                                new Way(
                                        name.how,
                                        name.channel,
                                        count,
                                        says
                                                ? boxed(votes.getOrDefault(name, new long[places]))
                                                : List.of())));
        hands(poll, says).forEach(ways::add);
        return List.copyOf(ways);
    }

    private static Stream<Way> hands(Poll poll, boolean says) {
        return poll.hall().agreed().stream()
                .map(
                        hands ->
                                new Way(
                                        How.HANDS,
                                        Optional.of(Channel.HALL),
                                        hands.stream().mapToInt(n -> n).sum(),
                                        says
                                                ? hands.stream().map(Integer::longValue).toList()
                                                : List.of()));
    }

    /** Of an answer that is one thing; the last place is to abstain. */
    private static int place(Answer answer, int places) {
        return answer instanceof Answer.Picks(var options) ? options.getFirst() : places - 1;
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

    private static List<Long> boxed(long[] votes) {
        return Arrays.stream(votes).boxed().toList();
    }
}
