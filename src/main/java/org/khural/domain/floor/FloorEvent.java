package org.khural.domain.floor;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.Session;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorEntry.Stage;
import org.pcollections.PVector;

/** What happened on the floor. */
public sealed interface FloorEvent extends FloorStep {

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
                            isAdmitted(floor) ? Stage.QUEUED : Stage.REQUESTED,
                            by.at(),
                            Optional.empty(),
                            Clock.ZERO,
                            why(floor, by.at()),
                            FloorEntry.Standby.NONE,
                            Optional.empty()));
        }

        /** Whom the chair or the assistant puts on the list need not be admitted. */
        private boolean isAdmitted(Floor floor) {
            boolean isOwn = via == Via.SELF || via == Via.HEAD;
            return !isOwn || !floor.list(item).terms().admits();
        }

        private Why why(Floor floor, Instant at) {
            return via == Via.INSCRIBED
                    ? new Why(Why.Code.INSCRIBED, at)
                    : floor.list(item).terms().why(kind, at);
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
            var known = of(floor, entry);
            if (known.stage() != Stage.PASSED) return floor.with(known.call(by.at()));
            var list = floor.list(known.item());
            var first = list.waiting().stream().findFirst();
            return floor.with(known.call(by.at())).with(known.item(), list.placed(entry, first));
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

        /** Whom an interruption had paused speaks on, with the own remaining time. */
        @Override
        public Workshop apply(Workshop workshop, By by) {
            var floor = workshop.floor();
            boolean wasOnTop = floor.current().filter(e -> e.id().equals(entry)).isPresent();
            var next = change(floor, by);
            boolean isLive = workshop.agenda().currentSession().filter(Session::isLive).isPresent();
            var below = wasOnTop && isLive ? next.current() : Optional.<FloorEntry>empty();
            var resumed = below.map(paused -> paused.speak(by.at()));
            return FloorStep.inOrder(workshop, resumed.map(next::with).orElse(next), by);
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

    /** The rules of the list. */
    record ListAgreed(ItemId item, Terms terms) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var next = floor;
            for (var id : floor.list(item).waiting()) {
                var entry = of(next, id);
                boolean byHand =
                        entry.why().code().isPinned() || entry.why().code() == Why.Code.KEPT;
                if (!byHand) next = next.with(entry.because(terms.why(entry.kind(), by.at())));
            }
            return next.with(item, next.list(item).on(terms));
        }

        @Override
        public boolean isUndoable() {
            return true;
        }
    }

    /** Everybody who waits is taken off the list. */
    record ListCleared(ItemId item) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var next = floor;
            for (var entry : floor.list(item).pending().toList()) {
                next = next.finished(of(next, entry).finish(Stage.REMOVED, by.at()));
            }
            return next;
        }

        @Override
        public boolean isUndoable() {
            return true;
        }
    }

    /** The item is over: the list closes, and those who were not reached stay on its record. */
    record ListArchived(ItemId item) implements FloorEvent {
        @Override
        public Floor change(Floor floor, By by) {
            var next = floor;
            for (var entry : floor.list(item).pending().toList()) {
                next = next.finished(of(next, entry).finish(Stage.ARCHIVED, by.at()));
            }
            return next.with(item, next.list(item).close());
        }
    }

    private static FloorEntry of(Floor floor, EntryId id) {
        return floor.get(id);
    }
}
