package org.khural.edge;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Actor;
import org.khural.domain.Ref;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.live.Frame;
import org.khural.live.Outcome;
import org.khural.live.Peer;
import org.khural.live.Room;
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
     * @param asksPerSecond of one person, over all tabs and phones
     * @param unanswered asks of one tab that may wait for their answer
     * @param lag milliseconds that a reader may be behind before it is sent away
     * @param silence milliseconds without a sign of life
     * @param joining milliseconds that a socket may take to join
     */
    record Bounds(
            double asksPerSecond,
            double burst,
            int unanswered,
            long lag,
            long silence,
            long joining) {
        static final Bounds DEFAULT = new Bounds(10, 20, 16, 30_000, 35_000, 10_000);

        Bounds withUnanswered(int unanswered) {
            return new Bounds(asksPerSecond, burst, unanswered, lag, silence, joining);
        }
    }

    private enum Stage {
        NEW,
        JOINING,
        JOINED,
        CLOSED
    }

    private static final long TOO_FAST = 1_000;

    /** Bytes that may wait for a slow reader before it counts as one. */
    private static final int WAITING = 64 << 10;

    /** A close that is not answered within so many milliseconds is made without the browser. */
    private static final long FAREWELL = 1_000;

    /** Of anything, pongs and nonsense too; nobody who reads what we send comes near it. */
    private static final double MESSAGES_PER_SECOND = 50;

    private static final double MESSAGES_BURST = 200;

    private final ServerWebSocket socket;
    private final Login login;
    private final Actor actor;
    private final Sockets all;
    private final Bounds bounds;
    private final TokenBucket messages = new TokenBucket(MESSAGES_PER_SECOND, MESSAGES_BURST);
    private final Set<Long> unanswered = new HashSet<>();

    /** What came between the join and the first screen; the order of asks is the tab's. */
    private final List<ClientMessage.Ask> early = new ArrayList<>();

    private Stage stage = Stage.NEW;
    private Optional<Room> room = Optional.empty();
    private Optional<Long> drain = Optional.empty();
    private String tab = "";
    private long stageSince = System.nanoTime();
    private long lastSign = System.nanoTime();
    private long blockedSince;

    RoomSocket(ServerWebSocket socket, Login login, Sockets all, Bounds bounds) {
        this.socket = socket;
        this.login = login;
        this.actor = Access.actor(login);
        this.all = all;
        this.bounds = bounds;
        socket.setWriteQueueMaxSize(WAITING);
        socket.textMessageHandler(this::heard);
        socket.binaryMessageHandler(b -> nonsense("text frames only"));
        socket.drainHandler(v -> drained());
        socket.exceptionHandler(e -> broken());
        socket.closeHandler(v -> gone());
    }

    Login login() {
        return login;
    }

    boolean isObserver() {
        return actor instanceof Actor.Observer;
    }

    WorkshopId workshop() {
        return login.workshop();
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
        if (!isClosed()) socket.writeTextMessage(Codec.encode(message));
    }

    @Override
    public void send(Frame frame) {
        if (!isClosed()) all.frames().write(socket, frame);
    }

    @Override
    public boolean isWritable() {
        boolean full = isClosed() || socket.writeQueueFull();
        if (full && blockedSince == 0) blockedSince = System.nanoTime();
        return !full;
    }

    @Override
    public boolean isAdmitted(Workshop workshop) {
        return Access.stands(login, workshop);
    }

    @Override
    public void bye(String code, long after) {
        if (isClosed()) return;
        send(new ServerMessage.Bye(code, after));
        leaveRoom();
        enter(Stage.CLOSED);
        socket.close((short) 1000, code);
    }

    /** The login was ended: out of the room, and no return. */
    void end() {
        bye("ended", 0);
    }

    /** Good-bye once its asks are answered; what it asks from now on it asks the next node. */
    void drain(long after) {
        drain = Optional.of(after);
        if (unanswered.isEmpty()) bye("drain", after);
    }

    /** Once a second: who never joined, is silent, or cannot take what is sent, is sent away. */
    void care() {
        if (stage == Stage.CLOSED) {
            if (millisSince(stageSince) > FAREWELL) kill();
        } else if (stage != Stage.JOINED && millisSince(stageSince) > bounds.joining()) {
            bye("idle", 0);
        } else if (millisSince(lastSign) > bounds.silence()) {
            bye("silent", 0);
        } else if (blockedSince != 0) {
            if (!socket.writeQueueFull()) drained();
            else if (millisSince(blockedSince) > bounds.lag()) bye("slow", 0);
        }
    }

    private void heard(String text) {
        if (isClosed() || drain.isPresent()) return;
        lastSign = System.nanoTime();
        if (!messages.take()) {
            bye("flood", 5_000);
            return;
        }
        try {
            switch (Codec.decode(text)) {
                case ClientMessage.Join join -> join(join);
                case ClientMessage.Ask ask -> ask(ask);
                case ClientMessage.Pong pong -> {}
                case ClientMessage.Leave leave -> bye("left", 0);
            }
        } catch (Malformed e) {
            send(e.answer());
        }
    }

    private void join(ClientMessage.Join join) {
        if (stage != Stage.NEW) {
            malformed(Optional.empty(), "is", "this connection has joined already");
        } else if (!join.tab().matches("[A-Za-z0-9_-]{1,32}")) {
            malformed(Optional.empty(), "tab", "a tab is 1 to 32 letters or digits");
        } else if (!join.workshop().equals(workshop())) {
            malformed(Optional.empty(), "workshop", "this login is for another workshop");
        } else {
            enter(Stage.JOINING);
            all.open(this, join.since())
                    .onFailure(e -> bye("away", 1_000))
                    .onSuccess(found -> found.ifPresentOrElse(o -> join(join, o), this::end));
        }
    }

    private void join(ClientMessage.Join join, Sockets.Opened opened) {
        if (stage != Stage.JOINING) return;
        tab = join.tab();
        var here = opened.room();
        if (!here.screens().join(this, join.as(), join.since(), opened.lost())) {
            end();
            return;
        }
        room = Optional.of(here);
        enter(Stage.JOINED);
        all.joined(this, here);
        early.forEach(ask -> submit(ask, here));
        early.clear();
    }

    private void ask(ClientMessage.Ask ask) {
        var ref = Optional.of(ask.ref());
        if (stage == Stage.NEW) {
            malformed(ref, "", "join first");
        } else if (ask.ref() < 1) {
            malformed(ref, "ref", "a ref counts from 1");
        } else if (isObserver()) {
            // Nothing of theirs reaches the room: even a refusal can become an entry of the log.
            var power = ask.command().power().name();
            send(
                    new ServerMessage.Refused(
                            ask.ref(), "access.not_allowed", Map.of("power", power)));
        } else if (unanswered.contains(ask.ref())) {
            // The same ask twice on one connection: its answer is on the way.
            return;
        } else if (unanswered.size() >= bounds.unanswered() || !all.asksOf(this).take()) {
            send(new ServerMessage.Later(ask.ref(), TOO_FAST));
        } else {
            unanswered.add(ask.ref());
            if (stage == Stage.JOINING) early.add(ask);
            else room.ifPresent(r -> submit(ask, r));
        }
    }

    private void submit(ClientMessage.Ask ask, Room room) {
        var ref = Optional.of(new Ref(actor, tab, ask.ref()));
        room.submit(actor, ref, ask.again(), ask.command(), outcome -> answer(ask.ref(), outcome));
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
        if (unanswered.isEmpty()) drain.ifPresent(after -> bye("drain", after));
    }

    private void nonsense(String problem) {
        if (messages.take()) malformed(Optional.empty(), "", problem);
        else bye("flood", 5_000);
    }

    private void malformed(Optional<Long> ref, String path, String problem) {
        send(new ServerMessage.Malformed(ref, path, problem));
    }

    private void drained() {
        blockedSince = 0;
        room.ifPresent(r -> r.screens().drained(this));
    }

    private void gone() {
        leaveRoom();
        enter(Stage.CLOSED);
        all.closed(this);
    }

    /**
     * Without the browser's help: a close frame to one that does not read would wait for ever, and
     * what waits for it with it.
     */
    private void kill() {
        ((WebSocketInternal) socket).channelHandlerContext().close();
    }

    /** A frame or message over the limit, or none at all: nothing after it could be trusted. */
    private void broken() {
        if (isClosed()) return;
        leaveRoom();
        enter(Stage.CLOSED);
        socket.close((short) 1009, "too large");
    }

    private void leaveRoom() {
        room.ifPresent(r -> r.screens().leave(this));
        room = Optional.empty();
    }

    private void enter(Stage next) {
        stage = next;
        stageSince = System.nanoTime();
    }

    private boolean isClosed() {
        return stage == Stage.CLOSED || socket.isClosed();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
