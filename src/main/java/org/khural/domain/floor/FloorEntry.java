package org.khural.domain.floor;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.DelegationId;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.SeatId;
import org.khural.domain.attendance.Channel;

/** One wish to speak, from the request to the last word of the speech. */
public record FloorEntry(
        EntryId id,
        ItemId item,
        Who who,
        Channel channel,
        Via via,
        Kind kind,
        Personal<String> note,
        int planned,
        Stage stage,
        Instant asked,
        Optional<Instant> called,
        Clock clock,
        Why why) {
    /** The seat that speaks, its holder, and the delegation it speaks for. */
    public record Who(SeatId seat, PersonId person, Optional<DelegationId> behalf) {}

    public enum Stage {
        QUEUED,
        CALLED,
        SPEAKING,
        PAUSED,
        DONE,
        WITHDRAWN,
        REMOVED,
        ARCHIVED;

        public boolean isWaiting() {
            return this == QUEUED || this == CALLED;
        }

        public boolean isOnFloor() {
            return this == SPEAKING || this == PAUSED;
        }

        public boolean isUnfinished() {
            return isWaiting() || isOnFloor();
        }
    }

    public FloorEntry {
        if ((stage == Stage.SPEAKING) != clock.since().isPresent()) {
            throw new IllegalStateException("a clock runs exactly while its entry speaks");
        }
    }

    FloorEntry call(Instant at) {
        return to(Stage.CALLED, Optional.of(at), clock, why);
    }

    FloorEntry speak(Instant at) {
        return to(Stage.SPEAKING, called, clock.run(at), why);
    }

    FloorEntry pause(Instant at) {
        return to(Stage.PAUSED, called, clock.stop(at), why);
    }

    FloorEntry finish(Stage last, Instant at) {
        return to(last, called, clock.stop(at), why);
    }

    FloorEntry because(Why next) {
        return to(stage, called, clock, next);
    }

    /** Back among those who wait, with the time that was used so far. */
    FloorEntry queueAgain(Instant at) {
        return to(Stage.QUEUED, Optional.empty(), clock.stop(at), new Why(Why.Code.RETURNED, at));
    }

    FloorEntry extend(int seconds) {
        return new FloorEntry(
                id,
                item,
                who,
                channel,
                via,
                kind,
                note,
                planned + seconds,
                stage,
                asked,
                called,
                clock,
                why);
    }

    FloorEntry forget(PersonId person) {
        if (!note.of().equals(person)) return this;
        return new FloorEntry(
                id,
                item,
                who,
                channel,
                via,
                kind,
                note.erase(),
                planned,
                stage,
                asked,
                called,
                clock,
                why);
    }

    private FloorEntry to(Stage next, Optional<Instant> called, Clock clock, Why why) {
        return new FloorEntry(
                id, item, who, channel, via, kind, note, planned, next, asked, called, clock, why);
    }
}
