package org.khural.effect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server as far as a client can tell: takes letters, or refuses one address. */
final class FakeSmtp implements AutoCloseable {
    static final String REFUSED = "nobody@example.org";

    final List<String> letters = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    FakeSmtp() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 fake");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say(socket, "250 fake");
                    case "RCPT" ->
                            say(socket, line.contains(REFUSED) ? "550 no such person" : "250 ok");
                    case "DATA" -> {
                        say(socket, "354 go on");
                        letters.add(body(in));
                        say(socket, "250 taken");
                    }
                    case "QUIT" -> say(socket, "221 bye");
                    default -> say(socket, "250 ok");
                }
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private static String body(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
