package org.khural.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From the command to the first "up", with what the JDK offers to make that shorter. */
final class StartUp {
    private StartUp() {}

    static void run(Ground ground, Report report) {
        int times = ground.quick ? 3 : 7;
        var usual = Ground.JVM;
        var plain = usual.stream().filter(f -> !f.contains("CompactObjectHeaders")).toList();
        var cache = ground.dir().resolve("khural.aot");
        try (var trained = ground.khural(usual, "-XX:AOTCacheOutput=" + cache)) {
            try (var crowd = ground.crowd(trained, 100).enter()) {
                crowd.on(() -> null);
            }
        }
        var cached = new ArrayList<>(usual);
        if (Files.exists(cache)) cached.add("-XX:AOTCache=" + cache);
        report.figure("start to /api/health 200", median(ground, usual, times));
        report.figure("same, without compact object headers", median(ground, plain, times));
        report.figure(
                "same, with an AOT cache",
                Files.exists(cache) ? median(ground, cached, times) : "no cache was made");
    }

    private static String median(Ground ground, List<String> jvm, int times) {
        var took = new long[times];
        for (int i = 0; i < times; i++) {
            try (var subject = ground.khural(jvm)) {
                took[i] = subject.start.toMillis();
            }
        }
        Arrays.sort(took);
        return "%,d ms (%,d to %,d)".formatted(took[times / 2], took[0], took[times - 1]);
    }
}
