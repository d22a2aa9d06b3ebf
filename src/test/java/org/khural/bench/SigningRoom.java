package org.khural.bench;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.khural.client.Browser;
import org.khural.client.Signatory;
import org.khural.client.Tab;

/**
 * A hall before which agreements of ten signatories are signed. Each screen fetches what was added,
 * reckons the fingerprint of the whole, and says so, as a browser does.
 */
final class SigningRoom implements AutoCloseable {
    private static final int SIGNATORIES = 10;
    private static final Pattern HEAD = Pattern.compile("/head\",\"value\":\"([0-9a-f]{64})\"");

    private final Vertx vertx;
    private final Crowd crowd;
    private final String origin;
    private final List<Browser> browsers = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Tab chair;
    private final Browser office;
    private final Tab desk;
    private final AtomicInteger confirmed = new AtomicInteger();
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong increment = new AtomicLong();
    private List<Signatory> signatories = List.of();
    private volatile boolean deaf;
    private volatile String agreement = "";
    private volatile String before = "";
    private volatile byte[] base = new byte[0];

    SigningRoom(Vertx vertx, Crowd crowd, int port) {
        this.vertx = vertx;
        this.crowd = crowd;
        this.origin = "http://localhost:" + port;
        chair = browser(0).tab(crowd.hall.login(0), "chair").join("CHAIR");
        office = browser(Hall.organiser(0));
        desk = office.tab(crowd.hall.login(Hall.organiser(0)), "office").join("ORGANISER");
        crowd.on(() -> crowd.ear = ear());
    }

    private Browser browser(int person) {
        var browser = new Browser(vertx, origin);
        browser.cookies().put(cookie(person), crowd.hall.secret(person));
        browsers.add(browser);
        return browser;
    }

    private String cookie(int person) {
        return "khural-" + crowd.hall.login(person);
    }

    /** Drafted, frozen, read by all ten, and open. */
    void open(String name, byte[] pdf) {
        agreement = name;
        var path = "/api/logins/" + crowd.hall.login(Hall.organiser(0)) + "/documents";
        var brought = office.post(path, pdf).body();
        var of = "\"agreement\":\"" + name + "\"";
        desk.must(
                "agreement.draft",
                (of
                                + ",\"terms\":{\"title\":{\"en\":\"Agreement\"},\"languages\":[\"en\",\"mn\"],"
                                + "\"prevailing\":\"en\",\"order\":\"CALLED\",\"turnSeconds\":120,"
                                + "\"sight\":false,\"shown\":\"DOCUMENT\",\"expires\":%d,\"test\":false}")
                        .formatted(Instant.now().plusSeconds(86_400).toEpochMilli()));
        desk.must(
                "agreement.attachDocument",
                (of + ",\"document\":{\"sha256\":\"%s\",\"bytes\":%d,\"pages\":2}")
                        .formatted(brought.path("sha256").asText(), brought.path("bytes").asInt()));
        var all =
                IntStream.range(0, SIGNATORIES)
                        .mapToObj(SigningRoom::signatory)
                        .collect(Collectors.joining(","));
        desk.must(
                "agreement.arrangeSignatories",
                of
                        + ",\"parties\":[{\"id\":\"uni\",\"name\":{\"en\":\"University\"},"
                        + "\"country\":\"MN\"}],\"signatories\":["
                        + all
                        + "]");
        desk.must("agreement.freeze", of);
        desk.untilLate("it is frozen", () -> is("FROZEN"));
        signatories = IntStream.range(0, SIGNATORIES).mapToObj(this::enter).toList();
        signatories.forEach(Signatory::ready);
        chair.must("agreement.openCeremony", of + ",\"anyway\":false,\"tenure\":1");
    }

    private boolean is(String stage) {
        return Signatory.row(desk, agreement).path("stage").asText().equals(stage);
    }

