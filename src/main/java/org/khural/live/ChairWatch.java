package org.khural.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.khural.domain.Actor;
import org.khural.domain.WorkshopId;
import org.khural.domain.chair.ChairCommand;
import org.khural.store.Presence;

/**
 * Tells the store who is connected here, counts who is connected anywhere, and records the lapse of
 * a chair whose holder had no connection on any node for {@link #ABSENCE}, after a fresh read.
 * After an outage of Redis all absences begin again.
 */
public final class ChairWatch {
    static final Duration ABSENCE = Duration.ofSeconds(20);
    static final Duration FRESH = Duration.ofSeconds(12);
    private static final long BEAT = 5_000;

    private final Node node;
    private final Rooms rooms;
    private final Presence presence;
    private final Predicate<Duration> steady;

    /** When this node first saw each tenure: nobody lapses for silence from before. */
    private final Map<WorkshopId, Tenure> seen = new HashMap<>();

    private record Tenure(long number, Instant since) {}

    /** {@code steady}: whether Redis was reached all through the last so long. */
    public ChairWatch(Node node, Rooms rooms, Presence presence, Predicate<Duration> steady) {
        this.node = node;
        this.rooms = rooms;
        this.presence = presence;
        this.steady = steady;
        node.later().run(BEAT, this::beat);
    }

    /**
     * Also at once when somebody joins, so that a chair who comes back is seen before the next
     * beat.
     */
    public void joined(Room room, Actor actor) {
        // Only this one: with everybody at each join, a hall that comes back writes its square.
        if (actor instanceof Actor.Human(var person)) {
            presence.touch(room.id(), Set.of(person));
        }
    }

    private void beat() {
        var now = node.clock().get();
        for (var room : rooms.all()) {
            var people = room.screens().people();
            if (!people.isEmpty()) presence.touch(room.id(), people);
            presence.countSince(room.id(), now.minus(FRESH)).onSuccess(room.screens()::presence);
            watch(room);
        }
        node.later().run(BEAT, this::beat);
    }

    private void watch(Room room) {
        var chair = room.workshop().chair();
        if (chair.holder().isEmpty()) return;
        var holder = chair.holder().get();
        var since = since(room, chair.tenure());
        if (!steady.test(ABSENCE) || room.screens().people().contains(holder)) return;
        presence.lastSeen(room.id(), holder)
                .onSuccess(
                        last -> {
                            var from = last.filter(since::isBefore).orElse(since);
                            var gone = Duration.between(from, node.clock().get());
                            if (gone.compareTo(ABSENCE) >= 0) {
                                room.submit(new ChairCommand.LapseChair(chair.tenure()));
                            }
                        });
    }

    private Instant since(Room room, long tenure) {
        var known = seen.get(room.id());
        if (known == null || known.number() != tenure) {
            known = new Tenure(tenure, node.clock().get());
            seen.put(room.id(), known);
        }
        return known.since();
    }
}
