package org.khural.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.Mark;
import org.khural.domain.Ref;
import org.khural.domain.State;
import org.khural.domain.poll.VoteCommand;
import org.khural.store.Appended;
import org.khural.store.RawEntry;
import org.khural.wire.EntryCodec;

/**
 * The way from an ask to the log: one queue per room, one append in flight, everything that waits
 * decided in one go. What is unknown is repeated with the same bytes until it is known; only then
 * is anything decided anew or answered.
 */
final class Writer {
    private static final long RETRY_MILLIS = 1_000;

    private final Node node;
    private final Room room;
    private final ArrayDeque<Ask> queue = new ArrayDeque<>();

    /** How many of those that wait are ballots. */
    private int ballots;

    /** Asks that wait or are in flight, by ref: who asks again hears the same answer, once. */
    private final Map<Ref, Ask> open = new HashMap<>();

    /** The last refusals; those that were done have their receipts in the state. */
    private final Map<Ref, Outcome> refused = new LastRefusals();

    private Optional<Flight> flight = Optional.empty();
    private boolean busy;
    private int most;

    private static final class LastRefusals extends LinkedHashMap<Ref, Outcome> {
        private static final long serialVersionUID = 1;
        private static final int MOST = 4_096;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ref, Outcome> eldest) {
            return size() > MOST;
        }
    }

    /** An entry on its way into the log. */
    private record Flight(Batch batch, State next, RawEntry entry) {}

    Writer(Node node, Room room) {
        this.node = node;
        this.room = room;
        this.most = node.bounds().batch();
    }

    void submit(Ask ask) {
        var known = ask.ref().flatMap(this::known);
        if (known.isPresent()) {
            ask.answer().accept(known.get());
            return;
        }
        if (isFull(ask) || !room.isWritable()) {
            ask.answer().accept(new Outcome.Later(RETRY_MILLIS));
            return;
        }
        var same = ask.ref().map(open::get).orElse(null);
        if (same != null) {
            replace(same, ask);
            return;
        }
        ask.ref().ifPresent(r -> open.put(r, ask));
        queue.addLast(ask);
        if (isBallot(ask)) ballots++;
        turn();
    }

    private boolean isFull(Ask ask) {
        return isBallot(ask)
                ? ballots >= node.bounds().ballots()
                : queue.size() - ballots >= node.bounds().queue();
    }

    private static boolean isBallot(Ask ask) {
        return ask.command() instanceof VoteCommand;
    }

    private Ask poll() {
        var next = queue.removeFirst();
        if (isBallot(next)) ballots--;
        return next;
    }

    /** What this ask was answered before: every ask has one answer, however often it comes. */
    private Optional<Outcome> known(Ref ref) {
        return room.state()
                .receipts()
                .of(ref)
                .map(Outcome::of)
                .or(() -> Optional.ofNullable(refused.get(ref)));
    }

    private void replace(Ask old, Ask ask) {
        open.put(ask.ref().orElseThrow(), old.heardBy(ask));
        old.answer().accept(new Outcome.Later(RETRY_MILLIS));
    }

    /** As it came last: what waits may have come again since. */
    private Ask latest(Ask ask) {
        return ask.ref().map(open::get).orElse(ask);
    }

    boolean isIdle() {
        return queue.isEmpty() && !busy;
    }

    /** Decides what waits, if nothing is on its way. */
    void turn() {
        if (busy || queue.isEmpty() || !room.isWritable()) return;
        busy = true;
        var asks = new ArrayList<Ask>();
        while (!queue.isEmpty() && asks.size() < most) {
            asks.add(latest(poll()));
        }
        var state = room.state();
        // As the log writes it: a finer moment would be another one for who reads the entry.
        var now = node.clock().get().truncatedTo(ChronoUnit.MILLIS);
        var at = later(now, room.lastAt());
        var batch = Batch.decide(state, asks, at, node.limits(), room::rehearse, node.incidents());
        var entry = batch.entry();
        if (entry.isEmpty()) {
            answer(batch, state.mark());
            again();
            return;
        }
        var people = EntryCodec.personal(entry.get());
        if (room.keyring().holds(people)) {
            trySend(batch, state);
        } else {
            room.keyring()
                    .ensure(people)
                    .onSuccess(v -> trySend(batch, state))
                    .onFailure(e -> cannotNow(batch));
        }
    }

    /** Whatever goes wrong before the entry leaves is our bug, and must not silence the room. */
    private void trySend(Batch batch, State state) {
        try {
            send(batch, state);
        } catch (RuntimeException e) {
            var incident = node.incidents().report(room.id(), state.mark(), "entry", e);
            for (var ask : batch.asks()) answer(ask, new Outcome.Failed(incident));
            again();
        }
    }

    private void send(Batch batch, State state) {
        if (room.state() != state) {
            redo(batch);
            return;
        }
        var entry = batch.entry().orElseThrow();
        var bytes = EntryCodec.encode(entry, room.lastHash(), room.keyring());
        if (bytes.length > node.bounds().entry() && batch.asks().size() > 1) {
            most = Math.max(1, batch.asks().size() / 2);
            redo(batch);
            return;
        }
        most = node.bounds().batch();
        var raw = new RawEntry(state.mark().version() + 1, bytes);
        var gates = Gates.turned(state.workshop(), batch.workshop());
        var mine = new Flight(batch, state.next(batch.workshop(), entry, raw.mark()), raw);
        flight = Optional.of(mine);
        node.appender()
                .append(room.id(), state.mark(), bytes, gates, why -> postpone(batch))
                .onSuccess(how -> landed(mine, how))
                .onFailure(
                        e -> {
                            node.incidents().report(room.id(), state.mark(), "append", e);
                            landed(mine, new Appended.CannotNow(e.toString()));
                        });
    }

    private void landed(Flight mine, Appended how) {
        // The tail brought our own entry before this answer came: nothing is left to do.
        if (flight.filter(f -> f == mine).isEmpty()) return;
        switch (how) {
            case Appended.Committed(var mark) -> commit(mine);
            case Appended.Behind(var missing) -> {
                flight = Optional.empty();
                requeue(mine.batch());
                room.takeAll(missing);
                again();
            }
            case Appended.Rewound(var head) -> {
                flight = Optional.empty();
                requeue(mine.batch());
                busy = false;
                room.rewound();
            }
            case Appended.CannotNow(var why) -> {
                flight = Optional.empty();
                cannotNow(mine.batch());
            }
            case Appended.Unknown(var why) ->
                    throw new IllegalStateException("the appender repeats what is unknown");
        }
    }

    /**
     * The tail brings an entry: is it the one that is on its way from here? Then that is its
     * answer.
     */
    boolean recognise(RawEntry entry) {
        if (flight.isEmpty() || !flight.get().entry().equals(entry)) return false;
        commit(flight.get());
        return true;
    }

    private void commit(Flight mine) {
        flight = Optional.empty();
        // Answers first: who asked knows before anybody sees (realtime: done before the fan-out).
        room.become(
                mine.next(),
                mine.entry(),
                mine.batch().entry().orElseThrow(),
                () -> answer(mine.batch(), mine.next().mark()));
        again();
    }

    private void redo(Batch batch) {
        requeue(batch);
        again();
    }

    private void requeue(Batch batch) {
        for (var ask : batch.asks().reversed()) {
            queue.addFirst(ask);
            if (isBallot(ask)) ballots++;
        }
    }

    private void again() {
        busy = false;
        turn();
    }

    private void answer(Batch batch, Mark mark) {
        for (var verdict : batch.verdicts()) {
            answer(verdict.ask(), verdict.outcome().orElseGet(() -> new Outcome.Done(mark)));
        }
    }

    private void answer(Ask ask, Outcome outcome) {
        var latest = ask.ref().map(open::remove).orElse(ask);
        if (outcome instanceof Outcome.Refused) ask.ref().ifPresent(r -> refused.put(r, outcome));
        latest.answer().accept(outcome);
    }

    private void cannotNow(Batch batch) {
        busy = false;
        for (var ask : batch.asks()) answer(ask, new Outcome.Later(RETRY_MILLIS));
        postponeAll();
    }

    /** Nobody waits in silence: those in flight are told to keep their ask; it stays open here. */
    private void postpone(Batch batch) {
        batch.asks()
                .forEach(
                        ask ->
                                ask.ref()
                                        .map(open::get)
                                        .ifPresent(
                                                a ->
                                                        a.answer()
                                                                .accept(
                                                                        new Outcome.Later(
                                                                                RETRY_MILLIS))));
        postponeAll();
    }

    /** Empties the queue with the word "later": the asks come again with the same refs. */
    void postponeAll() {
        while (!queue.isEmpty()) answer(poll(), new Outcome.Later(RETRY_MILLIS));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
