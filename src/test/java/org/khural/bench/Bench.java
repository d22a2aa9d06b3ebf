package org.khural.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures one after the other and prints the table.
 *
 * <pre>
 * bin/bench [--quick] [--ours] [--only fanout,idle]
 * </pre>
 *
 * {@code --ours} leaves the peers out; {@code --only} takes names of {@link #ALL}.
 */
public final class Bench {
    private interface Measurement {
        void run(Ground ground, Report report) throws Exception;
    }

    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();

    static {
        ALL.put("start", StartUp::run);
        ALL.put("fanout", FanOut::run);
        ALL.put("commits", Commits::run);
        ALL.put("people", Grown::run);
        ALL.put("nodes", TwoNodes::run);
        ALL.put("stalled", Stalled::run);
        ALL.put("kill", Killed::run);
        ALL.put("redis", RedisRestart::run);
        ALL.put("polls", Votes::run);
        ALL.put("signing", Signatures::run);
        ALL.put("idle", Idle::run);
    }

    private static final List<String> OPTIONS = List.of("--quick", "--ours", "--only");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        var given = List.of(args);
        boolean quick = given.contains("--quick");
        int only = given.indexOf("--only");
        // A word that is not known would measure everything for an hour.
        for (int i = 0; i < args.length; i++) {
            boolean isNames = only >= 0 && i == only + 1;
            if (!isNames && !OPTIONS.contains(args[i])) {
                System.err.println("bin/bench " + OPTIONS + " does not know " + args[i]);
                System.exit(2);
            }
        }
        var chosen = only < 0 ? ALL.keySet() : Set.of(given.get(only + 1).split(","));
        var unknown = chosen.stream().filter(n -> !ALL.containsKey(n)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            System.err.println("There is no measurement " + unknown + ", but " + ALL.keySet());
            System.exit(2);
        }
        var report = new Report();
        try (var ground = new Ground(quick, given.contains("--ours"))) {
            for (var each : ALL.entrySet()) {
                if (!chosen.contains(each.getKey())) continue;
                long began = System.nanoTime();
                System.err.println("== " + each.getKey());
                each.getValue().run(ground, report);
                System.err.printf("   %.0f s%n", (System.nanoTime() - began) / 1e9);
            }
        }
        var text = report.text(quick);
        Files.writeString(Path.of("target/bench/table.md"), text);
        System.out.println(text);
        System.exit(0);
    }
}
