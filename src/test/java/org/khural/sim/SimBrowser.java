package org.khural.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Command;
import org.khural.domain.Mark;
import org.khural.domain.Me;
import org.khural.domain.Ref;
import org.khural.domain.Workshop;
import org.khural.live.Frame;
import org.khural.live.Outcome;
import org.khural.live.Peer;
import org.khural.live.Room;
import org.khural.support.Ticks;
import org.khural.wire.Codec;
import org.khural.wire.ServerMessage;

/** One tab on a bad connection. It keeps its asks until they are answered, as a browser does. */
public final class SimBrowser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNANSWERED = 16;

    private final Actor actor;
    private final String tab;
    private final Ticks ticks;
    private final Random dice;
    private final Auditor auditor;
    private final Supplier<List<SimNode>> nodes;

    private final Map<Long, Command> asked = new LinkedHashMap<>();
    private final Set<Long> open = new HashSet<>();
    private final Set<Long> sentAgain = new HashSet<>();
    private final Map<Long, Mark> done = new LinkedHashMap<>();
    private final Set<Long> refused = new HashSet<>();
    private Optional<Line> line = Optional.empty();
    private Optional<Audience> as = Optional.empty();
    private Optional<Mark> mark = Optional.empty();
    private JsonNode views = JSON.createObjectNode();
    private final Map<String, Auditor.Verified> verified = new HashMap<>();
    private JsonNode me = JSON.nullNode();
    private long counter;
    private int resets;

    public SimBrowser(
            Actor actor,
            String tab,
            Ticks ticks,
            long seed,
            Auditor auditor,
            Supplier<List<SimNode>> nodes) {
        this.actor = actor;
        this.tab = tab;
        this.ticks = ticks;
        this.dice = new Random(seed);
        this.auditor = auditor;
        this.nodes = nodes;
        connect();
    }

    public Actor actor() {
        return actor;
    }

    public boolean mayAsk() {
        return line.isPresent() && open.size() < UNANSWERED;
    }

    /** What still waits for its answer, unless nobody listens to us any more. */
    public List<String> unanswered(Workshop workshop) {
        if (Audience.of(workshop, actor).isEmpty()) return List.of();
        return open.stream().map(ref -> ref + " " + asked.get(ref) + " on " + line).toList();
    }

    public int resets() {
        return resets;
    }

    /** The workshop as somebody sees it who decides what to ask. */
    public Optional<Workshop> sees() {
        return line.flatMap(l -> l.node.room()).map(room -> room.workshop());
    }

    public void ask(Command command) {
        long ref = ++counter;
        asked.put(ref, command);
        open.add(ref);
        line.ifPresent(l -> l.ask(ref));
        if (dice.nextInt(20) == 0) again(ref);
    }

    /** The same ask once more on the same connection: a browser that lost its patience. */
    private void again(long ref) {
        sentAgain.add(ref);
        line.ifPresent(l -> l.ask(ref));
    }

    /** The connection is cut; the browser notices, the server perhaps only later. */
    public void drop() {
        line.ifPresent(Line::cut);
        line = Optional.empty();
        ticks.run(250 + dice.nextInt(2_000), this::connect);
    }

    /** To the other node at once, with everything that is unanswered. */
    public void move() {
        line.ifPresent(Line::cut);
        line = Optional.empty();
        connect();
    }

    /** The process at the other end died. */
    public void lost(SimNode node) {
        if (line.filter(l -> l.node == node).isPresent()) drop();
    }

    /** The reader is slow for a while: the server must skip it and catch it up. */
    public void stall() {
        line.ifPresent(l -> l.stall(50 + dice.nextInt(4_000)));
    }

    private void connect() {
        if (line.isPresent()) return;
        var all = nodes.get();
        var node = all.get(dice.nextInt(all.size()));
        var room = node.room();
        if (room.isEmpty() || node.isFrozen()) {
            ticks.run(300 + dice.nextInt(700), this::connect);
            return;
        }
        var fresh = new Line(node);
        line = Optional.of(fresh);
        var since = mark;
        fresh.join(room.get(), as, since);
        open.stream().sorted().forEach(ref -> sendAgain(fresh, ref));
    }

    private void sendAgain(Line fresh, long ref) {
        sentAgain.add(ref);
        fresh.ask(ref);
    }

    private void hear(Line from, String text) {
        if (line.filter(l -> l == from).isEmpty()) return;
        var message = read(text);
        switch (message.get("is").asText()) {
            case "view" -> {
                as = Optional.of(Audience.valueOf(message.get("audience").asText()));
                mark = Optional.of(Mark.parse(message.get("mark").asText()));
                views = message.get("views");
                me = message.get("me");
                if (!message.path("reset").isNull()) resets++;
                verified.clear();
                auditor.screen(from.node, mark.get(), as.get(), views, verified);
            }
            case "patch" -> {
                assertThat(mark).contains(Mark.parse(message.get("from").asText()));
                views = patched(message.get("patches"));
                mark = Optional.of(Mark.parse(message.get("to").asText()));
                auditor.screen(from.node, mark.get(), as.get(), views, verified);
            }
            case "own" -> me = message.get("me");
            case "bye" -> drop();
            default -> {}
        }
        as.ifPresent(audience -> auditor.bytes(audience, text));
    }

    private JsonNode patched(JsonNode patches) {
        var next = JSON.createObjectNode();
        next.setAll((ObjectNode) views);
        for (var patch : patches.properties()) {
            var chapter = next.get(patch.getKey());
            next.set(patch.getKey(), JsonPatch.apply(patch.getValue(), chapter));
        }
        return next;
    }

    private void answered(Line from, long ref, Outcome outcome) {
        if (line.filter(l -> l == from).isEmpty()) return;
        switch (outcome) {
            case Outcome.Done(var at) -> {
                assertThat(refused).as("refused before").doesNotContain(ref);
                boolean first = open.remove(ref) && !sentAgain.contains(ref);
                if (first && Auditor.alwaysWrites(asked.get(ref)) && mark.isPresent()) {
                    assertThat(mark.get().version())
                            .as("done comes before the change is seen")
                            .isLessThan(at.version());
                }
                var before = done.putIfAbsent(ref, at);
                if (before != null && Auditor.alwaysWrites(asked.get(ref))) {
                    assertThat(at).as("the same mark for the same ref").isEqualTo(before);
                }
            }
            case Outcome.Refused(var code, var args) -> {
                // A copy of an ask that was done in between hears of the present; the first counts.
                if (!open.remove(ref)) return;
                refused.add(ref);
            }
            case Outcome.Failed(var incident) ->
                    throw new AssertionError(actor + " met " + incident + ": " + asked.get(ref));
            case Outcome.Later(var millis) ->
                    ticks.run(
                            millis,
                            () -> {
                                if (open.contains(ref)) line.ifPresent(l -> sendAgain(l, ref));
                            });
        }
    }

    /**
     * P1 and P5 for this tab, when everything is settled. What was done at a mark that the log no
     * longer has was lost with Redis's last moments, and then the browser was told to begin again.
     */
    void account(Map<Ref, Mark> applied, Set<Mark> kept) {
        for (long ref = 1; ref <= counter; ref++) {
            var at = Optional.ofNullable(applied.get(new Ref(actor, tab, ref)));
            var command = asked.get(ref);
            if (done.containsKey(ref) && !kept.contains(done.get(ref))) {
                assertThat(resets).as("%s lost %s in silence", actor, command).isPositive();
            } else if (at.isPresent()) {
                assertThat(refused).as("%s: refused, yet in the log", command).doesNotContain(ref);
                assertThat(done.get(ref)).as("%s", command).isEqualTo(at.get());
            } else if (Auditor.alwaysWrites(command)) {
                assertThat(done).as("%s: done, yet not in the log", command).doesNotContainKey(ref);
            }
        }
    }

    /** At rest, my own page is that of the newest state. */
    public void rest(Workshop workshop, Mark head) {
        if (Audience.of(workshop, actor).isEmpty()) return;
        assertThat(mark).as("%s at rest", actor).contains(head);
        assertThat(me)
                .isEqualTo(read(Codec.view(Me.of(workshop, actor, as.orElseThrow())).toString()));
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return actor.toString();
    }

    /** One connection: both ways keep their order, and lose what is on them when they are cut. */
    private final class Line implements Peer {
        private final SimNode node;
        private long upFree;
        private long downFree;
        private boolean writable = true;
        private final Set<Long> unanswered = new HashSet<>();
        private boolean closed;
        private boolean gone;

        /** The server's end: the room that it joined, and the asks that came before it had. */
        private Optional<Room> room = Optional.empty();

        private final List<Runnable> early = new ArrayList<>();

        Line(SimNode node) {
            this.node = node;
        }

        void ask(long ref) {
            var id = Optional.of(new Ref(actor, tab, ref));
            var command = asked.get(ref);
            boolean again = sentAgain.contains(ref);
            Runnable submit =
                    () ->
                            room.orElseThrow()
                                    .submit(
                                            actor,
                                            id,
                                            again,
                                            command,
                                            outcome -> {
                                                unanswered.remove(ref);
                                                down(() -> answered(this, ref, outcome));
                                            });
            up(
                    () -> {
                        if (!unanswered.add(ref)) return;
                        if (room.isPresent()) submit.run();
                        else early.add(submit);
                    });
        }

        /** As the edge does it: first a look whether the screen's mark is still in the log. */
        void join(Room found, Optional<Audience> wanted, Optional<Mark> since) {
            up(
                    () ->
                            since.map(at -> node.rooms().hasLost(found, at))
                                    .orElseGet(() -> Future.succeededFuture(false))
                                    .onFailure(e -> down(SimBrowser.this::drop))
                                    .onSuccess(lost -> joined(found, wanted, since, lost)));
        }

        private void joined(
                Room found, Optional<Audience> wanted, Optional<Mark> since, boolean lost) {
            if (gone) return;
            if (!found.screens().join(this, wanted, since, lost)) {
                down(SimBrowser.this::drop);
                return;
            }
            room = Optional.of(found);
            early.forEach(Runnable::run);
            early.clear();
        }

        /** What left arrives, even if the connection was cut behind it. */
        void up(Runnable task) {
            upFree = Math.max(upFree, now() + dice.nextInt(40));
            ticks.run(upFree - now(), () -> node.act(task));
        }

        void down(Runnable task) {
            downFree = Math.max(downFree, now() + dice.nextInt(40));
            ticks.run(
                    downFree - now(),
                    () -> {
                        if (!closed) task.run();
                    });
        }

        void cut() {
            closed = true;
            int notices = dice.nextInt(3) == 0 ? 5_000 : dice.nextInt(100);
            ticks.run(notices, () -> node.act(this::leave));
        }

        private void leave() {
            gone = true;
            node.room().ifPresent(room -> room.screens().leave(this));
        }

        void stall(long millis) {
            writable = false;
            ticks.run(
                    millis,
                    () -> {
                        writable = true;
                        node.act(() -> node.room().ifPresent(room -> room.screens().drained(this)));
                    });
        }

        @Override
        public String toString() {
            return node
                    + (closed ? " closed" : "")
                    + (unanswered.isEmpty() ? "" : " " + unanswered);
        }

        private long now() {
            return ticks.now().toEpochMilli();
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
            var text = Codec.encode(message);
            down(() -> hear(this, text));
        }

        @Override
        public void send(Frame frame) {
            down(() -> hear(this, frame.text()));
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public boolean isAdmitted(Workshop workshop) {
            return !Audience.of(workshop, actor).isEmpty();
        }

        @Override
        public void bye(String code, long after) {
            down(() -> hear(this, "{\"is\":\"bye\",\"code\":\"" + code + "\"}"));
        }
    }
}
