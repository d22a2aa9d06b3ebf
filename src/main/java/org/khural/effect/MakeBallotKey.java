package org.khural.effect;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import org.khural.ballot.SigningKey;
import org.khural.domain.Command;
import org.khural.domain.PollId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.TimeCommand.KeepKey;
import org.khural.store.PollKeys;

/**
 * The key of a secret poll is made before the poll can open. The private part is written first: if
 * two nodes make one each, the log chooses.
 */
public final class MakeBallotKey implements Work {
    private final Vertx vertx;
    private final PollKeys keys;

    public MakeBallotKey(Vertx vertx, PollKeys keys) {
        this.vertx = vertx;
        this.keys = keys;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.polls()
                .all()
                .filter(Poll::wantsKey)
                .map(
                        poll ->
                                new Task(
                                        "poll-key:" + poll.id(),
                                        () -> make(workshop.id(), poll.id())))
                .toList();
    }

    private Future<Command> make(WorkshopId workshop, PollId poll) {
        return vertx.executeBlocking(SigningKey::make, false)
                .map(Objects::requireNonNull)
                .compose(
                        key ->
                                keys.keep(workshop, poll, key.publicKey(), key.bytes())
                                        .map(kept -> new KeepKey(poll, key.publicKey())));
    }
}
