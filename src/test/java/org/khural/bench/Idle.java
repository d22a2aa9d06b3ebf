package org.khural.bench;

import java.util.ArrayList;

/** What a socket costs that only sits there, ours and the peers'. */
final class Idle {
    private Idle() {}

    static void run(Ground ground, Report report) {
        int sockets = ground.quick ? 5_000 : 10_000;
        var rss = new ArrayList<Double>();
        double live = 0;
        for (var start : ground.all()) {
            try (var subject = start.get()) {
                // The room and the code that lets people in are there before anybody counts.
                try (var first = ground.crowd(subject, 5_000, 100).enter()) {
                    Crowd.pause(500);
                }
                long liveBefore = subject.isJvm() ? subject.live() : 0;
                long before = subject.rss();
                try (var crowd = ground.crowd(subject, 5_000, sockets).enter()) {
                    Crowd.pause(ground.quick ? 2_000 : 6_000);
                    if (subject.isJvm()) {
                        live = (subject.live() - liveBefore) / 1e3 / sockets;
                        subject.jcmd("GC.run");
                    }
                    rss.add((subject.rss() - before) / 1e3 / sockets);
                }
            }
        }
        var texts = rss.stream().map(kb -> "%.1f kB".formatted(kb)).toList();
        report.figure("RSS per idle socket at %,d".formatted(sockets), texts);
        report.goal("RSS per idle socket", texts.getFirst(), "<= 25 kB", rss.getFirst() <= 25);
        report.goal("live heap per idle socket", "%.1f kB".formatted(live), "<= 12 kB", live <= 12);
    }
}
