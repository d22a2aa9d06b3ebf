package org.khural.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What no server on this machine and runtime can do much below: one loop that answers and then
 * writes the same bytes to every socket. No rules, no log, no views, no bounds.
 */
final class Floor {
    private static final String ROOM = ".9f86d081884c7d65";

    private final List<Channel> everybody = new ArrayList<>();
    private long version;

    private Floor() {}

    public static void main(String[] args) throws Exception {
        Class<? extends ServerSocketChannel> kind =
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        var floor = new Floor();
        new ServerBootstrap()
                .group(Crowd.loop())
                .channel(kind)
                .childHandler(
                        new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                channel.pipeline()
                                        .addLast(new HttpServerCodec())
                                        .addLast(new HttpObjectAggregator(1 << 16))
                                        .addLast(new WebSocketServerProtocolHandler("/live"))
                                        .addLast(floor.new Pages())
                                        .addLast(floor.new Asks());
                            }
                        })
                .bind("127.0.0.1", Integer.parseInt(args[0]))
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    private void tell(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocateDirect(bytes.length + 4).put((byte) 0x81);
        frame.put((byte) 126).putShort((short) bytes.length).put(bytes).flip();
        var shared = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(frame));
        for (var each : everybody) {
            var channel = each.unsafe();
            channel.write(shared.duplicate(), each.voidPromise());
            channel.flush();
        }
    }

    /** "Up", for who waits for it. */
    private final class Pages extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            var up = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            up.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
            context.writeAndFlush(up);
        }
    }

    private final class Asks extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                everybody.add(context.channel());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            everybody.remove(context.channel());
        }

        /** {@code {"is":"ask","ref":7,...}}. */
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            var text = frame.text();
            var ref = text.substring(18, text.indexOf(',', 18));
            var from = version++ + ROOM;
            var to = version + ROOM;
            var done = "{\"is\":\"done\",\"ref\":%s,\"mark\":\"%s\"}".formatted(ref, to);
            context.writeAndFlush(new TextWebSocketFrame(done));
            var command = text.substring(text.indexOf("\"command\""));
            tell(
                    "{\"is\":\"patch\",\"from\":\"%s\",\"to\":\"%s\",\"at\":1764000000000,%s"
                            .formatted(from, to, command));
        }
    }
}
