package org.khural.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers of tests. Outgoing connections take theirs from 32768 up on Linux and from
 * 49152 up elsewhere: a free port of that range may be taken by the time the server listens.
 */
public final class Ports {
    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;

    private Ports() {}

    public static int free() {
        for (int tries = 0; tries < 200; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Another has it.
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
