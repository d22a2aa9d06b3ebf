package org.khural.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table: what was measured, of whom, and whether the goal is met. */
final class Report {
    /** {@code values}: ours, ws, Socket.IO, the bare loop; those that were measured. */
    private record Row(String what, List<String> values, String goal) {}

    private static final int COLUMNS = 4;

    private final List<Row> rows = new ArrayList<>();
    private int missed;
    private int goals;

    /** A figure of ours and of the peers, without a goal of its own. */
    void figure(String what, List<String> values) {
        add(new Row(what, values, ""));
    }

    void figure(String what, String ours) {
        figure(what, List.of(ours));
    }

    void goal(String what, String ours, String goal, boolean met) {
        goals++;
        if (!met) missed++;
        add(new Row(what, List.of(ours), goal + (met ? ": met" : ": **missed**")));
    }

    /** How many times as much a peer needs. */
    void ratio(String what, double ratio, double least, double aim) {
        var met = ratio >= aim ? "aim of %s met" : "goal met, aim is %s";
        goal(
                what,
                "%.1f".formatted(ratio),
                ">= " + least + " (" + met.formatted(aim) + ")",
                ratio >= least);
    }

    private void add(Row row) {
        rows.add(row);
        System.err.println(line(row));
    }

    private static String line(Row row) {
        var values = new ArrayList<>(row.values);
        while (values.size() < COLUMNS) values.add("");
        return "| %s | %s | %s |".formatted(row.what, String.join(" | ", values), row.goal);
    }

    String text(boolean quick) {
        var out = new StringBuilder();
        out.append(
                "| | Khural | ws + ioredis | Socket.IO 4 + redis-adapter | bare loop | goal |\n");
        out.append("|---|---|---|---|---|---|\n");
        for (var row : rows) out.append(line(row)).append('\n');
        out.append(
                "\n%d of %d goals met. %s%s%n"
                        .formatted(goals - missed, goals, machine(), quick ? "; a quick run" : ""));
        return out.toString();
    }

    static String machine() {
        var model = "unknown processor";
        try {
            for (var line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) model = line.substring(line.indexOf(':') + 2);
            }
        } catch (IOException e) {
            // Not on Linux.
        }
        return "%s, %d cores, %s %s, Java %s, Node %s, %s"
                .formatted(
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version").replaceAll("-.*", ""),
                        Runtime.version().feature(),
                        node(),
                        LocalDate.now());
    }

    private static String node() {
        try {
            var asked = new ProcessBuilder("node", "--version").start();
            return new String(asked.getInputStream().readAllBytes()).strip().substring(1);
        } catch (IOException e) {
            return "none";
        }
    }

    static String ms(org.HdrHistogram.Histogram times, double... percentiles) {
        var out = new ArrayList<String>();
        for (double p : percentiles) out.add(ms(times.getValueAtPercentile(p)));
        return String.join(" / ", out) + " ms";
    }

    private static String ms(long micros) {
        double ms = micros / 1e3;
        return String.format(Locale.ROOT, ms < 10 ? "%.1f" : "%.0f", ms);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
