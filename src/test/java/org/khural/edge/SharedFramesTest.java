package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khural.client.Browser;
import org.khural.live.Frame;

/** What is written past the public API arrives as if it had been written through it. */
class SharedFramesTest {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final SharedFrames frames = new SharedFrames();
    private final CompletableFuture<ServerWebSocket> accepted = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

    /** Held, since one that is collected closes its sockets. */
    private final WebSocketClient client = vertx.createWebSocketClient();

    private WebSocket browser;
    private ServerWebSocket socket;

    @BeforeEach
    void connect() throws Exception {
        HttpServer server =
                vertx.createHttpServer().webSocketHandler(accepted::complete).listen(0).await();
        browser =
                Browser.await(
                        client.connect(
                                new WebSocketConnectOptions()
                                        .setHost("127.0.0.1")
                                        .setPort(server.actualPort())
                                        .setURI("/")));
        browser.textMessageHandler(heard::add);
        socket = accepted.get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        Browser.await(vertx.close());
    }

    @Test
    void anyLengthArrivesAsItWas() {
        var texts = new ArrayList<String>();
        for (int length : List.of(0, 1, 125, 126, 65_535, 65_536, 200_000)) {
            texts.add("x".repeat(length));
        }
        texts.add("Нэр ᠮᠣᠩᠭᠣᠯ 名字 🎙");
        onLoop(s -> texts.forEach(text -> frames.write(s, new Frame(text))));
        assertThat(hears(texts.size())).isEqualTo(texts);
    }

    @Test
    void oneFrameForManyIsWrittenAgainAndAgain() {
        var frame = new Frame("to everybody");
        onLoop(
                s -> {
                    for (int i = 0; i < 1_000; i++) frames.write(s, frame);
                });
        assertThat(hears(1_000)).containsOnly("to everybody");
    }

    /** Also when the reader stalls in the middle and some of it waits here. */
    @Test
    void whatIsSentOtherwiseStaysInItsPlace() {
        onLoop(s -> s.setWriteQueueMaxSize(8 << 10));
        browser.pause();
        var expected = new ArrayList<String>();
        onLoop(
                s -> {
                    for (int i = 0; i < 20_000; i++) {
                        var text = i + " " + "y".repeat(500);
                        expected.add(text);
                        if (i % 3 == 0) s.writeTextMessage(text);
                        else frames.write(s, new Frame(text));
                    }
                });
        assertThat(socket.writeQueueFull()).isTrue();
        browser.resume();
        assertThat(hears(expected.size())).isEqualTo(expected);
    }

    /** A phone that lost its network says nothing; the server finds out while it writes. */
    @Test
    void aSocketThatIsGoneIsNoError() {
        var closed = new CompletableFuture<Void>();
        onLoop(s -> s.closeHandler(v -> closed.complete(null)));
        ((WebSocketInternal) browser).channelHandlerContext().close();
        while (!closed.isDone()) {
            onLoop(
                    s -> {
                        if (!s.isClosed()) frames.write(s, new Frame("to nobody"));
                    });
        }
    }

    private void onLoop(Consumer<ServerWebSocket> task) {
        var done = new CompletableFuture<Void>();
        var context = ((WebSocketInternal) socket).channelHandlerContext();
        context.executor()
                .execute(
                        () -> {
                            try {
                                task.accept(socket);
                                done.complete(null);
                            } catch (Throwable e) {
                                done.completeExceptionally(e);
                            }
                        });
        done.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private List<String> hears(int count) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (heard.size() < count && System.nanoTime() < until) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return List.copyOf(heard);
    }
}
