package org.khural.domain.agenda;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.LocalizedText;
import org.khural.domain.SessionId;

/**
 * One chaired live part of the programme: PLANNED, LIVE, SUSPENDED (reason, perhaps until when),
 * CLOSED.
 */
public record Session(
        SessionId id,
        LocalizedText title,
        Instant plannedStart,
        Instant plannedEnd,
        Phase phase,
        Optional<Instant> opened,
        Optional<Instant> closed,
        Optional<Suspension> suspension) {
    public enum Phase {
        PLANNED,
        LIVE,
        SUSPENDED,
        CLOSED
    }

    public record Suspension(
            Instant since, Optional<LocalizedText> reason, Optional<Instant> until) {}

    public Session {
        if ((phase == Phase.SUSPENDED) != suspension.isPresent()) {
            throw new IllegalStateException("a session is suspended exactly with a suspension");
        }
    }

    static Session planned(SessionId id, LocalizedText title, Instant start, Instant end) {
        return new Session(
                id,
                title,
                start,
                end,
                Phase.PLANNED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean isLive() {
        return phase == Phase.LIVE;
    }

    public boolean isRunning() {
        return phase == Phase.LIVE || phase == Phase.SUSPENDED;
    }

    Session with(LocalizedText title, Instant start, Instant end) {
        return new Session(id, title, start, end, phase, opened, closed, suspension);
    }

    /** Planned as now, and run as far as the other; not at all without one. */
    Session asIn(Optional<Session> other) {
        return other.map(o -> to(o.phase, o.opened, o.closed, o.suspension))
                .orElseGet(() -> planned(id, title, plannedStart, plannedEnd));
    }

    Session open(Instant at) {
        return to(Phase.LIVE, Optional.of(at), Optional.empty(), Optional.empty());
    }

    Session suspend(Suspension why) {
        return to(Phase.SUSPENDED, opened, closed, Optional.of(why));
    }

    Session resume() {
        return to(Phase.LIVE, opened, closed, Optional.empty());
    }

    Session close(Instant at) {
        return to(Phase.CLOSED, opened, Optional.of(at), Optional.empty());
    }

    private Session to(
            Phase next,
            Optional<Instant> opened,
            Optional<Instant> closed,
            Optional<Suspension> suspension) {
        return new Session(id, title, plannedStart, plannedEnd, next, opened, closed, suspension);
    }
}
