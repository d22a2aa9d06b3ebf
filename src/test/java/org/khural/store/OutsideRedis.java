package org.khural.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A redis-server as an operator would bring it: one user who may do everything. */
public final class OutsideRedis implements AutoCloseable {
    private final Path dir;
    private final String appendfsync;
    final int port;
    private Process process;

    OutsideRedis(Path dir) throws Exception {
        this(dir, "everysec");
    }

    public OutsideRedis(Path dir, String appendfsync) throws Exception {
        this.dir = dir;
        this.appendfsync = appendfsync;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        start();
    }

    /** Again on the same port and data, and waits until it answers. */
    public void start() throws Exception {
        Path binary = RedisBinary.forThisPlatform().extractTo(dir);
        process =
                new ProcessBuilder(binary.toString(), "-")
                        .directory(dir.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectErrorStream(true)
                        .start();
        try (var in = process.getOutputStream()) {
            String config =
                    "bind 127.0.0.1\nport %d\nsave \"\"\nappendonly yes\nappendfsync %s\n"
                            .formatted(port, appendfsync);
            in.write(config.getBytes(StandardCharsets.UTF_8));
        }
        RedisFixture.eventually(() -> "PONG".equals(call("PING")));
    }

    /** As a power cut for the process. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public Object call(String... command) throws IOException {
        try (RespSocket socket = new RespSocket(port, 2000)) {
            return socket.call(command);
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        // On a machine that stalls it may still be writing: nothing is left running behind a test.
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }
}
