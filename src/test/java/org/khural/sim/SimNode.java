package org.khural.sim;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.khural.domain.Limits;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;
import org.khural.live.Incidents;
import org.khural.live.Node;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.live.StoredKeyring;
import org.khural.store.Appended;
import org.khural.store.Appender;
import org.khural.store.Gate;
import org.khural.store.KeyTable;
import org.khural.store.Later;
import org.khural.store.MemoryLog;
import org.khural.store.PersonalKeys;
import org.khural.store.RawEntry;
import org.khural.store.Watch;
import org.khural.store.WorkshopLog;
import org.khural.support.Ticks;

/**
 * One life of one server process: it can freeze, and when it is killed nothing of it acts again.
 */
public final class SimNode {
    private final String name;
    private final WorkshopId workshop;
    private final Ticks ticks;
    private final MemoryLog log;
    private final Auditor auditor;
    private final ArrayDeque<Runnable> backlog = new ArrayDeque<>();
    private final long skew;
    private final Rooms rooms;
    private Optional<Room> room = Optional.empty();
    private boolean alive = true;
    private boolean frozen;

    public SimNode(
            String name,
            WorkshopId workshop,
            Ticks ticks,
            MemoryLog log,
            PersonalKeys keys,
            Auditor auditor,
            long skew) {
        this.name = name;
        this.workshop = workshop;
        this.ticks = ticks;
        this.log = log;
        this.auditor = auditor;
        this.skew = skew;
        var mine = new Mine(keys);
        var node =
                new Node(
                        name,
                        new Line(),
                        new Appender(new Line(), later()),
                        later(),
                        this::now,
                        id -> new StoredKeyring(id, mine),
                        Limits.DEFAULT,
                        Node.Bounds.DEFAULT,
                        new Incidents(name));
        rooms = new Rooms(node);
        rooms.onCommit(committed -> auditor.committed(this, committed.state()));
        open();
    }

    private void open() {
        rooms.open(workshop)
                .onSuccess(opened -> room = opened)
                .onFailure(e -> later().run(500, this::open));
    }

    /** The one clock as this node samples it: a little off, and finer than the log. */
    private Instant now() {
        return ticks.now().plusMillis(skew).plusNanos(123_456);
    }

    public Optional<Room> room() {
        return alive ? room : Optional.empty();
    }

    public Rooms rooms() {
        return rooms;
    }

    public MemoryLog log() {
        return log;
    }

    public boolean isAlive() {
        return alive;
    }

    public boolean isFrozen() {
        return frozen;
    }

    /** kill -9 */
    public void kill() {
        alive = false;
        backlog.clear();
    }

    /** kill -STOP, and -CONT after so many milliseconds: everything then happens at once. */
    public void freeze(long millis) {
        if (frozen || !alive) return;
        frozen = true;
        ticks.run(
                millis,
                () -> {
                    frozen = false;
                    while (!backlog.isEmpty() && alive && !frozen) backlog.poll().run();
                });
    }

    /** Something reaches this process. */
    public void act(Runnable task) {
        if (!alive) return;
        if (frozen) backlog.add(task);
        else task.run();
    }

    private Later later() {
        return (millis, task) -> ticks.run(millis, () -> act(task));
    }

    private <T> Future<T> heard(Future<T> answer) {
        Promise<T> promise = Promise.promise();
        answer.onSuccess(value -> act(() -> promise.complete(value)))
                .onFailure(problem -> act(() -> promise.fail(problem)));
        return promise.future();
    }

    @Override
    public String toString() {
        return name;
    }

    /** The way to the log; what answers a dead process is heard by nobody. */
    private final class Line implements WorkshopLog {
        @Override
        public Future<Appended> append(
                WorkshopId id, Mark expected, byte[] entry, List<Gate> gates) {
            return heard(log.append(id, expected, entry, gates));
        }

        @Override
        public Future<List<RawEntry>> read(WorkshopId id, long fromVersion, int max) {
            return heard(log.read(id, fromVersion, max));
        }

        @Override
        public Future<Mark> head(WorkshopId id) {
            return heard(log.head(id));
        }

        @Override
        public Watch watch(WorkshopId id, LongConsumer wakeUp) {
            return log.watch(id, version -> act(() -> wakeUp.accept(version)));
        }
    }

    /** The keys, some milliseconds away. */
    private final class Mine implements PersonalKeys {
        private final PersonalKeys keys;

        Mine(PersonalKeys keys) {
            this.keys = keys;
        }

        private <T> Future<T> slow(java.util.function.Supplier<Future<T>> call) {
            Promise<T> promise = Promise.promise();
            later().run(3, () -> call.get().onComplete(promise));
            return promise.future();
        }

        @Override
        public Future<KeyTable> load(WorkshopId id) {
            return slow(() -> keys.load(id));
        }

        @Override
        public Future<Void> refresh(KeyTable table) {
            return slow(() -> keys.refresh(table));
        }

        @Override
        public Future<Void> ensure(KeyTable table, Set<PersonId> persons) {
            return slow(() -> keys.ensure(table, persons));
        }

        @Override
        public Future<Void> restore(KeyTable table) {
            return slow(() -> keys.restore(table));
        }

        @Override
        public Future<Boolean> destroy(WorkshopId id, PersonId person) {
            return slow(() -> keys.destroy(id, person));
        }
    }
}
