package org.khural.domain.floor;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.EntryId;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorEntry.Stage;
import org.pcollections.PVector;

/** What happened on the floor. */
public sealed interface FloorEvent extends Event {
    Floor change(Floor floor, By by);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(change(workshop.floor(), by));
    }

    record FloorRequested(
            EntryId entry,
            ItemId item,
            FloorEntry.Who who,
            Channel channel,
            Via via,
            Kind kind,
            Personal<String> note,
            int planned)
            implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.added(
                    new FloorEntry(
                            entry,
                            item,
                            who,
                            channel,
                            via,
                            kind,
                            note,
                            planned,
                            Stage.QUEUED,
                            by.at(),
                            Optional.empty(),
                            Clock.ZERO,
                            new Why(Why.Code.FIRST_COME, by.at())));
        }
    }

    record Withdrawn(EntryId entry) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.finished(of(floor, entry).finish(Stage.WITHDRAWN, by.at()));
        }
    }

    record Removed(EntryId entry) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.finished(of(floor, entry).finish(Stage.REMOVED, by.at()));
        }

        @Override
        public boolean isUndoable() {
            return true;
        }

        @Override
        public Optional<EntryId> wish() {
            return Optional.of(entry);
        }
    }

    record Called(EntryId entry) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(of(floor, entry).call(by.at()));
        }

        @Override
        public boolean isUndoable() {
            return true;
        }

        @Override
        public Optional<EntryId> wish() {
            return Optional.of(entry);
        }
    }

    record FloorGiven(EntryId entry) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var speaking = of(floor, entry).speak(by.at());
            var list = floor.list(speaking.item()).without(entry);
            PVector<EntryId> stack = floor.stack().plus(entry);
            return floor.with(speaking.item(), list).with(speaking, stack);
        }

        @Override
        public boolean isUndoable() {
            return true;
        }

        @Override
        public Optional<EntryId> wish() {
            return Optional.of(entry);
        }
    }

    record Paused(EntryId entry) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(of(floor, entry).pause(by.at()));
        }
    }

    record Resumed(EntryId entry) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(of(floor, entry).speak(by.at()));
        }
    }

    record Ended(EntryId entry) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.finished(of(floor, entry).finish(Stage.DONE, by.at()));
        }

        @Override
        public boolean isUndoable() {
            return true;
        }

        @Override
        public Optional<EntryId> wish() {
            return Optional.of(entry);
        }
    }

    record Extended(EntryId entry, int seconds) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(of(floor, entry).extend(seconds));
        }
    }

    record Moved(EntryId entry, Optional<EntryId> before) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var moved = of(floor, entry).because(new Why(Why.Code.MOVED_BY_CHAIR, by.at()));
            var list = floor.list(moved.item()).placed(entry, before);
            return floor.with(moved).with(moved.item(), list);
        }

        @Override
        public boolean isUndoable() {
            return true;
        }

        @Override
        public Optional<EntryId> wish() {
            return Optional.of(entry);
        }
    }

    record ListOpened(ItemId item) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(item, floor.list(item).open());
        }
    }

    record ListClosing(ItemId item, Instant at) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(item, floor.list(item).closingAt(at));
        }
    }

    record ListClosed(ItemId item) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            return floor.with(item, floor.list(item).close());
        }

        @Override
        public boolean isUndoable() {
            return true;
        }
    }

    /** The session is over: the list closes, and those who were not reached stay on its record. */
    record ListArchived(ItemId item) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var next = floor;
            for (var entry : floor.list(item).waiting()) {
                next = next.finished(of(next, entry).finish(Stage.ARCHIVED, by.at()));
            }
            return next.with(item, next.list(item).close());
        }
    }

    private static FloorEntry of(Floor floor, EntryId id) {
        return floor.get(id);
    }
}
