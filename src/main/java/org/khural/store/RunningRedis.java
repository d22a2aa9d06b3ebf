package org.khural.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * How to find the embedded Redis again after a crash of Khural; kept in a file that only the owner
 * can read, written before Redis starts, so that no moment exists in which it runs and nobody knows
 * its password.
 */
record RunningRedis(int port, String password, String fingerprint) {

    static Optional<RunningRedis> read(Path file) throws IOException {
        Properties all = new Properties();
        try {
            all.load(new StringReader(Files.readString(file)));
            return Optional.of(
                    new RunningRedis(
                            Integer.parseInt(all.getProperty("port", "")),
                            all.getProperty("password", ""),
                            all.getProperty("fingerprint", "")));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void write(Path file, long pid) throws IOException {
        Properties all = new Properties();
        all.setProperty("port", Integer.toString(port));
        all.setProperty("password", password);
        all.setProperty("fingerprint", fingerprint);
        all.setProperty("pid", Long.toString(pid));
        StringWriter text = new StringWriter();
        all.store(
                text, "The Redis of this directory. The password opens everything: keep it here.");
        DataDir.write(file, text.toString().getBytes(StandardCharsets.UTF_8), "rw-------");
    }

    String url() {
        return "redis://" + RedisConfig.USER + ":" + password + "@127.0.0.1:" + port;
    }

    /** Connects and logs in as the application does. */
    RespSocket connect(int timeoutMillis) throws IOException {
        return connect(RedisConfig.USER, password, timeoutMillis);
    }

    RespSocket connect(String user, String secret, int timeoutMillis) throws IOException {
        RespSocket socket = new RespSocket(port, timeoutMillis);
        try {
            socket.call("AUTH", user, secret);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return "Redis on port " + port;
    }
}
