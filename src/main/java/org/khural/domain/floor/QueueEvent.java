package org.khural.domain.floor;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.floor.FloorEntry.Standby;

/** What happened to a wish on its way from the request to the floor, beyond the usual. */
public sealed interface QueueEvent extends FloorStep {
    EntryId entry();

    /** Screens name the person in the offer to undo. */
    @Override
    default Optional<EntryId> wish() {
        return Optional.of(entry());
    }

    record Admitted(EntryId entry) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var known = floor.get(entry);
            var why = floor.list(known.item()).terms().why(known.kind(), by.at());
            return floor.holding(known.queueAgain(why, by.at()));
        }
    }

    /** {@code reason} reaches the requester, and nobody else. */
    record Declined(EntryId entry, Personal<String> reason) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var told = floor.get(entry).whispered(new FloorEntry.Whisper(by.at(), reason));
            var declined = told.finish(Stage.REMOVED, by.at());
            return floor.finished(declined).declining(declined);
        }

        @Override
        public boolean isUndoable() {
            return true;
        }
    }

    record StoodBy(EntryId entry) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(floor.get(entry).ready());
        }
    }

    /** One place down the first time, passed over the second. */
    record Skipped(EntryId entry) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var known = floor.get(entry);
            if (known.wasSkipped()) return floor.holding(known.finish(Stage.PASSED, by.at()));
            var why = new Why(Why.Code.NOT_READY, by.at());
            var list = floor.list(known.item());
            int after = list.waiting().indexOf(entry) + 2;
            var before =
                    after < list.waiting().size()
                            ? Optional.of(list.waiting().get(after))
                            : Optional.<EntryId>empty();
            return floor.with(known.queueAgain(why, by.at()).with(new Standby(false, true)))
                    .with(known.item(), list.placed(entry, before));
        }
    }

    /** To the end, on the own wish. */
    record PutOff(EntryId entry) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var why = new Why(Why.Code.PUT_OFF, by.at());
            return floor.holding(floor.get(entry).queueAgain(why, by.at()));
        }
    }

    /** A passed one has a place again: the last one. */
    record CameBack(EntryId entry) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var known = floor.get(entry);
            var why = new Why(Why.Code.PUT_OFF, by.at());
            return floor.holding(known.queueAgain(why, by.at()).with(Standby.NONE));
        }
    }

    /** Kept for another item. */
    record Deferred(EntryId entry, ItemId to) implements QueueEvent {
        /** On the other item's list one speaks as long as everybody there does. */
        @Override
        public Workshop apply(Workshop workshop, By by) {
            var planned = FloorRequest.speech(workshop, to);
            var floor = workshop.floor();
            var timed = floor.with(floor.get(entry).planned(planned));
            return FloorStep.inOrder(workshop, change(timed, by), by);
        }

        @Override
        public Floor change(Floor floor, By by) {
            var why = new Why(Why.Code.KEPT, by.at());
            return floor.kept(floor.get(entry).queueAgain(why, by.at()), to, why);
        }

        @Override
        public boolean isUndoable() {
            return true;
        }
    }

    /** Already on the list that it was to go to, or a wish of somebody who has one. */
    record Merged(EntryId entry) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.finished(floor.get(entry).finish(Stage.MERGED, by.at()));
        }
    }

    /**
     * Somebody unknown in the hall is known now. {@code same}: a wish that they had already, whose
     * better place they take.
     */
    record Named(EntryId entry, FloorEntry.Who who, Optional<EntryId> same) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var known = floor.get(entry);
            var item = known.item();
            var list = floor.list(item).discounting(known.who().person()).counting(who.person());
            var next = floor.with(known.named(who)).with(item, list);
            return same.map(other -> merged(next, other, by)).orElse(next);
        }

        private Floor merged(Floor floor, EntryId other, By by) {
            var known = floor.get(entry);
            var list = floor.list(known.item());
            boolean isBetter =
                    known.stage().isWaiting()
                            && list.waiting().contains(other)
                            && list.waiting().indexOf(other) < list.waiting().indexOf(entry);
            var placed =
                    isBetter
                            ? floor.with(known.item(), list.placed(entry, Optional.of(other)))
                            : floor;
            return placed.finished(placed.get(other).finish(Stage.MERGED, by.at()));
        }
    }

    /** The rest of a speech goes to somebody who waits. */
    record Yielded(EntryId entry, EntryId to) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var speech = floor.get(entry);
            var heir = floor.get(to);
            int left = speech.left(by.at());
            var next = floor.finished(speech.finish(Stage.DONE, by.at()));
            var speaking = heir.extend(left - heir.planned()).speak(by.at());
            var list = next.list(heir.item()).without(to);
            return next.with(heir.item(), list).with(speaking, next.stack().plus(to));
        }

        @Override
        public boolean isUndoable() {
            return true;
        }
    }

    /** Quietly, to the speaker alone. */
    record Whispered(EntryId entry, Personal<String> text) implements QueueEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(floor.get(entry).whispered(new FloorEntry.Whisper(by.at(), text)));
        }
    }
}
