package org.khural.effect;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Command;
import org.khural.domain.Mark;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.store.Claims;
import org.khural.store.Later;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for pending work after each commit, claims it so that one node does it, and brings the
 * result back as a command.
 */
public final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final long RETRY = 5_000;

    private final Rooms rooms;
    private final List<Work> kinds;
    private final Claims claims;
    private final Later later;
    private final Set<String> running = new HashSet<>();

    public Workers(Rooms rooms, Claims claims, Later later, List<Work> kinds) {
        this.rooms = rooms;
        this.claims = claims;
        this.later = later;
        this.kinds = kinds;
        rooms.onCommit(this::look);
    }

    private void look(Room room) {
        for (var kind : kinds) {
            for (var task : kind.pending(room.workshop())) start(room, kind, task);
        }
    }

    private void start(Room room, Work kind, Work.Task task) {
        var id = room.id() + ":" + task.id();
        if (!running.add(id)) return;
        var pendingAt = room.state().mark();
        claims.take(room.id(), task.id(), kind.life())
                .compose(
                        claim ->
                                claim.isPresent()
                                        ? run(room, pendingAt, task)
                                                .onFailure(e -> claims.release(claim.get()))
                                                .map(Optional::of)
                                        : Future.succeededFuture(Optional.<Command>empty()))
                .onSuccess(done -> done.ifPresent(room::submit))
                .onFailure(e -> LOG.warn("work {} failed and will be tried again", id, e))
                // Whoever claimed it may have died: look again until the state says that nothing is
                // pending.
                .onComplete(
                        done ->
                                later.run(
                                        RETRY,
                                        () -> {
                                            running.remove(id);
                                            look(room);
                                        }));
    }

    /** Not for a state that Redis lost: what was pending in it may never be asked for again. */
    private Future<Command> run(Room room, Mark pendingAt, Work.Task task) {
        return rooms.holds(room.id(), pendingAt)
                .compose(
                        held ->
                                held
                                        ? task.run().get()
                                        : Future.failedFuture(
                                                "the log does not hold " + pendingAt));
    }
}
