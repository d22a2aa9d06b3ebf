package org.khural.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which the embedded Redis lives, and the rule that there is never a second one in
 * it: one that runs is adopted, replaced by a clean stop, or refused by name.
 */
final class RedisHome {
    private static final Logger LOG = LoggerFactory.getLogger(RedisHome.class);
    private static final Duration TO_STOP = Duration.ofSeconds(15);
    private static final Pattern PROCESS_ID = Pattern.compile("process_id:(\\d+)");
    private static final int PORTS_TO_TRY = 4;

    /** A Redis that answers; what it lost is in its own words. */
    record Tenant(RunningRedis redis, long pid, boolean adopted, List<String> losses) {}

    private final Path home;
    private final Path stateFile;
    private final RedisBinary binary;
    private final int wantedPort;
    private final Durability durability;

    RedisHome(DataDir data, RedisBinary binary, int port, Durability durability)
            throws IOException {
        this.home = data.subdirectory("redis");
        this.stateFile = data.path().resolve("redis.properties");
        this.binary = binary;
        this.wantedPort = port;
        this.durability = durability;
    }

    /** Whom we find, if it is as we would start it. After this nobody else lives here. */
    Optional<Tenant> adopt() throws IOException {
        Optional<RunningRedis> known = RunningRedis.read(stateFile);
        if (known.isPresent() && answers(known.get())) {
            return adopt(known.get());
        }
        refuseSecond();
        return Optional.empty();
    }

    private static boolean answers(RunningRedis redis) {
        RedisProcess.Answer answer = RedisProcess.ping(redis, 5000);
        while (answer == RedisProcess.Answer.LOADING) {
            RedisProcess.pause(100);
            answer = RedisProcess.ping(redis, 5000);
        }
        return answer == RedisProcess.Answer.PONG;
    }

    private Optional<Tenant> adopt(RunningRedis known) throws IOException {
        long pid;
        try (RespSocket socket = known.connect(5000)) {
            Matcher id = PROCESS_ID.matcher(String.valueOf(socket.call("INFO", "server")));
            if (!id.find()) {
                throw new IOException("Redis does not tell its process id");
            }
            pid = Long.parseLong(id.group(1));
            boolean asWeWouldStartIt =
                    known.fingerprint().equals(RedisConfig.fingerprint(binary, durability))
                            && (wantedPort == 0 || wantedPort == known.port())
                            && hasFunctions(socket);
            if (asWeWouldStartIt) {
                LOG.info("Adopted the Redis that was still running (process {})", pid);
                return Optional.of(new Tenant(known, pid, true, List.of()));
            }
        }
        LOG.info("The Redis that was still running (process {}) was set up otherwise", pid);
        if (!stop(pid)) {
            throw notAnswering(pid);
        }
        return Optional.empty();
    }

    private static boolean hasFunctions(RespSocket socket) throws IOException {
        try {
            socket.call("FCALL", Library.KHURAL.function("release"), "1", "khural:probe", "probe");
            return true;
        } catch (RespSocket.Refused e) {
            return false;
        }
    }

    private void refuseSecond() throws IOException {
        Path file = RedisConfig.pidFile(home);
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file).strip();
        if (text.matches("\\d{1,10}") && lives(Long.parseLong(text))) {
            throw notAnswering(Long.parseLong(text));
        }
    }

    /** Whether this process is the Redis of this directory: process ids are used again. */
    boolean lives(long pid) {
        if (!RedisProcess.isAlive(pid)) {
            return false;
        }
        try {
            Path cwd = Path.of("/proc/" + pid + "/cwd");
            if (Files.exists(cwd)) {
                return Files.isSameFile(cwd, home);
            }
        } catch (IOException e) {
            // It ended a moment ago, or is somebody else's; the next lines decide.
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("redis-server"))
                .isPresent();
    }

    private CannotStart notAnswering(long pid) {
        return new CannotStart(
                "redis.not_answering",
                "A Redis (process "
                        + pid
                        + ") runs on "
                        + home
                        + " and does not answer. A second one would destroy data:"
                        + " end that process (kill "
                        + pid
                        + "), then start again.");
    }

    /** Starts one, at the address of the one before if there was one. */
    Tenant launch(Optional<RunningRedis> before) throws IOException {
        Path file = binary.extractTo(home);
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(file, port(before, attempt), before);
            } catch (CannotStart e) {
                // Between finding a free port and using it, somebody else may have taken it.
                boolean another = wantedPort == 0 && attempt < PORTS_TO_TRY;
                if (!another || !e.code().equals("redis.port_taken")) {
                    throw e;
                }
            }
        }
    }

    private int port(Optional<RunningRedis> before, int attempt) throws IOException {
        if (wantedPort != 0) {
            return wantedPort;
        }
        if (attempt == 1 && before.isPresent()) {
            return before.get().port();
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private Tenant launch(Path file, int port, Optional<RunningRedis> before) throws IOException {
        String password = before.map(RunningRedis::password).orElseGet(Secrets::token);
        String loader = Secrets.token();
        RunningRedis next =
                new RunningRedis(port, password, RedisConfig.fingerprint(binary, durability));
        next.write(stateFile, 0);
        RedisProcess process =
                RedisProcess.start(
                        file,
                        home,
                        next,
                        RedisConfig.text(port, home, durability, password, loader));
        loadFunctions(next, loader);
        next.write(stateFile, process.pid());
        process.losses().forEach(loss -> LOG.error("REDIS LOST ITS LAST MOMENTS: {}", loss));
        LOG.info("Redis runs (process {}, port {})", process.pid(), port);
        return new Tenant(next, process.pid(), false, process.losses());
    }

    private static void loadFunctions(RunningRedis redis, String password) throws IOException {
        try (RespSocket socket = redis.connect(RedisConfig.LOADER, password, 10_000)) {
            // Nobody else uses this Redis, so what earlier versions left behind can go.
            socket.call("FUNCTION", "FLUSH", "SYNC");
            socket.call("FUNCTION", "LOAD", "REPLACE", Library.KHURAL.source());
            socket.call("ACL", "SETUSER", RedisConfig.LOADER, "reset");
        }
    }

    /** Asks it to write everything and end; false if it is still there in the end. */
    boolean stop(long pid) {
        return RedisProcess.stop(pid, TO_STOP);
    }
}
