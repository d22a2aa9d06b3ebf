package org.khural.effect;

import io.vertx.core.Future;
import java.util.List;
import org.khural.domain.Command;
import org.khural.domain.PollId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.TimeCommand.ConfirmKeyGone;
import org.khural.store.BallotBox;
import org.khural.store.PollKeys;

/**
 * When a secret poll is counted or void, its key and the box are taken out of the store and the
 * store's file is written anew: what stood in it was the order in which ballots came.
 */
public final class DestroyBallotKey implements Work {
    private final PollKeys keys;
    private final BallotBox box;

    public DestroyBallotKey(PollKeys keys, BallotBox box) {
        this.keys = keys;
        this.box = box;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.polls()
                .all()
                .filter(Poll::holdsSpentKey)
                .map(
                        poll ->
                                new Task(
                                        "poll-key-gone:" + poll.id(),
                                        () -> destroy(workshop.id(), poll.id())))
                .toList();
    }

    private Future<Command> destroy(WorkshopId workshop, PollId poll) {
        return box.empty(workshop, poll)
                .compose(v -> keys.destroy(workshop, poll))
                .compose(
                        clean ->
                                clean
                                        ? Future.succeededFuture(new ConfirmKeyGone(poll))
                                        : Future.failedFuture("the store's files still hold it"));
    }
}
