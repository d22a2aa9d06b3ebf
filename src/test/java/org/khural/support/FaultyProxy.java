package org.khural.support;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A TCP connection on loopback that can be cut, delayed, or stopped in one direction. */
public final class FaultyProxy implements AutoCloseable {
    private final Vertx vertx;
    private final NetServer server;
    private final NetClient client;
    private final int target;
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile boolean forward = true;
    private volatile boolean back = true;
    private volatile boolean refusing;
    private volatile long delayMillis;
    private volatile String swallowed = "";

    private static final class Pair {
        private volatile String sent = "";
        private volatile boolean deaf;

        void remember(Buffer bytes) {
            if (sent.length() < 10_000) {
                sent += bytes.toString();
            }
        }
    }

    public FaultyProxy(Vertx vertx, int target) throws Exception {
        this.vertx = vertx;
        this.target = target;
        client = vertx.createNetClient();
        server = vertx.createNetServer().connectHandler(this::accept);
        server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    /** The address of a Redis, by this way. */
    public String to(String url) {
        return url.replace(":" + target, ":" + port());
    }

    public int port() {
        return server.actualPort();
    }

    /** Bytes sent from now on by the client are swallowed: the connection stays open. */
    public void swallowForward(boolean on) {
        forward = !on;
    }

    /** Bytes sent from now on by the server are swallowed: what was asked happens, unheard. */
    public void swallowBack(boolean on) {
        back = !on;
    }

    /** As {@link #swallowBack}, for those open connections whose client has once sent this. */
    public void swallowBackOf(String sent) {
        pairs.stream().filter(pair -> pair.sent.contains(sent)).forEach(pair -> pair.deaf = true);
    }

    /**
     * From now on swallows what a client sends that has once sent this, over connections that are
     * open and over new ones; empty ends it.
     */
    public void swallowForwardOf(String sent) {
        swallowed = sent;
    }

    private boolean isSwallowed(Pair pair) {
        return !swallowed.isEmpty() && pair.sent.contains(swallowed);
    }

    public void delay(long millis) {
        delayMillis = millis;
    }

    /** Ends every connection, and new ones at once while it is on. */
    public void cut(boolean on) {
        refusing = on;
        sockets.forEach(NetSocket::close);
    }

    private void accept(NetSocket in) {
        if (refusing) {
            in.close();
            return;
        }
        sockets.add(in);
        in.pause();
        client.connect(target, "127.0.0.1")
                .onFailure(e -> in.close())
                .onSuccess(
                        out -> {
                            sockets.add(out);
                            Pair pair = new Pair();
                            pairs.add(pair);
                            in.handler(
                                    bytes -> {
                                        pair.remember(bytes);
                                        pass(bytes, out, forward && !isSwallowed(pair));
                                    });
                            out.handler(bytes -> pass(bytes, in, back && !pair.deaf));
                            in.closeHandler(v -> end(in, out, pair));
                            out.closeHandler(v -> end(in, out, pair));
                            in.resume();
                        });
    }

    private void pass(Buffer bytes, NetSocket to, boolean open) {
        if (!open) {
            return;
        }
        if (delayMillis == 0) {
            to.write(bytes);
        } else {
            vertx.setTimer(delayMillis, t -> to.write(bytes));
        }
    }

    private void end(NetSocket in, NetSocket out, Pair pair) {
        pairs.remove(pair);
        sockets.remove(in);
        sockets.remove(out);
        in.close();
        out.close();
    }

    @Override
    public void close() {
        cut(true);
        server.close();
        client.close();
    }
}
