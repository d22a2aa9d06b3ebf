package org.khural.bench;

import static org.khural.bench.Report.ms;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A room full of people votes: ballots a second, how long each waits for its receipt, and from the
 * last ballot to the result on every screen. By name over the sockets, then secretly into the box.
 */
final class Votes {
    /** What ballots that are on their way after the close are given. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private Votes() {}

    static void run(Ground ground, Report report) throws Exception {
        int people = ground.quick ? 1_000 : 5_000;
        try (var ours = ground.khural();
                var crowd = ground.crowd(ours, people).enter()) {
            var room = new PollingRoom(crowd);
            // Compilers first.
            for (int i = 0; i < 3; i++) byName(room, "warm-" + i, Duration.ofSeconds(1));
            named(report, "all at once", people, byName(room, "at-once", Duration.ZERO));
            var paced = byName(room, "within-two", Duration.ofSeconds(2));
            named(report, "within two seconds", people, paced);
            report.goal(
                    "ballots lost or counted twice",
                    "%d of %,d".formatted(Math.abs(people - room.counted()), people),
                    "0",
                    room.counted() == people);
            secretly(ground, report, room, ours);
        }
        signing(report);
    }

    private record Result(Histogram ack, double perSecond, long later, double toScreens) {}

    private static Result byName(PollingRoom room, String poll, Duration within) {
        room.open(poll, false);
        long began = System.nanoTime();
        var ack = room.cast(poll, within);
        long last = room.lastAnswer();
        long shown = room.result(poll);
        return new Result(
                ack,
                ack.getTotalCount() / ((last - began) / 1e9),
                room.later(),
                (shown - last) / 1e6);
    }

    private static void named(Report report, String how, int people, Result result) {
        var what = "%,d ballots %s: ".formatted(people, how);
        report.figure(
                what + "ballots/s (ack p50 / p99)",
                "%,.0f (%s)".formatted(result.perSecond, ms(result.ack, 50, 99)));
        if (result.later > 0) report.figure(what + "told to come later", "" + result.later);
        report.figure(
                what + "from the last ballot to the result on every screen",
                "%,.0f ms, %,d of them grace".formatted(result.toScreens, GRACE.toMillis()));
    }

    private static void secretly(Ground ground, Report report, PollingRoom room, Subject ours)
            throws Exception {
        var poll = "secret";
        room.open(poll, true);
        var box = new SecretVoters(room, poll, ours.port);
        long began = System.nanoTime();
        box.askTokens();
        report.figure(
                "blind signatures/s, from asking to the phone, whole server",
                "%,.0f".formatted(box.size() / ((System.nanoTime() - began) / 1e9)));
        box.unblind();
        began = System.nanoTime();
        var ack = box.cast();
        long last = System.nanoTime();
        report.figure(
                "secret ballots/s into the box (ack p50 / p99)",
                "%,.0f (%s)".formatted(box.size() / ((last - began) / 1e9), ms(ack, 50, 99)));
        double toScreens = (room.result(poll) - last) / 1e6;
        report.figure(
                "%,d secret ballots: from the last to the result on every screen"
                        .formatted(box.size()),
                "%,.0f ms, %,d of them grace".formatted(toScreens, GRACE.toMillis()));
    }

    /** The arithmetic alone, in this process: one thread, and one on each core. */
    private static void signing(Report report) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        SecretVoters.sign(1, TimeUnit.SECONDS.toNanos(2));
        double one = SecretVoters.sign(1, TimeUnit.SECONDS.toNanos(3));
        double all = SecretVoters.sign(cores, TimeUnit.SECONDS.toNanos(3));
        report.figure("blind signatures/s on one core", "%,.0f".formatted(one));
        report.figure(
                "same, on %d cores (per core)".formatted(cores),
                "%,.0f (%,.0f)".formatted(all, all / cores));
    }
}
