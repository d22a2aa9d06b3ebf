package org.khural.bench;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khural.store.OutsideRedis;

/** What all measurements of one run share: one Redis, the halls in it, and one crowd's thread. */
final class Ground implements AutoCloseable {
    private static final Path JAR = Path.of("target/khural.jar");
    private static final Path PEERS = Path.of("bench/peers");

    final boolean quick;
    final OutsideRedis redis;
    final EventLoop loop = Crowd.loop();
    private final Path dir;
    private final Map<Integer, Hall> halls = new HashMap<>();

    Ground(boolean quick) {
        this.quick = quick;
        try {
            var target = Files.createDirectories(Path.of("target/bench"));
            dir = Files.createTempDirectory(target, "run").toAbsolutePath();
            redis = new OutsideRedis(dir, "always");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A workshop with so many people, made once. */
    Hall hall(int people) {
        return halls.computeIfAbsent(people, n -> Hall.prepare(redis.url(), "hall-" + n, n));
    }

    Subject khural(String... more) {
        return khural(List.of(System.getProperty("khural.bench.jvm", "").split(" +")), more);
    }

    Subject khural(List<String> jvm, String... more) {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        jvm.stream().filter(flag -> !flag.isEmpty()).forEach(command::add);
        command.addAll(List.of(more));
        command.addAll(List.of("-jar", JAR.toString(), "--redis", redis.url()));
        command.addAll(List.of("--port", "" + port, "--data", dir.resolve("data").toString()));
        return Subject.start("Khural", Dialect.KHURAL, port, said("khural"), command);
    }

    Subject ws() {
        return peer("ws + ioredis", Dialect.WS, "ws.mjs");
    }

    Subject socketIo() {
        return peer("Socket.IO 4", Dialect.SOCKET_IO, "socketio.mjs");
    }

    private Subject peer(String name, Dialect dialect, String script) {
        int port = freePort();
        var command = List.of("node", PEERS.resolve(script).toString(), "" + port, redis.url());
        return Subject.start(name, dialect, port, said(script), command);
    }

    Crowd crowd(Subject at, int size) {
        return crowd(at, size, size);
    }

    Crowd crowd(Subject at, int people, int size) {
        return new Crowd(loop, at.dialect, hall(people), at.port, 0, size);
    }

    Path dir() {
        return dir;
    }

    private Path said(String who) {
        return dir.resolve(who + ".log");
    }

    static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        loop.parent().shutdownGracefully();
        redis.close();
        if (System.getProperty("khural.bench.keep") != null) return;
        try (var files = Files.walk(dir)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        }
    }
}
