package org.khural.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server under load, in a process of its own. What it costs is what the kernel says. */
final class Subject implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    // An offer of HTTP/2 is an upgrade, which a WebSocket server takes for its own.
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long TICKS = 100;
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    final String name;
    final Dialect dialect;
    final int port;
    final Duration start;
    private final Process process;

    private Subject(String name, Dialect dialect, int port, Process process, Duration start) {
        this.name = name;
        this.dialect = dialect;
        this.port = port;
        this.process = process;
        this.start = start;
    }

    /** Starts it and waits until it says that it is up. */
    static Subject start(String name, Dialect dialect, int port, Path said, List<String> command) {
        long began = System.nanoTime();
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                            .start();
            while (!isUp(port)) {
                if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                    process.destroyForcibly();
                    throw new IllegalStateException(name + " does not start; see " + said);
                }
                Crowd.pause(2);
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            return new Subject(name, dialect, port, process, took);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUp(int port) {
        var uri = URI.create("http://127.0.0.1:" + port + "/api/health");
        var ask = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
        try {
            return HTTP.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** User and system time so far. */
    Duration cpu() {
        var stat = read("stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofNanos(ticks * (1_000_000_000 / TICKS));
    }

    /** Bytes in memory. */
    long rss() {
        for (var line : read("status").split("\n")) {
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
        throw new IllegalStateException("no VmRSS of " + name);
    }

    /** Bytes that are reachable, after a full collection. Of a JVM only. */
    long live() {
        var found = TOTAL.matcher(jcmd("GC.class_histogram"));
        if (!found.find()) throw new IllegalStateException("no total in the histogram");
        return Long.parseLong(found.group(1));
    }

    boolean isJvm() {
        return dialect == Dialect.KHURAL;
    }

    String jcmd(String... what) {
        try {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var command = new java.util.ArrayList<>(List.of(jcmd, "" + process.pid()));
            command.addAll(List.of(what));
            var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(asked.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String what) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/" + what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a power cut. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(12, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
