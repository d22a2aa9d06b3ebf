package org.khural.live;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.Entry;
import org.khural.domain.Mark;
import org.khural.domain.Ref;
import org.khural.domain.State;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.store.RawEntry;
import org.khural.wire.EntryCodec;
import org.khural.wire.StateCodec.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One workshop on this node: its state, and the one path by which entries become state. Whether the
 * append's answer or the tail brings an entry, whether it is live or replayed, whoever wrote it:
 * {@link #take} is the way.
 */
public final class Room {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final String NO_HASH = "0".repeat(64);

    enum Condition {
        READY,
        /** Redis lost its last moments or went on without us; see {@link Recovery}. */
        RECOVERING,
        /**
         * An entry of the log could not be applied: read-only, loudly, until the node is replaced.
         */
        BROKEN
    }

    private final WorkshopId id;
    private final Node node;
    private final Keyring keyring;
    private final History history = new History();
    private final Writer writer;
    private final Recovery recovery;
    private final Broadcast broadcast;
    private final Alarm alarm;
    private final Consumer<Room> onCommit;
    private State state;
    private String lastHash = NO_HASH;
    private Instant lastAt = Instant.EPOCH;
    private Condition condition = Condition.READY;
    private int fetching;

    Room(WorkshopId id, Node node, Keyring keyring, Consumer<Room> onCommit) {
        this.id = id;
        this.node = node;
        this.keyring = keyring;
        this.onCommit = onCommit;
        this.state = State.empty(id);
        this.writer = new Writer(node, this);
        this.recovery = new Recovery(node, this);
        this.broadcast = new Broadcast(node, this);
        this.alarm = new Alarm(node, this);
    }

    public WorkshopId id() {
        return id;
    }

    public State state() {
        return state;
    }

    public Workshop workshop() {
        return state.workshop();
    }

    public Instant now() {
        return node.clock().get();
    }

    /** Everybody who looks at this room through this node. */
    public Broadcast screens() {
        return broadcast;
    }

    /**
     * Asks the workshop. The answer comes on this event loop, perhaps at once; after {@link
     * Outcome.Later} the ask is to be sent again with the same ref. One that comes {@code again} is
     * refused for all nodes, by an entry of the log.
     */
    public void submit(
            Actor who,
            Optional<Ref> ref,
            boolean again,
            Command command,
            Consumer<Outcome> answer) {
        if (condition == Condition.BROKEN) {
            var incident = node.incidents().report(id, state.mark(), command, new BrokenRoom());
            answer.accept(new Outcome.Failed(incident));
            return;
        }
        writer.submit(new Ask(who, ref, again, command, answer));
    }

    public void submit(Actor who, Optional<Ref> ref, Command command, Consumer<Outcome> answer) {
        submit(who, ref, false, command, answer);
    }

    /**
     * The server's own commands; nobody waits for the answer, a later look at the state asks again.
     */
    public void submit(Command command) {
        submit(Actor.SYSTEM, Optional.empty(), command, outcome -> {});
    }

    boolean isWritable() {
        return condition == Condition.READY && fetching == 0;
    }

    boolean isIdle() {
        return broadcast.isEmpty() && writer.isIdle();
    }

    boolean remembers(Mark mark) {
        return mark.equals(state.mark()) || history.at(mark).isPresent();
    }

    History history() {
        return history;
    }

    Keyring keyring() {
        return keyring;
    }

    String lastHash() {
        return lastHash;
    }

    Instant lastAt() {
        return lastAt;
    }

    void rehearse(Workshop before, Workshop after) {
        broadcast.rehearse(after);
    }

    /**
     * Takes entries in order; older ones are dropped, a gap ends the run (the tail will read it).
     * Complete when no key had to be asked for, or when that and the rest is done.
     */
    Future<Void> takeAll(List<RawEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            try {
                if (!take(entries.get(i))) break;
            } catch (Keyring.Missing key) {
                return fetch(key, entries.subList(i, entries.size()));
            }
        }
        return Future.succeededFuture();
    }

    /**
     * Another node wrote about somebody whose key this one has not seen yet. Nothing is decided
     * meanwhile.
     */
    private Future<Void> fetch(Keyring.Missing key, List<RawEntry> rest) {
        fetching++;
        return keyring.fetch(key.person())
                .onComplete(v -> fetching--)
                .compose(v -> takeAll(rest))
                .onComplete(v -> writer.turn());
    }

    /** Whether the room is now at or after this entry. */
    boolean take(RawEntry raw) {
        if (condition == Condition.BROKEN) return false;
        if (raw.version() <= state.mark().version()) return agrees(raw);
        if (raw.version() > state.mark().version() + 1) return false;
        if (writer.recognise(raw)) return true;
        try {
            var read = EntryCodec.decode(raw.bytes(), keyring);
            if (!read.prev().equals(lastHash)) {
                rewound();
                return false;
            }
            become(state.take(read.entry(), raw.mark()), raw, read.entry(), () -> {});
            return true;
        } catch (Keyring.Missing key) {
            throw key;
        } catch (RuntimeException e) {
            condition = Condition.BROKEN;
            node.incidents().report(id, state.mark(), "entry " + raw.version(), e);
            writer.postponeAll();
            return false;
        }
    }

    private boolean agrees(RawEntry raw) {
        var ours = history.version(raw.version());
        if (ours.isEmpty() || ours.get().entry().equals(raw)) return true;
        rewound();
        return false;
    }

    /** The next state. {@code answers} go out before anybody else sees the change. */
    void become(State next, RawEntry raw, Entry entry, Runnable answers) {
        var before = state;
        state = next;
        lastHash = raw.hash();
        lastAt = entry.at();
        history.add(next, raw);
        next.workshop().people().erasing().forEach(keyring::erase);
        answers.run();
        var touched = Workshop.touched(before.workshop(), next.workshop(), entry.steps());
        broadcast.commit(before, next, touched);
        alarm.set(next.workshop().nextDeadline());
        onCommit.accept(this);
    }

    /** Begins with a state that was kept; {@code head} is the entry at its mark, from the log. */
    void begin(Kept kept, RawEntry head) {
        state = kept.state();
        lastHash = head.hash();
        lastAt = kept.at();
        history.add(state, head);
        state.workshop().people().erasing().forEach(keyring::erase);
        alarm.set(state.workshop().nextDeadline());
    }

    Kept kept() {
        return new Kept(lastAt, state);
    }

    /** The log does not hold our mark any more. */
    void rewound() {
        if (condition != Condition.READY) return;
        condition = Condition.RECOVERING;
        LOG.warn("workshop {}: the log does not hold {} any more", id, state.mark());
        writer.postponeAll();
        recovery.start();
    }

    /** The log holds our mark again. */
    void recovered() {
        condition = Condition.READY;
        LOG.warn("workshop {}: the log holds {} again", id, state.mark());
        writer.turn();
    }

    /** The log went another way: begin again with its entries, and tell every screen. */
    Future<Void> restart(List<RawEntry> entries) {
        var lost = state;
        state = State.empty(id);
        lastHash = NO_HASH;
        lastAt = Instant.EPOCH;
        history.clear();
        condition = Condition.READY;
        broadcast.quiet(true);
        return takeAll(entries)
                .onComplete(
                        v -> {
                            broadcast.quiet(false);
                            LOG.error(
                                    "workshop {}: {} is lost, the log is at {}",
                                    id,
                                    lost.mark(),
                                    state.mark());
                            broadcast.reset(lost, state);
                        });
    }

    Mark mark() {
        return state.mark();
    }

    void close() {
        alarm.cancel();
        recovery.cancel();
    }

    private static final class BrokenRoom extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenRoom() {
            super("the room is read-only because an entry of its log could not be applied");
        }
    }
}
