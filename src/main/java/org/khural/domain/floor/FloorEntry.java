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
import org.khural.domain.people.Seat;

/**
 * One wish to speak, from the request to the last word of the speech.
 *
 * @param note what the asker wants to say; of somebody unknown: where they sit
 * @param planned seconds
 * @param standby what a called speaker answered
 * @param whisper what the chair told the speaker quietly
 */
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
        Why why,
        Standby standby,
        Optional<Whisper> whisper) {
    /**
     * The seat that speaks, its holder, and the delegation it speaks for. Somebody unknown in the
     * hall has ids that nobody else has, until named.
     */
    public record Who(
            SeatId seat, PersonId person, Optional<DelegationId> behalf, boolean isUnknown) {
        /** {@code person}: the seat's holder, or an alternate who shares it. */
        public static Who of(Seat seat, PersonId person) {
            return new Who(seat.id(), person, seat.delegation(), false);
        }

        static Who unknown(EntryId entry) {
            var id = PersonId.ofSomebodyUnknown(entry);
            return new Who(new SeatId(id.value()), id, Optional.empty(), true);
        }
    }

    /**
     * @param isReady the microphone is there
     * @param wasSkipped was not ready once; the next time the entry is passed over
     */
    public record Standby(boolean isReady, boolean wasSkipped) {
        static final Standby NONE = new Standby(false, false);
    }

    /** {@code text} empty: please wrap up. */
    public record Whisper(Instant at, Personal<String> text) {}

    public enum Stage {
        /** Waits to be admitted to the list. */
        REQUESTED,
        QUEUED,
        CALLED,
        SPEAKING,
        PAUSED,
        /** Was called twice and not ready; may be called again until the item ends. */
        PASSED,
        DONE,
        WITHDRAWN,
        REMOVED,
        /** Found to be the same wish as another one. */
        MERGED,
        ARCHIVED;

        /** Has a place on the list. */
        public boolean isWaiting() {
            return this == QUEUED || this == CALLED;
        }

        public boolean isOnFloor() {
            return this == SPEAKING || this == PAUSED;
        }

        /** Hopes to speak, with a place or without. */
        public boolean isPending() {
            return isWaiting() || this == REQUESTED || this == PASSED;
        }

        public boolean isUnfinished() {
            return isPending() || isOnFloor();
        }
    }

    public FloorEntry {
        if ((stage == Stage.SPEAKING) != clock.since().isPresent()) {
            throw new IllegalStateException("a clock runs exactly while its entry speaks");
        }
    }

    /** What is left of the planned time, in seconds; never below none. */
    int left(Instant at) {
        return (int) Math.max(0, planned - clock.usedAt(at).toSeconds());
    }

    /** When the planned time of a speech that runs is over. */
    Optional<Instant> timeIsOver() {
        return clock.since().map(since -> since.plusSeconds(planned).minus(clock.used()));
    }

    FloorEntry call(Instant at) {
        return to(Stage.CALLED).calledAt(Optional.of(at)).with(new Standby(false, wasSkipped()));
    }

    FloorEntry speak(Instant at) {
        return copy(item, who, planned, Stage.SPEAKING, called, clock.run(at), why);
    }

    FloorEntry pause(Instant at) {
        return copy(item, who, planned, Stage.PAUSED, called, clock.stop(at), why);
    }

    FloorEntry finish(Stage last, Instant at) {
        return copy(item, who, planned, last, called, clock.stop(at), why);
    }

    FloorEntry because(Why next) {
        return copy(item, who, planned, stage, called, clock, next);
    }

    /** Back among those who wait, with the time that was used so far. */
    FloorEntry queueAgain(Why next, Instant at) {
        return copy(item, who, planned, Stage.QUEUED, Optional.empty(), clock.stop(at), next);
    }

    FloorEntry extend(int seconds) {
        return planned(planned + seconds);
    }

    FloorEntry planned(int seconds) {
        return copy(item, who, seconds, stage, called, clock, why);
    }

    FloorEntry named(Who next) {
        return copy(item, next, planned, stage, called, clock, why);
    }

    FloorEntry on(ItemId next) {
        return copy(next, who, planned, stage, called, clock, why);
    }

    FloorEntry ready() {
        return with(new Standby(true, wasSkipped()));
    }

    boolean wasSkipped() {
        return standby.wasSkipped();
    }

    FloorEntry with(Standby next) {
        return new FloorEntry(
                id, item, who, channel, via, kind, note, planned, stage, asked, called, clock, why,
                next, whisper);
    }

    FloorEntry whispered(Whisper next) {
        return new FloorEntry(
                id,
                item,
                who,
                channel,
                via,
                kind,
                note,
                planned,
                stage,
                asked,
                called,
                clock,
                why,
                standby,
                Optional.of(next));
    }

    FloorEntry forget(PersonId person) {
        boolean isAbout =
                note.of().equals(person)
                        || whisper.filter(w -> w.text().of().equals(person)).isPresent();
        if (!isAbout) return this;
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
                why,
                standby,
                Optional.empty());
    }

    private FloorEntry to(Stage next) {
        return copy(item, who, planned, next, called, clock, why);
    }

    private FloorEntry calledAt(Optional<Instant> at) {
        return copy(item, who, planned, stage, at, clock, why);
    }

    private FloorEntry copy(
            ItemId item,
            Who who,
            int planned,
            Stage stage,
            Optional<Instant> called,
            Clock clock,
            Why why) {
        return new FloorEntry(
                id, item, who, channel, via, kind, note, planned, stage, asked, called, clock, why,
                standby, whisper);
    }
}
