package org.khural.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A redis-server on this machine. It detaches itself from our session, so that Ctrl-C in a terminal
 * does not stop it before Khural has finished its appends; whether it lives is therefore asked of
 * the operating system, and what it says is read from its log.
 */
record RedisProcess(long pid, String said) {
    private static final Pattern STARTED = Pattern.compile("pid=(\\d+), just started");
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);
    private static final Duration TO_LOAD = Duration.ofMinutes(10);
    private static final long LOG_LIMIT = 4 << 20;

    /** Starts it and waits until it answers the application's user with PONG. */
    static RedisProcess start(Path binary, Path dir, RunningRedis as, String config)
            throws IOException {
        Path log = RedisConfig.logFile(dir);
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, dir.resolve("redis.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long from = Files.exists(log) ? Files.size(log) : 0;
        String complaint = launch(binary, dir, config);
        long deadline = System.nanoTime() + TO_ANSWER.toNanos();
        long loaded = System.nanoTime() + TO_LOAD.toNanos();
        while (true) {
            String said = tail(log, from);
            Optional<Long> pid = pid(said);
            if (pid.isPresent() && !isAlive(pid.get())) {
                throw trouble(tail(log, from), as, dir);
            }
            Answer answer = ping(as, 1000);
            if (answer == Answer.PONG && pid.isPresent()) {
                return new RedisProcess(pid.get(), tail(log, from));
            }
            long now = System.nanoTime();
            if (answer == Answer.LOADING ? now > loaded : now > deadline) {
                throw trouble(complaint + said, as, dir);
            }
            pause(10);
        }
    }

    private static String launch(Path binary, Path dir, String config) throws IOException {
        // The files are for the owner alone; Redis itself would let others read them.
        Process process =
                new ProcessBuilder("/bin/sh", "-c", "umask 077; exec \"$0\" -", binary.toString())
                        .directory(dir.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var in = process.getOutputStream()) {
            in.write(config.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It did not read its configuration: its exit code and its words say why.
        }
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new CannotStart(
                        "redis.not_startable",
                        "Redis ("
                                + binary
                                + ") cannot be started, exit code "
                                + code
                                + ": "
                                + lastLine(words)
                                + ". Does the directory allow programs (mount option noexec)?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return words;
    }

    enum Answer {
        PONG,
        LOADING,
        /** Somebody listens there and is not the Redis that we know. */
        STRANGER,
        /** Connected, and nothing came back. */
        SILENCE,
        NOBODY
    }

    static Answer ping(RunningRedis redis, int timeoutMillis) {
        try (RespSocket socket = redis.connect(timeoutMillis)) {
            return "PONG".equals(socket.call("PING")) ? Answer.PONG : Answer.STRANGER;
        } catch (RespSocket.Refused e) {
            return e.is("LOADING") ? Answer.LOADING : Answer.STRANGER;
        } catch (java.net.SocketTimeoutException e) {
            return Answer.SILENCE;
        } catch (java.net.ConnectException e) {
            return Answer.NOBODY;
        } catch (IOException e) {
            return Answer.STRANGER;
        }
    }

    private static CannotStart trouble(String said, RunningRedis as, Path dir) {
        if (said.contains("Failed listening on port")) {
            return new CannotStart(
                    "redis.port_taken",
                    "Port "
                            + as.port()
                            + " on 127.0.0.1 is taken, so Redis cannot start there."
                            + " Set redis.port to another port, or to 0 for any free one.");
        }
        if (said.contains("Bad file format") || said.contains("Unexpected end of file")) {
            return new CannotStart(
                    "redis.data_damaged",
                    "The data of Redis in "
                            + dir
                            + " is damaged beyond its last moments and was left as it is. Restore a"
                            + " backup, or repair a copy with redis-check-aof. Redis said: "
                            + lastLine(said));
        }
        return new CannotStart(
                "redis.failed", "Redis did not start in " + dir + ". It said: " + lastLine(said));
    }

    /** What Redis says when it starts with less than it once acknowledged. */
    List<String> losses() {
        return said.lines()
                .filter(line -> line.contains("runcating the AOF") || line.contains("short read"))
                .map(RedisProcess::words)
                .toList();
    }

    static boolean isAlive(long pid) {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        try {
            // In a container nobody may collect the dead: a zombie still has a process id.
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException | StringIndexOutOfBoundsException e) {
            return ProcessHandle.of(pid).isPresent();
        }
    }

    /** Asks it to write everything and end (SIGTERM); false if it is still there in the end. */
    static boolean stop(long pid, Duration patience) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive(pid)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(10);
        }
        return true;
    }

    private static Optional<Long> pid(String said) {
        Matcher started = STARTED.matcher(said);
        return started.find() ? Optional.of(Long.valueOf(started.group(1))) : Optional.empty();
    }

    private static String tail(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (var channel = Files.newByteChannel(log)) {
            channel.position(from);
            var text = java.nio.ByteBuffer.allocate(64 * 1024);
            while (text.hasRemaining() && channel.read(text) >= 0) {
                // until the end, or as much as anybody wants to read
            }
            return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
        }
    }

    private static String lastLine(String said) {
        return said.lines().reduce((a, b) -> b).map(RedisProcess::words).orElse("nothing");
    }

    /** A line of the log without process, date and level. */
    private static String words(String line) {
        return line.replaceFirst("^\\d+:\\w \\d+ \\w+ \\d+ [\\d:.]+ [*#.-] ", "").strip();
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
