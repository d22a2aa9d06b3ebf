package org.khural.bench;

import io.netty.channel.EventLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.khural.store.OutsideRedis;
import org.khural.support.Ports;

/** What all measurements of one run share: one Redis, the halls in it, and one crowd's thread. */
final class Ground implements AutoCloseable {
    /** Another one than the newest, to compare two builds. */
    private static final Path JAR =
            Path.of(System.getProperty("khural.bench.jar", "target/khural.jar"));

    /** How bin/run would start the server. */
    static final List<String> JVM =
            List.of(System.getProperty("khural.bench.jvm", "-Xshare:auto").strip().split(" +"));

    private static final Path PEERS = Path.of("bench/peers");

    final boolean quick;
    private final boolean alone;
    final OutsideRedis redis;
    final EventLoop loop = Crowd.loop();
    private final Path dir;
    private final Map<Integer, Hall> halls = new HashMap<>();

    Ground(boolean quick, boolean alone) {
        this.quick = quick;
        this.alone = alone;
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
        return khural(JVM, more);
    }

    Subject khural(List<String> jvm, String... more) {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(jvm);
        command.addAll(List.of(more));
        command.addAll(List.of("-jar", JAR.toString(), "--redis", redis.url()));
        command.addAll(List.of("--port", "" + port, "--data", dir.resolve("data").toString()));
        return Subject.start("Khural", Dialect.KHURAL, port, said("khural"), command);
    }

    /** Ours first, then who does the same work, unless only ours are asked for. */
    List<Supplier<Subject>> all() {
        return alone ? List.of(this::khural) : List.of(this::khural, this::ws, this::socketIo);
    }

    Subject floor() {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Floor.class.getName(), "" + port));
        return Subject.start("bare loop", Dialect.WS, port, said("floor"), command);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
        return Ports.free();
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
