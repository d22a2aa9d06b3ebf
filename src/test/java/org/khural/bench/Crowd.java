package org.khural.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Many sockets on one event loop, all in one hall. A seat that cannot get in, or is thrown out,
 * comes again as a browser does: after a quarter of a second, then twice that, at random.
 */
final class Crowd implements AutoCloseable {
    private static final int AT_ONCE = 64;
    private static final long LEAST = 250;
    private static final long MOST = 8_000;
    private static final long PATIENCE = 120;

    /** Bytes that the kernel keeps for a reader that does not read. */
    private static final int SMALL = 4 << 10;

    final Dialect dialect;
    final Hall hall;
    final List<Seat> seats = new ArrayList<>();
    Ear ear = new Ear() {};
    private final EventLoop loop;
    private final IntSupplier port;
    private int next;
    private int inside;
    private int asker;
    private boolean closed;

    Crowd(EventLoop loop, Dialect dialect, Hall hall, int port, int first, int size) {
        this(loop, dialect, hall, () -> port, first, size);
    }

    /**
     * Seats from the {@code first} person on; a hall that is full begins again with a second tab.
     */
    Crowd(EventLoop loop, Dialect dialect, Hall hall, IntSupplier port, int first, int size) {
        this.loop = loop;
        this.dialect = dialect;
        this.hall = hall;
        this.port = port;
        int visit = hall.visit();
        for (int i = first; i < first + size; i++) {
            seats.add(new Seat(this, i % hall.size(), "t" + i + "-" + visit));
        }
    }

    static EventLoop loop() {
        IoHandlerFactory io =
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(1, io).next();
    }

    /** Lets everybody in, a few at once, and waits until each has its screen. */
    Crowd enter() {
        on(
                () -> {
                    for (int i = 0; i < AT_ONCE; i++) connectNext();
                    return null;
                });
        await(() -> inside == seats.size(), "everybody is in");
        return this;
    }

    int inside() {
        return inside;
    }

    /** The next one who may ask, in turn. */
    Seat asker() {
        Seat seat;
        do {
            seat = seats.get(asker++ % seats.size());
        } while (!seat.isJoined());
        return seat;
    }

    /** Goes from the hall to online or back: the smallest thing that every screen shows. */
    void move(Seat seat) {
        seat.ask(
                "{\"type\":\"attendance.attend\",\"channel\":\"%s\"}"
                        .formatted(hall.move(seat.person) ? "HALL" : "ONLINE"));
    }

    /** From now on these do not read; what the kernel keeps for them is small. */
    void stall(int from, int to) {
        on(
                () -> {
                    for (var seat : seats.subList(from, to)) {
                        seat.channel.config().setOption(ChannelOption.SO_RCVBUF, SMALL);
                        seat.channel.config().setAutoRead(false);
                    }
                    return null;
                });
    }

    EventLoop events() {
        return loop;
    }

    String handshake(Seat seat) {
        var token =
                dialect == Dialect.KHURAL
                        ? "Sec-WebSocket-Protocol: khural.v1, " + hall.token(seat.person) + "\r\n"
                        : "";
        return """
               GET %s HTTP/1.1\r
               Host: localhost\r
               Origin: http://localhost:%d\r
               Upgrade: websocket\r
               Connection: Upgrade\r
               Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
               Sec-WebSocket-Version: 13\r
               %s\r
               """
                .formatted(dialect.path, port.getAsInt(), token);
    }

    void joined(Seat seat, long now) {
        inside++;
        ear.joined(seat, now);
        connectNext();
    }

    void lost(Seat seat, boolean wasInside) {
        if (wasInside) inside--;
        if (wasInside && !closed) ear.lost(seat);
        again(seat);
    }

    private void again(Seat seat) {
        if (closed) return;
        long most = Math.min(MOST, LEAST << Math.min(seat.tries++, 6));
        long pause = ThreadLocalRandom.current().nextLong(most);
        loop.schedule(() -> connect(seat), pause, TimeUnit.MILLISECONDS);
    }

    private void connectNext() {
        if (next < seats.size()) connect(seats.get(next++));
    }

    private void connect(Seat seat) {
        if (closed) return;
        new Bootstrap()
                .group(loop)
                .channel(kind())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(seat)
                .connect("127.0.0.1", port.getAsInt())
                .addListener(
                        done -> {
                            if (!done.isSuccess()) again(seat);
                        });
    }

    private static Class<? extends SocketChannel> kind() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    <T> T on(Callable<T> task) {
        try {
            return loop.submit(task).get(PATIENCE, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void await(Callable<Boolean> what, String words) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!on(what)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("not in time: " + words + "; inside: " + inside);
            }
            pause(5);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hangs up without a word, and waits until the server has noticed. */
    @Override
    public void close() {
        on(
                () -> {
                    closed = true;
                    for (var seat : seats) if (seat.channel != null) seat.channel.close();
                    return null;
                });
        await(() -> seats.stream().allMatch(s -> s.channel == null || !s.channel.isOpen()), "gone");
    }
}