    private static String signatory(int i) {
        return ("{\"person\":\"p-%d\",\"party\":\"uni\",\"name\":{\"en\":\"Rector %d\"},"
                        + "\"capacity\":{\"en\":\"Rector\",\"mn\":\"Захирал\"},\"mode\":\"CLIENT\","
                        + "\"place\":{\"page\":2,\"x\":%d,\"y\":%d,\"width\":200,\"height\":80}}")
                .formatted(person(i), i, 40 + i % 2 * 260, 20 + i / 2 * 90);
    }

    private static int person(int i) {
        return 20 + i;
    }

    private Signatory enter(int i) {
        var browser = browser(person(i));
        var login = crowd.hall.login(person(i));
        var tab = browser.tab(login, agreement).join();
        var who = "p-" + person(i);
        return new Signatory(who, agreement, browser, login, tab, Signatory.newKeys());
    }

    List<Signatory> signatories(String name) {
        if (!name.equals(agreement)) throw new IllegalArgumentException(name);
        return signatories;
    }

    void call(Signatory who) {
        chair.must(
                "agreement.callSignatory",
                "\"agreement\":\"%s\",\"person\":\"%s\",\"tenure\":1"
                        .formatted(agreement, who.person()));
    }

    /** What all screens have already, when "Sign" is pressed. */
    void expect(Browser.Reply begun) {
        before = begun.body().path("base").asText();
        confirmed.set(0);
        if (!deaf) base = signatories.getFirst().file(before);
    }

    /** The screens no longer fetch anything. */
    void deaf() {
        deaf = true;
    }

    /** Bytes that the last signature added. */
    long increment() {
        return increment.get();
    }

    /** When the last screen had said so. */
    long awaitScreens() {
        until(() -> confirmed.get() >= crowd.seats.size());
        return last.get();
    }

    /** When the chair saw the number. */
    long awaitReceipts() {
        until(
                () ->
                        Signatory.row(chair, agreement).at("/receipts/confirmed").asInt()
                                >= crowd.seats.size());
        return System.nanoTime();
    }

    private static void until(BooleanSupplier so) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) throw new IllegalStateException("not all screens");
            Crowd.pause(1);
        }
    }

    private Ear ear() {
        return new Ear() {
            @Override
            public void heard(Seat seat, ByteBuf in, int at, int length) {
                if (deaf || in.getByte(at + 8) != 'a') return;
                var found = HEAD.matcher(in.toString(at, length, StandardCharsets.UTF_8));
                if (found.find() && !before.isEmpty()) confirm(seat, found.group(1));
            }
        };
    }

    private void confirm(Seat seat, String head) {
        var what = "files/" + head + "?after=" + before;
        http.sendAsync(request(seat, what).build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenCompose(
                        reply -> {
                            increment.set(reply.body().length);
                            if (!hash(base, reply.body()).equals(head))
                                throw new IllegalStateException("another document");
                            var body = "{\"revision\":\"" + head + "\"}";
                            var post =
                                    request(seat, "receipts")
                                            .header("Content-Type", "application/json")
                                            .POST(HttpRequest.BodyPublishers.ofString(body));
                            return http.sendAsync(
                                    post.build(), HttpResponse.BodyHandlers.discarding());
                        })
                .thenAccept(
                        reply -> {
                            if (reply.statusCode() != 204) return;
                            last.accumulateAndGet(System.nanoTime(), Math::max);
                            confirmed.incrementAndGet();
                        });
    }

    private HttpRequest.Builder request(Seat seat, String what) {
        var path =
                "/api/logins/"
                        + crowd.hall.login(seat.person)
                        + "/agreements/"
                        + agreement
                        + "/"
                        + what;
        return HttpRequest.newBuilder(URI.create(origin + path))
                .header("Origin", origin)
                .header("Cookie", cookie(seat.person) + "=" + crowd.hall.secret(seat.person));
    }

    private static String hash(byte[] base, byte[] more) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(base);
            return HexFormat.of().formatHex(digest.digest(more));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        browsers.forEach(Browser::close);
    }
}
