package org.khural.edge;

import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.Actor;
import org.khural.domain.Ref;
import org.khural.domain.Workshop;
import org.khural.live.Frame;
import org.khural.live.Outcome;
import org.khural.live.Peer;
import org.khural.live.Room;
import org.khural.live.Rooms;
import org.khural.store.Login;
import org.khural.wire.ClientMessage;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;
import org.khural.wire.ServerMessage;

/**
 * One browser's connection: bounds what comes in, never waits for what goes out, and answers every
 * ask.
 */
final class RoomSocket implements Peer {
    /**
     * @param unanswered asks of one tab that may wait for their answer
     * @param lag milliseconds that a reader may be behind before it is sent away
     * @param silence milliseconds without a sign of life, or without joining
     */
    record Bounds(
            double asksPerSecond,
            double burst,
            int unanswered,
            long lag,
            long silence,
            long joining) {
        static final Bounds DEFAULT = new Bounds(10, 20, 16, 30_000, 35_000, 10_000);
    }

    private static final long TOO_FAST = 1_000;

    /** So many messages over the limit in a row are no impatient finger any more. */
    private static final int FLOOD = 200;

    private final ServerWebSocket socket;
    private final Login login;
    private final Actor actor;
    private final Rooms rooms;
    private final Sockets all;
    private final Bounds bounds;
    private final Map<Long, Boolean> unanswered = new HashMap<>();
    private final long since = System.nanoTime();
    private Optional<Room> room = Optional.empty();
    private String tab = "";
    private long lastSign = System.nanoTime();
    private long blockedSince;
    private int excess;
    private boolean joining;
    private boolean closed;

    RoomSocket(ServerWebSocket socket, Login login, Rooms rooms, Sockets all, Bounds bounds) {
        this.socket = socket;
        this.login = login;
        this.actor = Access.actor(login);
        this.rooms = rooms;
        this.all = all;
        this.bounds = bounds;
        socket.setWriteQueueMaxSize(64 << 10);
        socket.textMessageHandler(this::heard);
        socket.binaryMessageHandler(b -> malformed("", "text frames only"));
        socket.drainHandler(v -> drained());
        socket.exceptionHandler(e -> {});
        socket.closeHandler(v -> gone());
    }

    Login login() {
        return login;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public String tab() {
        return tab;
    }

    @Override
    public void send(ServerMessage message) {
        if (!closed) socket.writeTextMessage(Codec.encode(message));
    }

    @Override
    public void send(Frame frame) {
        if (!closed) socket.writeTextMessage(frame.text());
    }

    @Override
    public boolean isWritable() {
        boolean full = closed || socket.writeQueueFull();
        if (full && blockedSince == 0) blockedSince = System.nanoTime();
        return !full;
    }

    @Override
    public boolean isAdmitted(Workshop workshop) {
        return Access.stands(login, workshop);
    }

    @Override
    public void bye(String code, long after) {
        if (closed) return;
        send(new ServerMessage.Bye(code, after));
        closed = true;
        leaveRoom();
        socket.close((short) 1000, code);
    }

    /** The login was ended: out of the room, and no return. */
    void end() {
        bye("ended", 0);
    }

    /**
     * Once a second: who never joined, never answers, or cannot take what is sent, is sent away.
     */
    void care() {
        if (room.isEmpty() && millisSince(since) > bounds.joining()) bye("idle", 0);
        else if (millisSince(lastSign) > bounds.silence()) bye("silent", 0);
        else if (blockedSince != 0) {
            if (!socket.writeQueueFull()) drained();
            else if (millisSince(blockedSince) > bounds.lag()) bye("slow", 0);
        }
    }

    private void heard(String text) {
        if (closed) return;
        lastSign = System.nanoTime();
        try {
            switch (Codec.decode(text)) {
                case ClientMessage.Join join -> join(join);
                case ClientMessage.Ask ask -> ask(ask);
                case ClientMessage.Pong pong -> {}
                case ClientMessage.Leave leave -> bye("left", 0);
            }
        } catch (Malformed e) {
            if (withinRate()) send(e.answer());
        }
    }

    private void join(ClientMessage.Join join) {
        if (!withinRate() || joining) return;
        if (!join.workshop().equals(login.workshop())) {
            end();
            return;
        }
        if (!join.tab().matches("[A-Za-z0-9_-]{1,32}")) {
            malformed("tab", "a tab is 1 to 32 letters or digits");
            return;
        }
        joining = true;
        rooms.open(join.workshop())
                .onComplete(v -> joining = false)
                .onFailure(e -> bye("away", 1_000))
                .onSuccess(
                        found -> {
                            if (closed) return;
                            tab = join.tab();
                            room = found;
                            if (found.isEmpty()
                                    || !found.get().screens().join(this, join.as(), join.since())) {
                                end();
                                return;
                            }
                            all.joined(found.get());
                        });
    }

    private void ask(ClientMessage.Ask ask) {
        if (room.isEmpty()) {
            malformed("", "join first");
            return;
        }
        if (ask.ref() < 1) {
            malformed("ref", "a ref counts from 1");
            return;
        }
        boolean known = unanswered.containsKey(ask.ref());
        if (!withinRate() || (!known && unanswered.size() >= bounds.unanswered())) {
            send(new ServerMessage.Later(ask.ref(), TOO_FAST));
            return;
        }
        unanswered.put(ask.ref(), true);
        var ref = Optional.of(new Ref(actor, tab, ask.ref()));
        room.get().submit(actor, ref, ask.command(), outcome -> answer(ask.ref(), outcome));
    }

    private void answer(long ref, Outcome outcome) {
        unanswered.remove(ref);
        send(
                switch (outcome) {
                    case Outcome.Done(var mark) -> new ServerMessage.Done(ref, mark);
                    case Outcome.Refused(var code, var args) ->
                            new ServerMessage.Refused(ref, code, args);
                    case Outcome.Failed(var incident) -> new ServerMessage.Failed(ref, incident);
                    case Outcome.Later(var millis) -> new ServerMessage.Later(ref, millis);
                });
    }

    private boolean withinRate() {
        if (all.asksOf(actor).take()) {
            excess = 0;
            return true;
        }
        if (++excess > FLOOD) bye("flood", 5_000);
        return false;
    }

    private void malformed(String path, String problem) {
        send(new ServerMessage.Malformed(Optional.empty(), path, problem));
    }

    private void drained() {
        blockedSince = 0;
        room.ifPresent(r -> r.screens().drained(this));
    }

    private void gone() {
        closed = true;
        leaveRoom();
        all.closed(this);
    }

    private void leaveRoom() {
        room.ifPresent(r -> r.screens().leave(this));
        room = Optional.empty();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
