package org.khural.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workshops that are open on this node. A room opens with the first who needs it and is
 * unloaded when it was idle.
 */
public final class Rooms {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
    static final long IDLE = 10 * 60_000;
    private static final long PING = 10_000;

    /** Milliseconds to wait for entries that are known to be there. */
    private static final long PATIENCE = 2_000;

    private static final long STEP = 10;

    /** Versions after which a room's state is kept again: a second of replay at the most. */
    static final long KEEP = 1_000;

    private final Node node;
    private final KeptStates states;
    private final Map<WorkshopId, Future<Optional<Room>>> rooms = new HashMap<>();
    private final Map<WorkshopId, Open> open = new HashMap<>();
    private final List<Consumer<Room>> listeners = new ArrayList<>();

    private static final class Open {
        final Room room;
        final Tail tail;
        long idle;
        long kept;

        Open(Room room, Tail tail, long kept) {
            this.room = room;
            this.tail = tail;
            this.kept = kept;
        }
    }

    public Rooms(Node node) {
        this(node, KeptStates.NONE);
    }

    public Rooms(Node node, KeptStates states) {
        this.node = node;
        this.states = states;
        node.later().run(IDLE / 10, this::sweep);
        node.later().run(PING, this::ping);
    }

    private void ping() {
        open.values().forEach(o -> o.room.screens().ping());
        node.later().run(PING, this::ping);
    }

    /** Hears of every commit in every room, and of each room once when it opens. */
    public void onCommit(Consumer<Room> listener) {
        listeners.add(listener);
    }

    /**
     * The room of a workshop; empty if its log has no entry. Fails when Redis cannot be asked now.
     */
    public Future<Optional<Room>> open(WorkshopId id) {
        var known = rooms.get(id);
        if (known != null) return known;
        var opening = load(id);
        rooms.put(id, opening);
        opening.onFailure(e -> rooms.remove(id, opening));
        opening.onSuccess(
                room -> {
                    if (room.isEmpty()) rooms.remove(id, opening);
                });
        return opening;
    }

    /** A room for a workshop that may not have an entry yet: for who writes the first one. */
    public Future<Room> create(WorkshopId id) {
        return open(id).compose(
                        room ->
                                room.map(Future::succeededFuture)
                                        .orElseGet(() -> begin(fresh(id))));
    }

    private Future<Room> begin(Room room) {
        return room.keyring().load().compose(v -> admit(room, 0));
    }

    /**
     * The room once it knows what the log holds now. For who is about to say no because of what a
     * room does not know: another node may have written it a moment ago.
     */
    public Future<Room> upToDate(Room room) {
        Optional.ofNullable(open.get(room.id())).ifPresent(o -> o.tail.lookNow());
        return node.log()
                .head(room.id())
                .compose(
                        head -> {
                            Promise<Room> reached = Promise.promise();
                            await(room, head.version(), reached, PATIENCE);
                            return reached.future();
                        });
    }

    /**
     * Whether the log does not hold this mark: Redis lost its last moments or went another way, and
     * a screen that showed it has to be told. Fails when that cannot be known now.
     */
    public Future<Boolean> hasLost(Room room, Mark mark) {
        if (room.remembers(mark)) return Future.succeededFuture(false);
        if (mark.version() <= room.mark().version()) {
            return holds(room.id(), mark).map(held -> !held);
        }
        // A screen that saw more than this node is no proof of a loss: nodes take turns to be
        // ahead.
        return upToDate(room)
                .compose(
                        r ->
                                mark.version() > r.mark().version()
                                        ? Future.succeededFuture(true)
                                        : hasLost(r, mark));
    }

    /** Whether the log has this mark now. Fails when that cannot be known. */
    public Future<Boolean> holds(WorkshopId workshop, Mark mark) {
        if (mark.version() < 1) return Future.succeededFuture(true);
        return node.log()
                .read(workshop, mark.version(), 1)
                .map(found -> found.stream().anyMatch(entry -> entry.mark().equals(mark)));
    }

    /** Reads a room's log from its first entry up to where the room stands. */
    public Future<Void> replay(Room room, Mark until, Replay.Reader reader) {
        return new Replay(node, room, until, reader).run();
    }

    private void await(Room room, long version, Promise<Room> reached, long patience) {
        if (room.mark().version() >= version || patience <= 0) reached.complete(room);
        else node.later().run(STEP, () -> await(room, version, reached, patience - STEP));
    }

    /** Now, by the one clock of all nodes. */
    public Instant now() {
        return node.clock().get();
    }

    public Collection<Room> all() {
        return open.values().stream().map(o -> o.room).toList();
    }

    /** Redis is back: every room looks at its log now. */
    public void lookAgain() {
        open.values().forEach(o -> o.tail.lookNow());
    }

    public void close() {
        for (var o : open.values()) {
            o.tail.close();
            o.room.close();
        }
        open.clear();
        rooms.clear();
    }

    private Future<Optional<Room>> load(WorkshopId id) {
        var room = fresh(id);
        return new Opening(node, states, room)
                .run()
                .compose(
                        kept ->
                                room.mark().version() == 0
                                        ? Future.succeededFuture(Optional.empty())
                                        : admit(room, kept).map(Optional::of));
    }

    /** {@code kept}: the version of the state that it began with. */
    private Future<Room> admit(Room room, long kept) {
        open.put(room.id(), new Open(room, new Tail(node, room), kept));
        rooms.put(room.id(), Future.succeededFuture(Optional.of(room)));
        committed(room);
        return Future.succeededFuture(room);
    }

    private Room fresh(WorkshopId id) {
        return new Room(id, node, node.keyrings().apply(id), this::committed);
    }

    private void committed(Room room) {
        // Not while it is still being read: nobody may act on an old state.
        var known = open.get(room.id());
        if (known == null) return;
        listeners.forEach(listener -> listener.accept(room));
        long version = room.mark().version();
        if (version < known.kept) known.kept = 0;
        if (version - known.kept >= KEEP) keep(known);
    }

    /** For who opens it next. If it cannot be kept, the log is read from further back. */
    private void keep(Open known) {
        var room = known.room;
        if (!room.isWritable() || room.mark().version() <= known.kept) return;
        known.kept = room.mark().version();
        states.keep(room.kept(), room.keyring())
                .onFailure(e -> LOG.warn("workshop {}: not kept: {}", room.id(), e.toString()));
    }

    private void sweep() {
        for (var o : List.copyOf(open.values())) {
            o.idle = o.room.isIdle() ? o.idle + IDLE / 10 : 0;
            if (o.idle < IDLE) continue;
            keep(o);
            o.tail.close();
            o.room.close();
            open.remove(o.room.id());
            rooms.remove(o.room.id());
        }
        node.later().run(IDLE / 10, this::sweep);
    }
}
