package org.khural.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log in memory that answers as Redis does, and fails as Redis does when a test says so. Faults
 * belong to this instance, entries to all that were made by {@link #anotherNode()}. Without a
 * {@link Later} it answers on the caller's Vert.x context, or at once where there is none.
 */
public final class MemoryLog implements WorkshopLog {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryLog.class);

    private enum Fault {
        ASK_LOST,
        ANSWER_LOST,
        STALLED
    }

    private final MemoryShelf shelf;
    private final Optional<Later> later;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> stalled = new ArrayDeque<>();
    private volatile LongSupplier delay = () -> 0;
    private volatile Optional<String> away = Optional.empty();
    private volatile int wakeUpsPerAppend = 1;

    public MemoryLog() {
        this(new MemoryShelf(), Optional.empty());
    }

    public MemoryLog(Later later) {
        this(new MemoryShelf(), Optional.of(later));
    }

    private MemoryLog(MemoryShelf shelf, Optional<Later> later) {
        this.shelf = shelf;
        this.later = later;
    }

    /** Another node's way to the same entries, with faults of its own. */
    public MemoryLog anotherNode() {
        return new MemoryLog(shelf, later);
    }

    @Override
    public Future<Appended> append(
            WorkshopId workshop, Mark expected, byte[] entry, List<Gate> gates) {
        Supplier<Appended> land = () -> shelf.append(workshop, expected, entry, gates);
        @Nullable Fault fault = faults.poll();
        return travel(() -> away.isPresent() ? cannotNow() : suffer(fault, land));
    }

    private Appended cannotNow() {
        return new Appended.CannotNow(away.orElse("Redis is away"));
    }

    private Appended suffer(@Nullable Fault fault, Supplier<Appended> land) {
        if (fault == null) {
            return land.get();
        }
        Runnable landing = () -> LOG.debug("Landed unheard: {}", land.get());
        switch (fault) {
            case ANSWER_LOST -> landing.run();
            case STALLED -> {
                synchronized (stalled) {
                    stalled.add(landing);
                }
            }
            case ASK_LOST -> {}
        }
        return new Appended.Unknown("no answer within 2 s");
    }

    @Override
    public Future<List<RawEntry>> read(WorkshopId workshop, long fromVersion, int max) {
        return travel(() -> present(shelf.read(workshop, fromVersion, max)));
    }

    @Override
    public Future<Mark> head(WorkshopId workshop) {
        return travel(() -> present(shelf.head(workshop)));
    }

    private <T> T present(T answer) {
        away.ifPresent(
                why -> {
                    throw new RedisAway(why, false);
                });
        return answer;
    }

    @Override
    public Watch watch(WorkshopId workshop, LongConsumer wakeUp) {
        Context home = Vertx.currentContext();
        BiConsumer<WorkshopId, Long> mine =
                (w, version) -> {
                    if (w.equals(workshop) && away.isEmpty()) {
                        Runnable call = () -> wakeUp.accept(version);
                        Collections.nCopies(wakeUpsPerAppend, call).forEach(c -> go(home, c));
                    }
                };
        shelf.wakeUps.add(mine);
        return () -> shelf.wakeUps.remove(mine);
    }

    /** There and back, each way with a delay of its own. */
    private <T> Future<T> travel(Supplier<T> there) {
        Context home = Vertx.currentContext();
        Promise<T> promise = Promise.promise();
        Runnable task =
                () -> {
                    Future<T> answer = Future.future(p -> p.complete(there.get()));
                    go(home, () -> answer.onComplete(promise));
                };
        if (later.isPresent()) {
            later.get().run(delay.getAsLong(), task);
        } else {
            task.run();
        }
        return promise.future();
    }

    private void go(@Nullable Context home, Runnable task) {
        Runnable arrive = home == null ? task : () -> home.runOnContext(v -> task.run());
        if (later.isPresent()) {
            later.get().run(delay.getAsLong(), arrive);
        } else {
            arrive.run();
        }
    }

    /** The next n appends never reach the log. */
    public void loseAsks(int n) {
        faults.addAll(Collections.nCopies(n, Fault.ASK_LOST));
    }

    /** The next n appends land, and nobody hears of it. */
    public void loseAnswers(int n) {
        faults.addAll(Collections.nCopies(n, Fault.ANSWER_LOST));
    }

    /** The next n appends are answered as unknown and land only with {@link #landStalled()}. */
    public void stall(int n) {
        faults.addAll(Collections.nCopies(n, Fault.STALLED));
    }

    /** Lands in order what was stalled: the zombie's packets arrive after all. */
    public void landStalled() {
        List<Runnable> landing;
        synchronized (stalled) {
            landing = new ArrayList<>(stalled);
            stalled.clear();
        }
        landing.forEach(Runnable::run);
    }

    /** Each way of each call takes so many milliseconds; needs a {@link Later} to be felt. */
    public void delay(LongSupplier millis) {
        delay = millis;
    }

    /** Nothing gets through to the log any more, and no wake-up from it. */
    public void goAway(String why) {
        away = Optional.of(why);
    }

    public void comeBack() {
        away = Optional.empty();
    }

    /** 0 loses every wake-up, 2 doubles them. */
    public void wakeUpsPerAppend(int times) {
        wakeUpsPerAppend = times;
    }

    /** Redis comes back with an older file: entries after this version are gone, for all nodes. */
    public void rewind(WorkshopId workshop, long version) {
        shelf.rewind(workshop, version);
    }

    /** As {@link #rewind}, and then somebody else wrote these: another history, same versions. */
    public void fork(WorkshopId workshop, long version, List<byte[]> others) {
        shelf.rewind(workshop, version);
        others.forEach(o -> shelf.append(workshop, shelf.head(workshop), o, List.of()));
    }

    /** What a gate was last set to. */
    public Optional<String> gate(WorkshopId workshop, String name) {
        return shelf.gate(workshop, name);
    }
}
