package org.khural.domain.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.EntryId;
import org.khural.domain.Event;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;

/** What a granted request would interrupt, and the steps by which it does (rules 2: a stack). */
public record Interruption(Optional<FloorEntry> top, int depth) {
    /** Seconds for a point of order or a privilege. */
    private static final int PLANNED = 120;

    public static Interruption into(Floor floor) {
        return new Interruption(floor.current(), floor.stack().size());
    }

    public Optional<EntryId> current() {
        return top.map(FloorEntry::id);
    }

    public boolean isTooDeep() {
        return depth >= Floor.DEEPEST;
    }

    /** Whether a wish of this kind goes before who has the floor now. */
    public boolean isBelow(Kind kind) {
        return top.map(FloorEntry::kind).filter(now -> now.compareTo(kind) <= 0).isEmpty();
    }

    /** The speaker pauses, and the interrupting entry has the floor. */
    public List<Event> by(Workshop workshop, FloorEntry.Who who, Channel channel, Kind kind) {
        List<Event> events = new ArrayList<>();
        top.filter(entry -> entry.stage() == FloorEntry.Stage.SPEAKING)
                .ifPresent(entry -> events.add(new FloorEvent.Paused(entry.id())));
        var id = FloorRequest.nextId(workshop);
        events.add(
                new FloorEvent.FloorRequested(
                        id,
                        workshop.agenda().active().orElseThrow(),
                        who,
                        channel,
                        Via.CHAIR,
                        kind,
                        Personal.of(who.person(), ""),
                        PLANNED));
        events.add(new FloorEvent.FloorGiven(id));
        return events;
    }
}
