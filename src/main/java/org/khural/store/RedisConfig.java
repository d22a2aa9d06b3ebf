package org.khural.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the embedded Redis is told, on its standard input: nothing of it lies on the disk, and of
 * the passwords it holds only the hashes.
 */
final class RedisConfig {
    static final String USER = "khural";
    static final String LOADER = "loader";

    /**
     * Everything but administration and scripting, minus what could empty, trim or smuggle data;
     * calling our functions stays allowed. Arbitrary Lua stays impossible: 7.0.15 lacks later fixes
     * of the Lua engine.
     */
    private static final String MAY =
            "resetkeys ~{w:* ~khural:* resetchannels &{w:* &khural:* "
                    + "+@all -@admin -@scripting +fcall +bgrewriteaof "
                    + "-flushall -flushdb -swapdb -migrate -restore -xtrim -xdel -xsetid";

    /** Loads the functions once at start, and then takes its own rights away. */
    private static final String LOADER_MAY = "+function|load +function|flush +acl|setuser";

    private RedisConfig() {}

    static String text(
            int port, Path dir, Durability durability, String password, String loaderPassword) {
        return """
        bind 127.0.0.1
        port %d
        daemonize yes
        dir %s
        pidfile %s
        logfile %s
        databases 1
        save ""
        appendonly yes
        appendfsync %s
        no-appendfsync-on-rewrite no
        aof-load-truncated yes
        maxmemory-policy noeviction
        timeout 0
        tcp-keepalive 30
        user default off
        user %s on #%s %s
        user %s on #%s %s
        """
                .formatted(
                        port,
                        quoted(dir),
                        quoted(pidFile(dir)),
                        quoted(logFile(dir)),
                        durability.appendfsync(),
                        USER,
                        hash(password),
                        MAY,
                        LOADER,
                        hash(loaderPassword),
                        LOADER_MAY);
    }

    /** Names what a running Redis was set up with; another one is started anew, not adopted. */
    static String fingerprint(RedisBinary binary, Durability durability) {
        String all =
                binary.sha256() + text(0, Path.of("/"), durability, "", "") + Library.KHURAL.name();
        return hash(all).substring(0, 16);
    }

    static Path pidFile(Path dir) {
        return dir.resolve("redis.pid");
    }

    static Path logFile(Path dir) {
        return dir.resolve("redis.log");
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
