package org.khural.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * One person's browser tab, as lean as it can be: it reads just enough of each frame to know what
 * it is and which version it leads to, since what the crowd costs is taken from the server's CPU.
 */
@ChannelHandler.Sharable
final class Seat extends ChannelInboundHandlerAdapter {
    private static final int OPEN = 16;
    private static final int HEAD = 24;

    final Crowd crowd;
    final int person;
    final String tab;
    Channel channel;
    int tries;
    private final long[] sent = new long[OPEN];
    private final String[] asked = new String[OPEN];
    private final byte[] mark = new byte[40];
    private int markLength;
    private long counter;
    private boolean upgraded;
    private boolean joined;
    private ByteBuf rest;

    Seat(Crowd crowd, int person, String tab) {
        this.crowd = crowd;
        this.person = person;
        this.tab = tab;
    }

    /** The mark of its screen, as a browser would say it when it comes back. */
    String mark() {
        return new String(mark, 0, markLength, StandardCharsets.US_ASCII);
    }

    boolean isJoined() {
        return joined;
    }

    void ask(String command) {
        int slot = (int) (++counter % OPEN);
        sent[slot] = System.nanoTime();
        asked[slot] = command;
        say(crowd.dialect.ask(counter, command));
    }

    /** The same ask with the same ref, as after {@code later}. */
    void again(long ref) {
        if (joined) say(crowd.dialect.ask(ref, asked[(int) (ref % OPEN)]));
    }

    /** Masked with zeros: that is allowed, and spares the crowd the work. */
    private void say(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = channel.alloc().ioBuffer(bytes.length + 8);
        out.writeByte(0x81);
        if (bytes.length < 126) out.writeByte(0x80 | bytes.length);
        else out.writeByte(0x80 | 126).writeShort(bytes.length);
        out.writeInt(0).writeBytes(bytes);
        channel.writeAndFlush(out, channel.voidPromise());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        upgraded = false;
        joined = false;
        var request = crowd.handshake(this).getBytes(StandardCharsets.US_ASCII);
        channel.writeAndFlush(channel.alloc().ioBuffer(request.length).writeBytes(request));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var in = (ByteBuf) message;
        if (rest != null) {
            in = rest.writeBytes(in);
            ((ByteBuf) message).release();
            rest = null;
        }
        try {
            if (upgraded || upgrade(in)) while (frame(in)) {}
            if (in.isReadable() && channel.isActive()) {
                rest = context.alloc().buffer(in.readableBytes() + 1024).writeBytes(in);
            }
        } finally {
            in.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (rest != null) rest.release();
        rest = null;
        boolean was = joined;
        upgraded = false;
        joined = false;
        crowd.lost(this, was);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private boolean upgrade(ByteBuf in) {
        int at = in.readerIndex();
        int end = -1;
        for (int i = at + 3; i < in.writerIndex() && end < 0; i++) {
            if (in.getByte(i) == '\n' && in.getByte(i - 2) == '\n') end = i + 1;
        }
        if (end < 0) return false;
        // "HTTP/1.1 101": anything else is a refusal.
        if (in.getByte(at + 9) != '1') {
            in.readerIndex(in.writerIndex());
            channel.close();
            return false;
        }
        in.readerIndex(end);
        upgraded = true;
        if (crowd.dialect != Dialect.SOCKET_IO) greet();
        return true;
    }

    private void greet() {
        var join = crowd.dialect.join(crowd.hall.workshop(), tab, mark());
        if (!join.isEmpty()) say(join);
        else joined(System.nanoTime());
    }

    private void joined(long now) {
        if (joined) return;
        joined = true;
        tries = 0;
        crowd.joined(this, now);
    }

    private boolean frame(ByteBuf in) {
        int have = in.readableBytes();
        if (have < 2) return false;
        int at = in.readerIndex();
        int length = in.getByte(at + 1) & 0x7f;
        int head = 2;
        if (length == 126) {
            if (have < 4) return false;
            length = in.getUnsignedShort(at + 2);
            head = 4;
        } else if (length == 127) {
            if (have < 10) return false;
            length = (int) in.getLong(at + 2);
            head = 10;
        }
        if (have < head + length) return false;
        if ((in.getByte(at) & 0x0f) == 1) heard(in, at + head, length);
        in.readerIndex(at + head + length);
        return true;
    }

    private void heard(ByteBuf in, int at, int length) {
        long now = System.nanoTime();
        int skip = 0;
        if (crowd.dialect == Dialect.SOCKET_IO) {
            skip = skip(in, at, length);
            if (skip < 0) return;
        }
        if (length - skip < HEAD) return;
        at += skip;
        crowd.ear.heard(this, in, at, length - skip);
        switch (in.getByte(at + 7)) {
            case 'p' -> {
                if (in.getByte(at + 8) == 'a') shown(in, at + 22, now);
                else if (in.getByte(at + 8) == 'i') say("{\"is\":\"pong\"}");
            }
            case 'v' -> {
                mark(in, at + 21);
                joined(now);
            }
            case 'd' -> {
                long ref = number(in, at + 19);
                int version = after(in, at + 19) + 9;
                long when = sent[(int) (ref % OPEN)];
                crowd.ear.done(this, ref, number(in, version), when, now);
            }
            case 'r', 'f', 'm', 'l' ->
                    crowd.ear.notDone(
                            this,
                            in.toString(at, Math.min(200, length - skip), StandardCharsets.UTF_8));
            default -> {}
        }
    }

    /** Socket.IO wraps: 0 opens, 40 joins, 2 pings, 42 says, 43 answers. */
    private int skip(ByteBuf in, int at, int length) {
        switch (in.getByte(at)) {
            case '0' -> greet();
            case '2' -> say("3");
            case '4' -> {
                if (in.getByte(at + 1) == '0') joined(System.nanoTime());
                else return in.bytesBefore(at, Math.min(length, HEAD), (byte) '{');
            }
            default -> {}
        }
        return -1;
    }

    private void shown(ByteBuf in, int from, long now) {
        long before = number(in, from);
        int to = in.indexOf(from, from + 60, (byte) '"') + 8;
        mark(in, to);
        joined(now);
        crowd.ear.shown(before, number(in, to), now);
    }

    private void mark(ByteBuf in, int at) {
        markLength = in.indexOf(at, at + mark.length + 1, (byte) '"') - at;
        in.getBytes(at, mark, 0, markLength);
    }

    private static long number(ByteBuf in, int at) {
        long number = 0;
        for (byte b = in.getByte(at); b >= '0' && b <= '9'; b = in.getByte(++at)) {
            number = number * 10 + b - '0';
        }
        return number;
    }

    private static int after(ByteBuf in, int at) {
        while (in.getByte(at) >= '0' && in.getByte(at) <= '9') at++;
        return at;
    }
}
