package org.khural.store;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to channels on a line of its own (on a shared one the client library takes a message for
 * the answer to a command). Publishes a pulse to itself through another line: a connection that is
 * silently dead in one direction is found out and made anew.
 */
final class Ear {
    private static final long PULSE_MILLIS = 3000;
    private static final long DEAF_NANOS = TimeUnit.SECONDS.toNanos(10);

    private record Listener(@Nullable Context home, Consumer<String> heard, Runnable gap) {
        void run(Runnable task) {
            if (home == null) {
                task.run();
            } else {
                home.runOnContext(v -> task.run());
            }
        }
    }

    private final Vertx vertx;
    private final Line line;
    private final Line voice;
    private final String pulse = Keys.PULSE + UUID.randomUUID();
    private final Map<String, Set<Listener>> listeners = new HashMap<>();
    private final long timer;
    private volatile long heardAt = System.nanoTime();

    Ear(Vertx vertx, Line line, Line voice) {
        this.vertx = vertx;
        this.line = line;
        this.voice = voice;
        listeners.put(pulse, new LinkedHashSet<>());
        timer = vertx.setPeriodic(PULSE_MILLIS, t -> beat());
    }

    private void beat() {
        if (!voice.isUp()) {
            // Who does not speak cannot judge what is heard.
            heardAt = System.nanoTime();
        } else if (line.isUp() && System.nanoTime() - heardAt > DEAF_NANOS) {
            line.drop("Redis sends no messages");
        } else {
            voice.send(PULSE_MILLIS, Command.PUBLISH, pulse, "1");
        }
    }

    /** Takes what this connection hears from now on; called before the line counts as up. */
    void attach(RedisConnection connection) {
        connection.handler(this::hear);
    }

    /** The line is up (again). */
    synchronized void resume() {
        heardAt = System.nanoTime();
        line.tell(Command.SUBSCRIBE, listeners.keySet().toArray());
    }

    /** After an outage of any kind: who knows what went unheard, so everybody had better look. */
    void wakeAll() {
        List<Listener> all;
        synchronized (this) {
            all = listeners.values().stream().flatMap(Set::stream).toList();
        }
        all.forEach(l -> l.run(l.gap()));
    }

    /**
     * Hears every message of the channel, on the context that calls now, until the watch is closed.
     *
     * @param gap runs when messages may have been missed
     */
    synchronized Watch listen(String channel, Consumer<String> heard, Runnable gap) {
        Listener listener = new Listener(Vertx.currentContext(), heard, gap);
        if (listeners.computeIfAbsent(channel, c -> new LinkedHashSet<>()).isEmpty()) {
            line.tell(Command.SUBSCRIBE, channel);
        }
        listeners.get(channel).add(listener);
        return () -> forget(channel, listener);
    }

    private synchronized void forget(String channel, Listener listener) {
        Set<Listener> all = listeners.get(channel);
        if (all != null && all.remove(listener) && all.isEmpty()) {
            listeners.remove(channel);
            line.tell(Command.UNSUBSCRIBE, channel);
        }
    }

    private void hear(Response message) {
        heardAt = System.nanoTime();
        if (!isList(message)
                || message.size() < 3
                || !"message".equals(message.get(0).toString())) {
            return;
        }
        String text = message.get(2).toString();
        List<Listener> all;
        synchronized (this) {
            all = List.copyOf(listeners.getOrDefault(message.get(1).toString(), Set.of()));
        }
        all.forEach(l -> l.run(() -> l.heard().accept(text)));
    }

    /** A push in RESP3, an array in RESP2; an old server's refusal of the greeting is neither. */
    private static boolean isList(@Nullable Response message) {
        return message != null
                && (message.type() == ResponseType.PUSH || message.type() == ResponseType.MULTI);
    }

    void close() {
        vertx.cancelTimer(timer);
    }
}
