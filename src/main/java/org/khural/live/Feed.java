package org.khural.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Audience;
import org.khural.domain.Mark;
import org.khural.domain.Me;
import org.khural.domain.State;
import org.khural.domain.Views;
import org.khural.domain.Workshop;
import org.khural.wire.Codec;
import org.khural.wire.Difference;
import org.khural.wire.ServerMessage;

/**
 * One audience of a room. Its views are drawn once for all of its screens, and a change goes out as
 * one frame: at once when the feed was idle, else after a pause that grows with how many it has, in
 * one step from the mark last sent to the newest.
 */
final class Feed {
    static final long PACE = 50;

    /**
     * To tell 5,000 screens of a change takes a core about 60 ms. In a flood of votes a room that
     * did nothing else would let the voters wait; so it rests three times as long as it tells.
     */
    private static final int SCREENS_A_MILLI = 25;

    private final Node node;
    private final Room room;
    private final Audience audience;
    private final Set<Screen> screens = new LinkedHashSet<>();

    /** The last two drawings of each window: what was sent, and what comes next. */
    private final Map<Views.Window, List<Drawn>> drawn = new HashMap<>();

    /**
     * Frames to {@code sent} by the mark they start from: a thousand that resume alike share one.
     */
    private final Map<Mark, Frame> steps = new HashMap<>();

    private State sent;
    private State newest;
    private boolean pacing;
    private Optional<Wave> wave = Optional.empty();

    /** What one window showed, and of which parts of the state it was made. */
    private record Drawn(List<?> reads, Views.Last last, JsonNode json) {}

    Feed(Node node, Room room, Audience audience) {
        this.node = node;
        this.room = room;
        this.audience = audience;
        this.sent = room.state();
        this.newest = sent;
    }

    /**
     * @param seen the state that the screen shows, if this room remembers it * @param lost what the
     *     screen shows is not in the log any more
     * @param now the newest state: also while a commit is still being told to the feeds
     */
    void join(Screen screen, Optional<State> seen, boolean lost, State now) {
        if (screens.isEmpty()) move(now);
        newest = now;
        flush();
        screens.add(screen);
        if (seen.isPresent()) {
            screen.mark = seen.get().mark();
            screen.peer.send(new ServerMessage.Own(me(screen, sent.workshop())));
            screen.peer.send(step(seen.get()));
            screen.mark = sent.mark();
        } else {
            whole(screen, lost ? Optional.of(new ServerMessage.Reset(0)) : Optional.empty());
        }
    }

    void leave(Screen screen) {
        screens.remove(screen);
        if (screens.isEmpty()) drawn.clear();
    }

    void commit(State state) {
        newest = state;
        if (screens.isEmpty()) {
            move(state);
            return;
        }
        if (pacing) return;
        flush();
        pacing = true;
        node.later().run(Math.max(PACE, screens.size() / SCREENS_A_MILLI), this::pace);
    }

    State newest() {
        return newest;
    }

    private void pace() {
        if (wave.isPresent()) {
            node.later().run(PACE / 5, this::pace);
            return;
        }
        pacing = false;
        if (newest != sent && !screens.isEmpty()) commit(newest);
    }

    private void flush() {
        if (newest == sent) return;
        while (wave.isPresent()) roll();
        var from = sent;
        move(newest);
        var next = new Wave(step(from), from.mark(), sent.mark(), screens);
        wave = Optional.of(next);
        rollOn(next);
    }

    private void rollOn(Wave mine) {
        if (wave.filter(w -> w == mine).isEmpty()) return;
        roll();
        if (wave.isPresent()) node.later().run(0, () -> rollOn(mine));
    }

    private void roll() {
        wave.ifPresent(w -> w.roll(screens));
        wave = wave.filter(w -> !w.isOver());
    }

    private void move(State state) {
        sent = state;
        newest = state;
        steps.clear();
    }

    private Frame step(State from) {
        return steps.computeIfAbsent(from.mark(), m -> new Frame(Codec.encode(patch(from, sent))));
    }

    /** A screen that was skipped: one step to the newest state. */
    void catchUp(Screen screen) {
        if (screen.mark.equals(sent.mark()) || !screen.peer.isWritable()) return;
        var known = room.history().at(screen.mark);
        if (known.isPresent()) {
            screen.peer.send(step(known.get()));
            screen.mark = sent.mark();
        } else {
            whole(screen, Optional.empty());
        }
    }

    /**
     * The log lost what {@code lost} knew: whole views, and how many confirmed asks of each tab are
     * gone.
     */
    void reset(State lost, State now) {
        drawn.clear();
        move(now);
        for (var screen : Set.copyOf(screens)) {
            int gone =
                    lost.receipts().missing(now.receipts(), screen.peer.actor(), screen.peer.tab());
            whole(screen, Optional.of(new ServerMessage.Reset(gone)));
        }
    }

    /**
     * Draws what would change, so that a view that throws is met before the entry is in the log.
     */
    void rehearse(Workshop workshop) {
        if (screens.isEmpty()) return;
        for (var window : windows()) draw(window, workshop);
    }

    private void whole(Screen screen, Optional<ServerMessage.Reset> reset) {
        var views = new LinkedHashMap<String, JsonNode>();
        for (var window : windows()) views.put(window.chapter(), draw(window, sent.workshop()));
        screen.peer.send(
                new ServerMessage.View(
                        sent.mark(),
                        room.now(),
                        audience,
                        views,
                        me(screen, sent.workshop()),
                        reset));
        screen.mark = sent.mark();
    }

    void ping(Instant now) {
        if (screens.isEmpty()) return;
        var frame = new Frame(Codec.encode(new ServerMessage.Ping(sent.mark(), now)));
        for (var screen : screens) if (screen.peer.isWritable()) screen.peer.send(frame);
    }

    private Me me(Screen screen, Workshop workshop) {
        return Me.of(workshop, screen.peer.actor(), audience);
    }

    private ServerMessage patch(State from, State to) {
        var patches = new LinkedHashMap<String, JsonNode>();
        for (var window : windows()) {
            if (same(window.reads().apply(from.workshop()), window.reads().apply(to.workshop()))) {
                continue;
            }
            var before = draw(window, from.workshop());
            var after = draw(window, to.workshop());
            Difference.between(before, after).ifPresent(d -> patches.put(window.chapter(), d));
        }
        return new ServerMessage.Patch(from.mark(), to.mark(), patches);
    }

    private JsonNode draw(Views.Window window, Workshop workshop) {
        var reads = window.reads().apply(workshop);
        var last = drawn.getOrDefault(window, List.of());
        for (var each : last) if (same(each.reads(), reads)) return each.json();
        var view =
                last.isEmpty()
                        ? window.of().apply(workshop, audience)
                        : window.again().draw(last.getFirst().last(), workshop, audience);
        var json = Codec.view(view);
        if (Codec.weight(json) > node.bounds().view()) throw new ViewTooLarge(node.bounds().view());
        var next = new Drawn(reads, new Views.Last(workshop, view), json);
        drawn.put(window, last.isEmpty() ? List.of(next) : List.of(next, last.getFirst()));
        return json;
    }

    private List<Views.Window> windows() {
        return Views.ALL.stream().filter(w -> w.audiences().contains(audience)).toList();
    }

    private static boolean same(List<?> a, List<?> b) {
        for (int i = 0; i < a.size(); i++) if (a.get(i) != b.get(i)) return false;
        return true;
    }
}
