package org.khural.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One tab of a browser: it joins, asks, and keeps its screen by what it hears. It notes every way
 * in which the server breaks its word, and {@link #verify} tells.
 */
public final class Tab {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final Browser browser;
    private final String login;
    private final String name;
    private final List<JsonNode> heard = new ArrayList<>();
    private final Map<Long, List<JsonNode>> answers = new HashMap<>();
    private final Map<Long, String> asked = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private WebSocket socket;
    private String workshop = "";
    private JsonNode views = Browser.JSON.createObjectNode();
    private JsonNode me = Browser.JSON.nullNode();
    private String mark = "";
    private long counter;
    private boolean closed;
    private Short closeCode;

    Tab(Browser browser, String login, String name) {
        this.browser = browser;
        this.login = login;
        this.name = name;
    }

    /** A new connection; the screen and its mark stay. */
    public Tab connect() {
        var reply = browser.post("/api/logins/" + login + "/socket", "");
        if (reply.status() != 200)
            throw new AssertionError("pass: " + reply.status() + " " + reply.body());
        workshop = reply.body().get("workshop").asText();
        var token = reply.body().get("token").asText();
        var fresh = Browser.await(browser.socket(List.of("khural.v1", token)));
        synchronized (this) {
            socket = fresh;
            closed = false;
        }
        fresh.textMessageHandler(text -> hear(fresh, text));
        fresh.closeHandler(v -> closed(fresh));
        return this;
    }

    public String workshop() {
        return workshop;
    }

    public Tab join() {
        return join(null, null);
    }

    public Tab join(String as) {
        return join(as, null);
    }

    /** Joins as a browser that had seen everything up to its mark. */
    public Tab resume(String as) {
        return join(as, mark);
    }

    /** On another node, with everything that it knows. */
    public Tab moveTo(String server) {
        browser.at(server);
        return this;
    }

    public Tab join(String as, String since) {
        int before = count();
        var join = Browser.JSON.createObjectNode().put("is", "join").put("workshop", workshop);
        join.put("tab", name).put("as", as).put("since", since);
        say(join.toString());
        until(
                "a screen after join",
                () -> ended() || heardAfter(before, m -> is(m, "view") || is(m, "patch")));
        return this;
    }

    public void say(String frame) {
        socket.writeTextMessage(frame);
    }

    public void sayBytes(Buffer bytes) {
        socket.writeBinaryMessage(bytes);
    }

    /** One message in frames of so many bytes. */
    public void sayInFrames(String text, int size) {
        for (int at = 0; at < text.length(); at += size) {
            boolean last = at + size >= text.length();
            var part = text.substring(at, Math.min(text.length(), at + size));
            socket.writeFrame(
                    at == 0
                            ? WebSocketFrame.textFrame(part, last)
                            : WebSocketFrame.continuationFrame(Buffer.buffer(part), last));
        }
    }

    /** Asks and returns the ref. */
    public long ask(String command) {
        long ref;
        synchronized (this) {
            ref = ++counter;
        }
        ask(ref, command);
        return ref;
    }

    public void ask(long ref, String command) {
        boolean again;
        synchronized (this) {
            again = asked.put(ref, command) != null;
        }
        say(frame(ref, again, command));
    }

    public static String frame(long ref, boolean again, String command) {
        var known = "\"ref\":" + ref + ",\"again\":" + again;
        return "{\"is\":\"ask\"," + known + ",\"command\":" + command + "}";
    }

    /** Asks and waits for the one answer. */
    public JsonNode say(String type, String fields) {
        return answer(ask(command(type, fields)));
    }

    public static String command(String type, String fields) {
        return "{\"type\":\"" + type + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    /** The last answer to a ref that is one: {@code later} is none. */
    public JsonNode answer(long ref) {
        until("an answer to " + ref, () -> isAnswered(ref));
        return answers(ref).stream().filter(a -> !is(a, "later")).findFirst().orElseThrow();
    }

    public synchronized List<JsonNode> answers(long ref) {
        return List.copyOf(answers.getOrDefault(ref, List.of()));
    }

    /** Asks and insists on yes; the mark. */
    public String must(String type, String fields) {
        var answer = say(type, fields);
        if (!is(answer, "done")) throw new AssertionError(type + ": " + answer);
        return answer.get("mark").asText();
    }

    public synchronized JsonNode view(String chapter) {
        return views.path(chapter);
    }

    public synchronized JsonNode views() {
        return views;
    }

    public synchronized JsonNode me() {
        return me;
    }

    public synchronized String mark() {
        return mark;
    }

    public synchronized List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    public JsonNode await(String is) {
        until("a message " + is, () -> heard().stream().anyMatch(m -> is(m, is)));
        return heard().stream().filter(m -> is(m, is)).findFirst().orElseThrow();
    }

    public void until(String what, BooleanSupplier so) {
        until(what, PATIENCE, so);
    }

    /** For what takes its time: a seal, a turn that runs out. */
    public void untilLate(String what, BooleanSupplier so) {
        until(what, 4 * PATIENCE, so);
    }

    private void until(String what, long patience, BooleanSupplier so) {
        long end = System.nanoTime() + patience;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                var all = heard();
                throw new AssertionError(
                        "no "
                                + what
                                + " in time; heard last: "
                                + all.subList(Math.max(0, all.size() - 5), all.size()));
            }
            pause();
        }
    }

    public void untilMark(String mark) {
        until("mark " + mark, () -> mark().equals(mark));
    }

    public void untilClosed() {
        until("close", this::ended);
    }

    public synchronized boolean ended() {
        return closed;
    }

    public synchronized Short closeCode() {
        return closeCode;
    }

    public void stopReading() {
        socket.pause();
    }

    public void readOn() {
        socket.resume();
    }

    /** Ends the connection as a phone does that lost its network: without a word. */
    public void hangUp() {
        if (socket != null && !ended())
            ((io.vertx.core.internal.http.WebSocketInternal) socket)
                    .channelHandlerContext()
                    .close();
    }

    /** What the server promised and did not keep; empty if all is well. */
    public synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    public void verify() {
        if (!broken().isEmpty()) throw new AssertionError(String.join("\n", broken()));
    }

    private static boolean is(JsonNode message, String what) {
        return message.path("is").asText().equals(what);
    }

    private synchronized int count() {
        return heard.size();
    }

    private synchronized boolean heardAfter(int before, Predicate<JsonNode> what) {
        return heard.stream().skip(before).anyMatch(what);
    }

    private synchronized void closed(WebSocket which) {
        if (which != socket) return;
        closed = true;
        closeCode = which.closeStatusCode();
    }

    private void hear(WebSocket from, String text) {
        JsonNode message;
        try {
            message = Browser.JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (this) {
            if (from != socket) return;
            heard.add(message);
            take(message);
        }
        if (is(message, "later")) resendLater(message);
        if (is(message, "ping")) from.writeTextMessage("{\"is\":\"pong\"}");
    }

    private void resendLater(JsonNode later) {
        long ref = later.get("ref").asLong();
        browser.vertx().setTimer(later.get("ms").asLong(), t -> resend(ref));
    }

    /** Whatever has no answer yet, in order, as after each join. */
    public void resendAll() {
        List<Long> open;
        synchronized (this) {
            open = asked.keySet().stream().filter(ref -> !isAnswered(ref)).sorted().toList();
        }
        open.forEach(this::resend);
    }

    private void resend(long ref) {
        if (!ended() && !isAnswered(ref)) ask(ref, asked.get(ref));
    }

    /** Every ask that was ever made, by ref. */
    public synchronized Map<Long, String> asked() {
        return Map.copyOf(asked);
    }

    public boolean isAnswered(long ref) {
        return answers(ref).stream().anyMatch(a -> !is(a, "later"));
    }

    private void take(JsonNode message) {
        switch (message.path("is").asText()) {
            case "view" -> {
                views = message.get("views").deepCopy();
                me = message.get("me");
                if (message.hasNonNull("reset")) forgetAfter(message.get("mark").asText());
                move(message.get("mark").asText(), message.hasNonNull("reset"));
            }
            case "patch" -> patch(message);
            case "own" -> me = message.get("me");
            case "done", "refused", "failed", "later" -> answered(message);
            case "malformed" -> {
                if (message.hasNonNull("ref")) answered(message);
            }
            case "presence", "ping", "bye" -> {}
            default -> broken.add("unknown: " + message);
        }
    }

    /** What was confirmed after this mark is lost, and known to be. */
    private void forgetAfter(String mark) {
        var lost =
                answers.entrySet().stream()
                        .filter(e -> e.getValue().stream().anyMatch(a -> isAfter(a, mark)))
                        .map(Map.Entry::getKey)
                        .toList();
        answers.keySet().removeAll(lost);
        asked.keySet().removeAll(lost);
    }

    private static boolean isAfter(JsonNode answer, String mark) {
        return is(answer, "done") && version(answer.get("mark").asText()) > version(mark);
    }

    private void patch(JsonNode message) {
        if (!message.get("from").asText().equals(mark)) {
            broken.add("a patch from " + message.get("from") + " for a screen at " + mark);
            return;
        }
        for (var each : message.get("patches").properties()) {
            ((ObjectNode) views)
                    .set(each.getKey(), patched(views.get(each.getKey()), each.getValue()));
        }
        move(message.get("to").asText(), false);
    }

    private static JsonNode patched(JsonNode view, JsonNode patch) {
        var first = patch.path(0);
        if (patch.size() == 1 && first.path("path").asText("-").isEmpty())
            return first.get("value");
        return JsonPatch.apply(patch, view);
    }

    private void move(String to, boolean reset) {
        if (!mark.isEmpty() && !reset && version(to) < version(mark)) {
            broken.add("back from " + mark + " to " + to + " without a word");
        }
        mark = to;
    }

    private void answered(JsonNode message) {
        var all = answers.computeIfAbsent(message.get("ref").asLong(), r -> new ArrayList<>());
        boolean wasFinal = all.stream().anyMatch(a -> !is(a, "later"));
        if (wasFinal && !is(message, "later") && !sameAnswer(all, message)) {
            broken.add("two answers: " + all + " and " + message);
        }
        all.add(message);
        if (is(message, "done")
                && !mark.isEmpty()
                && version(mark) >= version(message.get("mark").asText())
                && all.size() == 1) {
            // Shown before it was confirmed: allowed only for an ask that was in the log already.
            late.add(message.get("ref").asLong());
        }
    }

    private final List<Long> late = new ArrayList<>();

    /** Refs whose change was on the screen before the answer came. */
    public synchronized List<Long> confirmedLate() {
        return List.copyOf(late);
    }

    private static boolean sameAnswer(List<JsonNode> all, JsonNode message) {
        return all.stream().filter(a -> !is(a, "later")).allMatch(message::equals);
    }

    public static long version(String mark) {
        return Long.parseLong(mark.substring(0, mark.indexOf('.')));
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
