package org.khural.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A server that says what a test puts into its mouth; an empty answer is silence. */
final class FakeRedis implements AutoCloseable {
    private final ServerSocket server;
    private volatile Function<List<String>, String> mouth;

    FakeRedis(Function<List<String>, String> mouth) throws IOException {
        this.mouth = mouth;
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    /** A Redis of this version that answers every FCALL of an append with these words. */
    static FakeRedis of(String version, String toAppend) throws IOException {
        return new FakeRedis(
                command ->
                        switch (command.getFirst().toUpperCase(Locale.ROOT)) {
                            case "HELLO" -> "-ERR unknown command 'HELLO'\r\n";
                            case "PING" -> "+PONG\r\n";
                            case "INFO" ->
                                    bulk("redis_version:" + version + "\r\naof_enabled:1\r\n");
                            case "CONFIG" -> "*2\r\n" + bulk("appendfsync") + bulk("everysec");
                            case "FCALL" ->
                                    command.get(1).endsWith("_append") ? toAppend : ":0\r\n";
                            case "SUBSCRIBE" -> "";
                            default -> ":1\r\n";
                        });
    }

    static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    void say(Function<List<String>, String> words) {
        mouth = words;
    }

    Function<List<String>, String> mouth() {
        return mouth;
    }

    String url() {
        return "redis://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                int parts = number(in, '*');
                List<String> command = new ArrayList<>();
                for (int i = 0; i < parts; i++) {
                    int length = number(in, '$');
                    byte[] part = in.readNBytes(length + 2);
                    command.add(new String(part, 0, length, StandardCharsets.UTF_8));
                }
                byte[] answer = mouth.apply(command).getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(answer);
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // The client has gone, or the test has ended.
        }
    }

    private static int number(InputStream in, char kind) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("end");
            }
            line.append((char) c);
        }
        if (line.charAt(0) != kind) {
            throw new IOException("not a command: " + line);
        }
        return Integer.parseInt(line.substring(1).strip());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
