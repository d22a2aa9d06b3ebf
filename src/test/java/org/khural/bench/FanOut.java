package org.khural.bench;

import static org.khural.bench.Report.ms;
import static org.khural.bench.Report.number;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * What it costs to tell N people of a change, and how long it takes: one command at a time and
 * eight together, ours and the peers in turn.
 */
final class FanOut {
    private static final int PER_SECOND = 40_000;

    private record Pair(Paced.Result one, Paced.Result eight) {}

    private FanOut() {}

    static void run(Ground ground, Report report) {
        var subjects = new ArrayList<Subject>();
        try {
            ground.all().forEach(start -> subjects.add(start.get()));
            if (subjects.size() > 1) subjects.add(ground.floor());
            for (var subject : subjects) warm(ground, subject);
            for (int n : List.of(100, 1_000, 5_000)) row(ground, report, subjects, n);
            if (!ground.quick) tenThousand(ground, report, subjects.getFirst());
        } finally {
            subjects.forEach(Subject::close);
        }
    }

    /** Compilers first. */
    private static void warm(Ground ground, Subject subject) {
        try (var crowd = ground.crowd(subject, 1_000).enter()) {
            var length = Duration.ofSeconds(ground.quick ? 4 : 10);
            Paced.run(crowd, subject, 1, Duration.ofMillis(60), length);
            Paced.run(crowd, subject, 8, tick(1_000, 8), length);
        }
    }

    /** A pace that no screen can call hectic, and that leaves a core of the slowest half idle. */
    private static Duration tick(int n, int together) {
        long usual = n <= 1_000 ? 80 : n <= 5_000 ? 250 : 500;
        return Duration.ofMillis(Math.max(usual, 1_000L * n * together / PER_SECOND));
    }

    private static void row(Ground ground, Report report, List<Subject> subjects, int n) {
        var results = new LinkedHashMap<Subject, Pair>();
        var warm = Duration.ofSeconds(1);
        var length = Duration.ofSeconds(ground.quick ? 4 : 12);
        for (var subject : subjects) {
            try (var crowd = ground.crowd(subject, n).enter()) {
                var one = Paced.run(crowd, subject, 1, tick(n, 1), warm, length);
                var eight = Paced.run(crowd, subject, 8, tick(n, 8), warm, length);
                results.put(subject, new Pair(one, eight));
                check(subject, n, one);
                check(subject, n, eight);
            }
        }
        write(report, n, results);
    }

    private static void check(Subject subject, int n, Paced.Result result) {
        if (result.missing() + result.not() == 0) return;
        System.err.printf(
                "   %s, N=%d: %d changes did not reach everybody in time, %d asks not done%n",
                subject.name, n, result.missing(), result.not());
    }

    private static void write(Report report, int n, Map<Subject, Pair> results) {
        var all = List.copyOf(results.values());
        var ours = all.getFirst();
        report.figure("CPU us/delivery, N=" + n + ", one command", each(all, p -> cpu(p.one)));
        report.figure("same, eight together", each(all, p -> cpu(p.eight)));
        report.figure("ack p50 / p99, N=" + n, each(all, p -> ms(p.one.ack(), 50, 99)));
        report.figure("same, eight together", each(all, p -> ms(p.eight.ack(), 50, 99)));
        report.figure(
                "last of N received p50 / p99, N=" + n, each(all, p -> ms(p.one.last(), 50, 99)));
        if (n == 1_000 && all.size() > 3) ratios(report, all);
        if (n == 5_000) {
            var acks = ours.one.ack();
            boolean met = within(acks, 50, 2_000) && within(acks, 99, 25_000);
            report.goal("ack with 5,000 in the room", ms(acks, 50, 99), "<= 2 / 25 ms", met);
        }
        last(report, n, ours.one, n == 100 ? 15 : n == 1_000 ? 60 : 250);
    }

    private static void ratios(Report report, List<Pair> all) {
        double one = all.get(0).one.cpuPerDelivery() / all.get(3).one.cpuPerDelivery();
        report.goal("Khural / bare loop, CPU, one", "%.1f".formatted(one), "<= 1.5", one <= 1.5);
        double mine = all.get(0).eight.cpuPerDelivery();
        double ws = all.get(1).eight.cpuPerDelivery() / mine;
        double socketIo = all.get(2).eight.cpuPerDelivery() / mine;
        report.ratio("Socket.IO / Khural, CPU, eight", socketIo, 2, 3.5);
        report.ratio("ws / Khural, CPU, eight", ws, 1.5, 2.5);
    }

    private static List<String> each(List<Pair> all, Function<Pair, String> what) {
        return all.stream().map(what).toList();
    }

    private static String cpu(Paced.Result result) {
        return number(result.cpuPerDelivery());
    }

    private static boolean within(Histogram times, double percentile, long micros) {
        return times.getTotalCount() > 0 && times.getValueAtPercentile(percentile) <= micros;
    }

    private static void last(Report report, int n, Paced.Result result, int most) {
        var last = result.last();
        report.goal(
                "last of N received p99, N=" + n,
                ms(last, 99),
                "<= " + most + " ms",
                within(last, 99, most * 1_000L));
    }

    private static void tenThousand(Ground ground, Report report, Subject ours) {
        try (var crowd = ground.crowd(ours, 5_000, 10_000).enter()) {
            var one =
                    Paced.run(
                            crowd,
                            ours,
                            1,
                            tick(10_000, 1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(15));
            check(ours, 10_000, one);
            report.figure("CPU us/delivery, N=10000, one command", number(one.cpuPerDelivery()));
            last(report, 10_000, one, 400);
        }
    }
}
