package org.khural.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** As fast as it goes with so many asks in flight: each answer is followed by the next ask. */
final class Closed implements Ear {
    record Result(Histogram ack, double perSecond, long not) {}

    private static final long LATER = 20;

    private final List<Crowd> crowds;
    private final int flying;
    private Histogram ack = Paced.histogram();
    private long done;
    private long not;
    private int next;
    private boolean running = true;

    private Closed(List<Crowd> crowds, int flying) {
        this.crowds = crowds;
        this.flying = flying;
    }

    /** Warms up, then measures; the crowds share one thread. */
    static Result run(List<Crowd> crowds, int flying, Duration warm, Duration length) {
        return new Closed(crowds, flying).run(warm, length);
    }

    private Result run(Duration warm, Duration length) {
        var first = crowds.getFirst();
        first.on(
                () -> {
                    crowds.forEach(crowd -> crowd.ear = this);
                    for (int i = 0; i < flying; i++) ask();
                    return null;
                });
        Crowd.pause(warm.toMillis());
        first.on(
                () -> {
                    ack = Paced.histogram();
                    done = 0;
                    not = 0;
                    return null;
                });
        long from = System.nanoTime();
        Crowd.pause(length.toMillis());
        var result =
                first.on(
                        () -> {
                            running = false;
                            double seconds = (System.nanoTime() - from) / 1e9;
                            return new Result(ack.copy(), done / seconds, not);
                        });
        // What is still in flight is answered before somebody else measures.
        Crowd.pause(200);
        first.on(
                () -> {
                    crowds.forEach(crowd -> crowd.ear = new Ear() {});
                    return null;
                });
        return result;
    }

    private void ask() {
        if (!running) return;
        var crowd = crowds.get(next++ % crowds.size());
        crowd.move(crowd.asker());
    }

    @Override
    public void done(Seat seat, long ref, long version, long sent, long now) {
        done++;
        ack.recordValue((now - sent) / 1_000);
        if (running) seat.crowd.move(seat.crowd.asker());
    }

    /** A person who asks too fast hears "later": somebody else asks, after a moment. */
    @Override
    public void notDone(Seat seat, String answer) {
        if (not++ == 0) System.err.println("not done: " + answer);
        seat.crowd.events().schedule(this::ask, LATER, TimeUnit.MILLISECONDS);
    }
}
