package org.khural.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * The Redis that Khural starts and owns when nobody gave it one: on loopback, with a password, its
 * own data directory and every append on the disk before it is acknowledged. A running one is
 * adopted, never doubled: two servers on one directory both acknowledge, and one's data is gone. If
 * it dies it is started again. All of this blocks: call it off the event loops.
 */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private final DataDir data;
    private final Path home;
    private final RedisBinary binary;
    private final int wantedPort;
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private volatile RunningRedis running;
    private volatile long pid;
    private volatile boolean adopted;
    private volatile boolean closing;

    private EmbeddedRedis(DataDir data, RedisBinary binary, int port) throws IOException {
        this.data = data;
        this.home = data.subdirectory("redis");
        this.binary = binary;
        this.wantedPort = port;
        this.running = new RunningRedis(0, "", "");
    }

    /**
     * Starts or adopts the Redis of this directory and returns when it answers.
     *
     * @param port on 127.0.0.1; 0 for any free one
     * @throws CannotStart with a sentence for the operator; nothing was changed or lost then
     */
    public static EmbeddedRedis start(Path dataDir, int port) {
        return start(dataDir, port, RedisBinary.forThisPlatform());
    }

    static EmbeddedRedis start(Path dataDir, int port, RedisBinary binary) {
        DataDir data = DataDir.lock(dataDir);
        try {
            EmbeddedRedis redis = new EmbeddedRedis(data, binary, port);
            if (!redis.adopt()) {
                redis.launch();
            }
            Thread.ofVirtual().name("redis-supervisor").start(redis::supervise);
            return redis;
        } catch (IOException e) {
            data.close();
            throw new CannotStart(
                    "data_dir.not_writable",
                    "The data directory "
                            + data.path()
                            + " cannot be used: "
                            + DataDir.reason(e)
                            + ".",
                    e);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** With user and password: never log it. Another one if Redis had to change its port. */
    public String url() {
        return running.url();
    }

    public int port() {
        return running.port();
    }

    public long pid() {
        return pid;
    }

    /** Whether it ran already, left over by a Khural that was killed. */
    public boolean wasAdopted() {
        return adopted;
    }

    /** What Redis said about acknowledged data that it no longer had at a start: show it loudly. */
    public List<String> losses() {
        return List.copyOf(losses);
    }

    private boolean adopt() throws IOException {
        Optional<RunningRedis> known = RunningRedis.read(stateFile());
        RedisProcess.Answer answer = RedisProcess.Answer.NOBODY;
        if (known.isPresent()) {
            answer = RedisProcess.ping(known.get(), 5000);
            while (answer == RedisProcess.Answer.LOADING) {
                pause(100);
                answer = RedisProcess.ping(known.get(), 5000);
            }
        }
        if (answer == RedisProcess.Answer.PONG) {
            return adopt(known.orElseThrow());
        }
        refuseSecond();
        return false;
    }

    private boolean adopt(RunningRedis known) throws IOException {
        try (RespSocket socket = known.connect(5000)) {
            String info = String.valueOf(socket.call("INFO", "server"));
            pid = Long.parseLong(Pattern.compile("\\D+").matcher(line(info)).replaceAll(""));
            boolean asWeWouldStartIt =
                    known.fingerprint().equals(RedisConfig.fingerprint(binary))
                            && (wantedPort == 0 || wantedPort == known.port())
                            && hasFunctions(socket);
            if (asWeWouldStartIt) {
                running = known;
                adopted = true;
                LOG.info("Adopted the Redis that was still running (process {})", pid);
                return true;
            }
        }
        LOG.info("The Redis that was still running (process {}) was set up otherwise", pid);
        if (!RedisProcess.stop(pid, TO_STOP)) {
            throw notAnswering(pid);
        }
        return false;
    }

    private static String line(String info) {
        return info.lines().filter(l -> l.startsWith("process_id:")).findFirst().orElseThrow();
    }

    private static boolean hasFunctions(RespSocket socket) throws IOException {
        try {
            socket.call("FCALL", Library.KHURAL.function("release"), "1", "khural:probe", "probe");
            return true;
        } catch (RespSocket.Refused e) {
            return false;
        }
    }

    /** A Redis on this directory that we cannot talk to must not get a sibling. */
    private void refuseSecond() throws IOException {
        Path file = RedisConfig.pidFile(home);
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file).strip();
        if (!text.matches("\\d{1,10}")) {
            return;
        }
        long other = Long.parseLong(text);
        if (RedisProcess.isAlive(other) && isRedisOfThisDirectory(other)) {
            throw notAnswering(other);
        }
    }

    private boolean isRedisOfThisDirectory(long other) throws IOException {
        Path cwd = Path.of("/proc/" + other + "/cwd");
        if (Files.isReadable(cwd)) {
            return Files.isSameFile(cwd, home);
        }
        return ProcessHandle.of(other)
                .flatMap(p -> p.info().command())
                .filter(command -> command.contains("redis-server"))
                .isPresent();
    }

    private CannotStart notAnswering(long other) {
        return new CannotStart(
                "redis.not_answering",
                "A Redis (process "
                        + other
                        + ") runs on "
                        + home
                        + " and does not answer. A second one would destroy data:"
                        + " end that process (kill "
                        + other
                        + "), then start again.");
    }

    private void launch() throws IOException {
        Path file = binary.extractTo(home);
        for (int attempt = 1; ; attempt++) {
            try {
                launch(file, wantedPort == 0 ? portToTry(attempt) : wantedPort);
                return;
            } catch (CannotStart e) {
                // Between finding a free port and using it, somebody else may have taken it.
                boolean another = wantedPort == 0 && attempt < 4;
                if (!another || !e.code().equals("redis.port_taken")) {
                    throw e;
                }
            }
        }
    }

    private int portToTry(int attempt) throws IOException {
        if (attempt == 1 && running.port() != 0) {
            return running.port();
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private void launch(Path file, int port) throws IOException {
        String password = running.password().isEmpty() ? Secrets.token() : running.password();
        String loader = Secrets.token();
        RunningRedis next = new RunningRedis(port, password, RedisConfig.fingerprint(binary));
        next.write(stateFile(), 0);
        RedisProcess process =
                RedisProcess.start(
                        file, home, next, RedisConfig.text(port, home, password, loader));
        loadFunctions(next, loader);
        next.write(stateFile(), process.pid());
        for (String loss : process.losses()) {
            LOG.error("REDIS LOST ITS LAST MOMENTS: {}", loss);
            losses.add(loss);
        }
        pid = process.pid();
        running = next;
        LOG.info("Redis runs (process {}, port {})", pid, port);
    }

    private static void loadFunctions(RunningRedis redis, String password) throws IOException {
        try (RespSocket socket = redis.connect(RedisConfig.LOADER, password, 10_000)) {
            // Nobody else uses this Redis, so what earlier versions left behind can go.
            socket.call("FUNCTION", "FLUSH", "SYNC");
            socket.call("FUNCTION", "LOAD", "REPLACE", Library.KHURAL.source());
            socket.call("ACL", "SETUSER", RedisConfig.LOADER, "reset");
        }
    }

    /** Its connection ends when Redis does, adopted or not; then the operating system is asked. */
    private void supervise() {
        while (!closing) {
            try (RespSocket socket = running.connect(2000)) {
                socket.awaitEnd();
            } catch (IOException e) {
                // The next lines find out.
            }
            pause(50);
            if (!closing && !RedisProcess.isAlive(pid)) {
                LOG.error("Redis (process {}) has died and is started again", pid);
                launchAgain();
            }
        }
    }

    private synchronized void launchAgain() {
        for (long wait = 200; !closing; wait = Math.min(2 * wait, 5000)) {
            try {
                launch();
                return;
            } catch (CannotStart | IOException e) {
                LOG.error("Redis does not start again: {}", e.getMessage());
                pause(wait);
            }
        }
    }

    private Path stateFile() {
        return data.path().resolve("redis.properties");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops Redis, which writes everything first, and then gives the directory free. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (RedisProcess.stop(pid, TO_STOP)) {
                LOG.info("Redis has ended");
            } else {
                LOG.error("Redis (process {}) does not end; the next start adopts it", pid);
            }
            data.close();
        }
    }
}
