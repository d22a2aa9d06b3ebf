package org.khural.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khural.live.Frame;

/**
 * Writes one message to many sockets: encoded and framed once (RFC 6455, section 5.2), the same
 * bytes for all. The public API encodes and frames for each socket anew, which was more than half
 * of what a delivery cost. This is the only place that writes past that API, and it does so only
 * where nothing of the socket waits there; otherwise the message takes the usual way.
 */
final class SharedFrames {
    /** Longer messages are cut into several frames; the API knows how. */
    private static final int LONGEST = 0xffff;

    private static final int TEXT_FINAL = 0x81;
    private static final int TWO_BYTES = 126;

    /** A fan-out is one frame after the other, so that the last one is worth keeping. */
    private @Nullable Frame last;

    private Optional<ByteBuf> bytes = Optional.empty();

    void write(ServerWebSocket socket, Frame frame) {
        if (frame != last) {
            last = frame;
            bytes = framed(frame.text().getBytes(StandardCharsets.UTF_8));
        }
        if (bytes.isEmpty() || !isDirect(socket)) {
            socket.writeTextMessage(frame.text());
            return;
        }
        var context = ((WebSocketInternal) socket).channelHandlerContext();
        // With a void promise a broken connection would speak up in the middle of the fan-out.
        context.writeAndFlush(bytes.get().duplicate(), context.newPromise());
    }

    /** Whether nothing waits in the library's own queue, which this write would overtake. */
    private static boolean isDirect(ServerWebSocket socket) {
        if (!(socket instanceof WebSocketInternal internal)) return false;
        var context = internal.channelHandlerContext();
        return context.executor().inEventLoop()
                && context.channel().isWritable()
                && !socket.writeQueueFull();
    }

    /**
     * Outside the heap, or it would be copied there for each socket; freed by the collector, so
     * that nobody has to count who still writes it.
     */
    private static Optional<ByteBuf> framed(byte[] text) {
        if (text.length > LONGEST) return Optional.empty();
        var frame = ByteBuffer.allocateDirect(4 + text.length).put((byte) TEXT_FINAL);
        if (text.length < TWO_BYTES) frame.put((byte) text.length);
        else frame.put((byte) TWO_BYTES).putShort((short) text.length);
        frame.put(text).flip();
        return Optional.of(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(frame)));
    }
}
