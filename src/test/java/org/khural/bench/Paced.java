package org.khural.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * A load at a pace: so many asks together at every tick. It counts deliveries (one command's change
 * reaching one screen, however many commands a frame carries), and takes the time from each ask to
 * its answer and to the last screen that shows it.
 */
final class Paced implements Ear {
    /** Times in microseconds; {@code missing}: changes that did not reach every screen in time. */
    record Result(
            Histogram ack, Histogram last, long deliveries, long missing, long not, Duration cpu) {
        double cpuPerDelivery() {
            return cpu.toNanos() / 1e3 / deliveries;
        }
    }

    private static final int VERSIONS = 1 << 17;
    private static final long PATIENCE = 3_000;

    private final Crowd crowd;
    private final int together;
    private final long tick;
    private final int screens;
    private final Consumer<Seat> act;
    private final Histogram ack = histogram();
    private final int[] count = new int[VERSIONS];
    private final long[] shown = new long[VERSIONS];
    private long[] asks = new long[4_096];
    private int answers;
    private long not;
    private long asked;
    private boolean running;

    /** {@code screens}: how many of the crowd are expected to see each change. */
    Paced(Crowd crowd, int screens, int together, Duration tick, Consumer<Seat> act) {
        this.crowd = crowd;
        this.screens = screens;
        this.together = together;
        this.tick = tick.toNanos();
        this.act = act;
    }

    static Histogram histogram() {
        return new Histogram(TimeUnit.MINUTES.toMicros(2), 3);
    }

    /** First warms up, then measures. */
    static Result run(Crowd crowd, Subject of, int together, Duration tick, Duration... warmThen) {
        Result last = null;
        for (var length : warmThen) {
            last =
                    new Paced(crowd, crowd.seats.size(), together, tick, crowd::move)
                            .run(of, length);
        }
        return last;
    }

    Result run(Subject of, Duration length) {
        var before = of.cpu();
        crowd.on(
                () -> {
                    crowd.ear = this;
                    running = true;
                    tick();
                    return null;
                });
        Crowd.pause(length.toMillis());
        crowd.on(() -> running = false);
        long until = System.nanoTime() + PATIENCE * 1_000_000;
        while (!crowd.on(this::isComplete) && System.nanoTime() < until) Crowd.pause(2);
        var cpu = of.cpu().minus(before);
        return crowd.on(() -> result(cpu));
    }

    /** Not quite even, so that it does not march in step with somebody else's timer. */
    private void tick() {
        if (!running) return;
        long pause = tick * 3 / 4 + ThreadLocalRandom.current().nextLong(tick / 2);
        crowd.events().schedule(this::tick, pause, TimeUnit.NANOSECONDS);
        for (int i = 0; i < together; i++) {
            asked++;
            act.accept(crowd.asker());
        }
    }

    @Override
    public void shown(long from, long to, long now) {
        for (long v = Math.max(from + 1, to - 1_000); v <= to; v++) {
            int slot = (int) (v % VERSIONS);
            count[slot]++;
            shown[slot] = now;
        }
    }

    @Override
    public void done(Seat seat, long ref, long version, long sent, long now) {
        ack.recordValue((now - sent) / 1_000);
        if (2 * answers == asks.length) asks = Arrays.copyOf(asks, 2 * asks.length);
        asks[2 * answers] = version;
        asks[2 * answers++ + 1] = sent;
    }

    @Override
    public void notDone(Seat seat, String answer) {
        if (not++ == 0) System.err.println("not done: " + answer);
    }

    private boolean isComplete() {
        if (answers + not < asked) return false;
        for (int i = 0; i < answers; i++) if (seen(i) < screens) return false;
        return true;
    }

    private int seen(int answer) {
        return count[(int) (asks[2 * answer] % VERSIONS)];
    }

    private Result result(Duration cpu) {
        crowd.ear = new Ear() {};
        var last = histogram();
        long deliveries = 0;
        long missing = 0;
        for (int i = 0; i < answers; i++) {
            deliveries += seen(i);
            if (seen(i) < screens) missing++;
            else
                last.recordValue((shown[(int) (asks[2 * i] % VERSIONS)] - asks[2 * i + 1]) / 1_000);
        }
        return new Result(ack, last, deliveries, missing, not + asked - answers, cpu);
    }
}
