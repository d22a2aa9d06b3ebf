package org.khural.bench;

import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.khural.ballot.Blinding;
import org.khural.ballot.SigningKey;
import org.khural.ballot.Token;

/** Everybody of a room with a paper for a secret poll, as browsers make it. */
final class SecretVoters {
    private static final int AT_ONCE = 64;
    private static final Pattern SIGNATURE =
            Pattern.compile("\"signature\":\"([A-Za-z0-9_-]{300,})\"");

    private final PollingRoom room;
    private final String poll;
    private final int port;
    private final List<Blinding> papers;
    private final String[] signatures;
    private final AtomicInteger signed = new AtomicInteger();
    private List<Token> tokens = List.of();

    SecretVoters(PollingRoom room, String poll, int port) {
        this.room = room;
        this.poll = poll;
        this.port = port;
        var key = room.key();
        var workshop = room.crowd.hall.workshop();
        papers =
                IntStream.range(0, room.crowd.seats.size())
                        .parallel()
                        .mapToObj(i -> new Blinding(key, workshop, poll))
                        .toList();
        signatures = new String[papers.size()];
    }

    int size() {
        return papers.size();
    }

    /** All at once, until each page has its signature. */
    void askTokens() {
        var asks = new ArrayList<String>();
        for (int i = 0; i < size(); i++) {
            asks.add(
                    "{\"type\":\"poll.askToken\",\"poll\":\"%s\",\"seat\":\"p-%d\",\"blinded\":\"%s\"}"
                            .formatted(poll, i, papers.get(i).blinded()));
        }
        room.read(Optional.of(this::own));
        room.all(asks::get);
        room.crowd.await(() -> signed.get() == size(), "a signature for each");
        room.answered();
        room.read(Optional.empty());
    }

    private void own(Seat seat, ByteBuf in, int at, int length) {
        if (in.getByte(at + 7) != 'o' || signatures[seat.person] != null) return;
        var found = SIGNATURE.matcher(in.toString(at, length, StandardCharsets.UTF_8));
        if (!found.find()) return;
        signatures[seat.person] = found.group(1);
        signed.incrementAndGet();
    }

    void unblind() {
        tokens =
                IntStream.range(0, size())
                        .parallel()
                        .mapToObj(i -> papers.get(i).token(signatures[i]))
                        .toList();
    }

    /** Over HTTP, without a cookie, so many on their way at once. */
    Histogram cast() throws InterruptedException {
        var ack = new ConcurrentHistogram(Paced.histogram());
        var failed = new LongAdder();
        var free = new Semaphore(AT_ONCE);
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < size(); i++) {
                free.acquire();
                long sent = System.nanoTime();
                http.sendAsync(request(tokens.get(i), i), HttpResponse.BodyHandlers.ofString())
                        .whenComplete(
                                (reply, e) -> {
                                    if (e != null || reply.statusCode() != 200) failed.increment();
                                    ack.recordValue((System.nanoTime() - sent) / 1_000);
                                    free.release();
                                });
            }
            free.acquire(AT_ONCE);
        }
        if (failed.sum() > 0) throw new IllegalStateException(failed.sum() + " ballots not taken");
        return ack;
    }

    private HttpRequest request(Token token, int i) {
        var path = "/ballot/" + room.crowd.hall.workshop() + "/" + poll;
        var body =
                "{\"prefix\":\"%s\",\"message\":\"%s\",\"signature\":\"%s\",\"answer\":{\"is\":\"picks\",\"options\":[%d]}}"
                        .formatted(token.prefix(), token.message(), token.signature(), i % 2);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Origin", "http://localhost:" + port)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Signatures a second of so many threads. */
    static double sign(int threads, long nanos) throws InterruptedException {
        var key = SigningKey.make();
        var blinded =
                Base64.getUrlDecoder()
                        .decode(new Blinding(key.publicKey(), "bench", "poll").blinded());
        var done = new LongAdder();
        var all = new ArrayList<Thread>();
        long began = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            all.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (System.nanoTime() - began < nanos) {
                                            if (key.sign(blinded).isPresent()) done.increment();
                                        }
                                    }));
        }
        for (var thread : all) thread.join();
        return done.sum() / ((System.nanoTime() - began) / 1e9);
    }
}
