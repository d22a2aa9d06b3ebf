package org.khural.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khural.support.Ports;

/**
 * A real server process, on loopback, with its own data directory, that can be ended in any way.
 */
final class KhuralProcess implements AutoCloseable {
    private static final String SEAL_KEY = "the-key-of-all-nodes-of-the-tests";
    private static final Pattern LINK =
            Pattern.compile("\"role\":\"([a-z0-9-]+)\",\"url\":\"([^\"]+)\"");
    private static final Duration TO_START = Duration.ofSeconds(30);

    final Path data;
    final int port;
    final String origin;
    private final List<String> args;
    private Process process;

    private KhuralProcess(Path data, int port, List<String> args) {
        this.data = data;
        this.port = port;
        this.origin = "http://127.0.0.1:" + port;
        this.args = args;
    }

    /** Starts and waits until it says that it is up. */
    static KhuralProcess start(Path data, String... args) {
        var started = launch(data, freePort(), args);
        started.awaitUp();
        return started;
    }

    /** Starts and waits for nothing. */
    static KhuralProcess launch(Path data, int port, String... args) {
        var one = new KhuralProcess(data, port, List.of(args));
        one.launch();
        return one;
    }

    void restart() {
        launch();
        awaitUp();
    }

    private void launch() {
        var command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp", classPath()));
        command.addAll(List.of("org.khural.Main", "--port", String.valueOf(port)));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(args);
        try {
            Files.createDirectories(data.getParent());
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("KHURAL_HTTP_PUBLICURL", origin);
            // Nodes of one outside Redis share a key; one with its own Redis makes its own.
            if (args.contains("--redis")) builder.environment().put("KHURAL_SEAL_KEY", SEAL_KEY);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out().toFile()));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path out() {
        return data.resolveSibling(data.getFileName() + ".out");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What ships, and not the tests. */
    private static String classPath() {
        var path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(each -> !each.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    void awaitUp() {
        long end = System.nanoTime() + TO_START.toNanos();
        while (!isUp()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("the server did not come up:\n" + output());
            }
            pause(50);
        }
    }

    boolean isUp() {
        return health().contains("\"up\"");
    }

    void awaitHealth(String word) {
        long end = System.nanoTime() + TO_START.toNanos();
        while (!health().contains(word)) {
            if (System.nanoTime() > end) throw new AssertionError(health() + output());
            pause(50);
        }
    }

    private String health() {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(origin + "/api/health"))
                            .timeout(Duration.ofSeconds(2))
                            .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The links of the first start, by role. */
    Map<String, String> links() {
        var links = new HashMap<String, String>();
        try {
            var found = LINK.matcher(Files.readString(data.resolve("links.json")));
            while (found.find()) links.put(found.group(1), found.group(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return links;
    }

    /** In the middle of whatever it does. */
    void kill() {
        process.destroyForcibly();
        join(Duration.ofSeconds(5));
    }

    /** As a debugger, a full disk or a suspended virtual machine does. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As an operator ends it; the exit code. */
    int end() {
        process.destroy();
        return join(Duration.ofSeconds(20));
    }

    int join(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("it did not end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String output() {
        try {
            return Files.readString(out());
        } catch (IOException e) {
            return "";
        }
    }

    long redisPid() {
        try {
            return Long.parseLong(Files.readString(data.resolve("redis/redis.pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void killRedis() {
        ProcessHandle.of(redisPid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            thaw();
            end();
        }
        if (Files.exists(data.resolve("redis/redis.pid"))) {
            ProcessHandle.of(redisPid()).ifPresent(ProcessHandle::destroy);
        }
    }

    static int freePort() {
        return Ports.free();
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
