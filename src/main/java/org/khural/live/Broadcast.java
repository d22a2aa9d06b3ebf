package org.khural.live;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Mark;
import org.khural.domain.Me;
import org.khural.domain.PersonId;
import org.khural.domain.State;
import org.khural.domain.Workshop;
import org.khural.wire.Codec;
import org.khural.wire.ServerMessage;

/** The screens of a room: who sees it, as which audience, and what each still has to be told. */
public final class Broadcast {
    private static final Set<Audience> WITNESSES =
            EnumSet.complementOf(EnumSet.of(Audience.ORGANISER, Audience.OBSERVER));

    private final Node node;
    private final Room room;
    private final Map<Audience, Feed> feeds = new EnumMap<>(Audience.class);
    private final Map<Peer, Screen> screens = new HashMap<>();
    private final Map<Actor, Set<Screen>> byActor = new HashMap<>();
    private boolean quiet;
    private int connected = -1;

    Broadcast(Node node, Room room) {
        this.node = node;
        this.room = room;
    }

    public boolean isEmpty() {
        return screens.isEmpty();
    }

    /** Who has a connection to this node. */
    public Set<PersonId> people() {
        var all = new HashSet<PersonId>();
        for (var actor : byActor.keySet()) {
            if (actor instanceof Actor.Human(var person)) all.add(person);
        }
        return all;
    }

    /**
     * Lets a screen in: in one turn it gets what it lacks and is added to its audience, so that
     * there is no gap by construction. False, and nothing sent, if the actor belongs to no
     * audience.
     *
     * @param lost whether the log does not hold {@code since}: the screen is told
     */
    public boolean join(Peer peer, Optional<Audience> as, Optional<Mark> since, boolean lost) {
        leave(peer);
        if (!peer.isAdmitted(room.workshop())) return false;
        var audience = audience(room.workshop(), peer.actor(), as);
        if (audience.isEmpty()) return false;
        var screen = new Screen(peer, as, audience.get());
        screens.put(peer, screen);
        byActor.computeIfAbsent(peer.actor(), a -> new HashSet<>()).add(screen);
        // What was seen as another audience cannot be patched.
        var seen =
                since.flatMap(room.history()::at)
                        .filter(s -> audience(s.workshop(), peer.actor(), as).equals(audience));
        var feed = feed(audience.get());
        feed.join(screen, seen, lost, quiet ? feed.newest() : room.state());
        return true;
    }

    /** As above, for a screen whose mark, if any, is in the log. */
    public boolean join(Peer peer, Optional<Audience> as, Optional<Mark> since) {
        return join(peer, as, since, false);
    }

    /** The wanted one, if the actor belongs to it, else the best. */
    private static Optional<Audience> audience(
            Workshop workshop, Actor actor, Optional<Audience> as) {
        var audiences = Audience.of(workshop, actor);
        return as.filter(audiences::contains).or(() -> audiences.stream().findFirst());
    }

    public void leave(Peer peer) {
        var screen = screens.remove(peer);
        if (screen == null) return;
        feed(screen.audience).leave(screen);
        var same = byActor.getOrDefault(peer.actor(), new HashSet<>());
        same.remove(screen);
        if (same.isEmpty()) byActor.remove(peer.actor());
    }

    /** The socket took everything that waited: bring the screen to the newest state. */
    public void drained(Peer peer) {
        var screen = screens.get(peer);
        if (screen != null) feed(screen.audience).catchUp(screen);
    }

    /** The mark of this peer's screen. */
    public Mark mark(Peer peer) {
        var screen = screens.get(peer);
        return screen == null ? room.mark() : screen.mark;
    }

    void commit(State before, State after, Set<PersonId> touched) {
        if (quiet) return;
        for (var person : touched) renew(Actor.of(person), after);
        if (before.workshop().displays() != after.workshop().displays()) {
            for (var actor : Set.copyOf(byActor.keySet())) {
                if (actor instanceof Actor.Screen) renew(actor, after);
            }
        }
        if (before.workshop().about().isObserved() != after.workshop().about().isObserved()) {
            for (var actor : Set.copyOf(byActor.keySet())) {
                if (actor instanceof Actor.Observer) renew(actor, after);
            }
        }
        for (var feed : feeds.values()) feed.commit(after);
    }

    /**
     * Seats, roles or the login of somebody changed: a new audience, a new own page, or good-bye.
     */
    private void renew(Actor actor, State state) {
        for (var screen : Set.copyOf(byActor.getOrDefault(actor, Set.of()))) {
            var audiences = Audience.of(state.workshop(), actor);
            if (audiences.isEmpty() || !screen.peer.isAdmitted(state.workshop())) {
                leave(screen.peer);
                screen.peer.bye("ended", 0);
            } else if (!audiences.contains(screen.audience)
                    || screen.as.filter(audiences::contains).isPresent()
                            && screen.as.get() != screen.audience) {
                join(screen.peer, screen.as, Optional.empty());
            } else {
                screen.peer.send(
                        new ServerMessage.Own(Me.of(state.workshop(), actor, screen.audience)));
            }
        }
    }

    /** A login was ended elsewhere: its screens close. */
    public void recheck() {
        for (var actor : Set.copyOf(byActor.keySet())) {
            for (var screen : Set.copyOf(byActor.get(actor))) {
                if (!screen.peer.isAdmitted(room.workshop())) {
                    leave(screen.peer);
                    screen.peer.bye("ended", 0);
                }
            }
        }
    }

    void reset(State lost, State now) {
        for (var feed : feeds.values()) feed.reset(lost, now);
    }

    /** While the room begins again nobody is told of the steps in between. */
    void quiet(boolean quiet) {
        this.quiet = quiet;
    }

    void rehearse(Workshop after) {
        for (var feed : feeds.values()) feed.rehearse(after);
    }

    /** A sign of life with the time and the mark, so that a screen knows that it is live. */
    void ping() {
        var now = room.now();
        for (var feed : feeds.values()) feed.ping(now);
    }

    /**
     * How many can see for themselves what the hall sees: people and displays of this node, but not
     * the organiser's desk, which shows no document, nor those who only watch and have no login.
     */
    public int witnesses() {
        return (int)
                byActor.values().stream()
                        .filter(all -> all.stream().anyMatch(s -> WITNESSES.contains(s.audience)))
                        .count();
    }

    /** Soft, at most once a second, never part of any mark. */
    void presence(int count) {
        if (count == connected) return;
        connected = count;
        var frame = new Frame(Codec.encode(new ServerMessage.Presence(count)));
        for (var peer : screens.keySet()) if (peer.isWritable()) peer.send(frame);
    }

    private Feed feed(Audience audience) {
        return feeds.computeIfAbsent(audience, a -> new Feed(node, room, a));
    }
}
