package org.khural.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A redis-server as an operator would bring it: one user who may do everything. */
final class OutsideRedis implements AutoCloseable {
    private final Process process;
    final int port;

    OutsideRedis(Path dir) throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Path binary = RedisBinary.forThisPlatform().extractTo(dir);
        process =
                new ProcessBuilder(binary.toString(), "-")
                        .directory(dir.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectErrorStream(true)
                        .start();
        try (var in = process.getOutputStream()) {
            String config = "bind 127.0.0.1\nport " + port + "\nsave \"\"\nappendonly yes\n";
            in.write(config.getBytes(StandardCharsets.UTF_8));
        }
        RedisFixture.eventually(() -> "PONG".equals(call("PING")));
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    Object call(String... command) throws IOException {
        try (RespSocket socket = new RespSocket(port, 2000)) {
            return socket.call(command);
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
