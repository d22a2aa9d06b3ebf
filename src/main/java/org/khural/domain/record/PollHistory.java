package org.khural.domain.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.Actor;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.poll.HallCount;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.Polls;
import org.khural.domain.poll.Stage;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the state of a poll does not keep: when it went from stage to stage and by whose act, and
 * what tellers counted before they counted anew.
 */
public record PollHistory(PVector<Move> moves, PVector<Count> counts) {
    static final PollHistory NONE = new PollHistory(TreePVector.empty(), TreePVector.empty());

    public record Move(PollId poll, Stage stage, Instant at, Actor by) {}

    /**
     * @param recount 0 for the first count, 1 for the first recount
     * @param numbers one for each option, then the abstentions
     */
    public record Count(
            PollId poll, int recount, PersonId teller, List<Integer> numbers, Instant at) {}

    public Stream<Move> of(PollId poll) {
        return moves.stream().filter(m -> m.poll().equals(poll));
    }

    public Optional<Move> last(PollId poll, Stage stage) {
        return of(poll).filter(m -> m.stage() == stage).reduce((first, second) -> second);
    }

    public Stream<Count> countsOf(PollId poll) {
        return counts.stream().filter(c -> c.poll().equals(poll));
    }

    PollHistory take(Polls before, Polls after, Actor by, Instant at) {
        if (before.polls() == after.polls()) return this;
        var next = this;
        for (var poll : after.all().toList()) {
            var was = before.poll(poll.id());
            if (was.isEmpty() || was.get() != poll) next = next.take(was, poll, by, at);
        }
        return next;
    }

    private PollHistory take(Optional<Poll> was, Poll is, Actor by, Instant at) {
        boolean moved = was.map(Poll::stage).filter(stage -> stage == is.stage()).isEmpty();
        var nextMoves = moved ? moves.plus(new Move(is.id(), is.stage(), at, by)) : moves;
        var nextCounts = counts;
        var before = was.map(Poll::hall).orElse(HallCount.NONE).entered();
        if (before != is.hall().entered()) {
            for (var each : is.hall().entered().entrySet()) {
                if (isNew(before, each)) {
                    nextCounts =
                            nextCounts.plus(
                                    new Count(
                                            is.id(),
                                            is.hall().recounts(),
                                            each.getKey(),
                                            each.getValue(),
                                            at));
                }
            }
        }
        return new PollHistory(nextMoves, nextCounts);
    }

    private static boolean isNew(
            Map<PersonId, List<Integer>> before, Map.Entry<PersonId, List<Integer>> count) {
        return !count.getValue().equals(before.get(count.getKey()));
    }
}
