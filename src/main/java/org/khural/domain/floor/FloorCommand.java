package org.khural.domain.floor;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Text;
import org.khural.domain.Workshop;
import org.khural.domain.floor.FloorEntry.Stage;

/**
 * The rulebook of the floor (rules 2). What the chair does carries the tenure that the screen
 * showed, and what it expects to be current, so that a double click or a second chair cannot skip
 * anybody.
 */
public sealed interface FloorCommand extends Command {
    /** Announced closing times and extensions stay within one meeting. */
    int LONGEST = 4 * 3600;

    @Override
    default Power power() {
        return Power.RUN_FLOOR;
    }

    /**
     * Puts a person on the list of an item: oneself, a member of one's delegation (its head), or
     * anybody (chair, floor assistant). {@code person} empty: oneself.
     */
    record RequestFloor(ItemId item, Optional<PersonId> person, Kind kind, String note)
            implements FloorCommand {
        public RequestFloor {
            note = Text.clean(note);
        }

        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return new FloorRequest(workshop, by, this).decide();
        }
    }

    /**
     * Gives up one's place; the head of a delegation may do it for a member, and a floor assistant
     * for whom an assistant raised the hand.
     */
    record Withdraw(EntryId entry) implements FloorCommand {
        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.floor().entry(entry);
            if (known.isEmpty()) return reject(FloorRejection.UNKNOWN_ENTRY);
            if (!FloorRules.isOwn(workshop, by, known.get().who().person())
                    && !FloorRules.isRaisedInHall(workshop, by, known.get())
                    && !FloorRules.isInscribed(workshop, by, known.get())) {
                return reject(FloorRejection.NOT_YOURS);
            }
            if (known.get().stage() == Stage.WITHDRAWN) return Decision.NOTHING;
            if (!known.get().stage().isPending()) return reject(FloorRejection.NOT_WAITING);
            return accept(new FloorEvent.Withdrawn(entry));
        }
    }

    /** "I have finished": the speaker gives the floor back. */
    record Finish(EntryId entry) implements FloorCommand {
        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.floor().entry(entry);
            if (known.isEmpty()) return reject(FloorRejection.UNKNOWN_ENTRY);
            if (!by.is(known.get().who().person())) return reject(FloorRejection.NOT_YOURS);
            return FloorRules.end(known.get());
        }
    }

    /** "You are next": stand by. */
    record Call(EntryId entry, long tenure) implements FloorCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(
                            () -> {
                                var known = workshop.floor().entry(entry).orElseThrow();
                                if (known.stage() == Stage.CALLED) return Decision.NOTHING;
                                boolean mayBe =
                                        known.stage().isWaiting() || known.stage() == Stage.PASSED;
                                if (!mayBe) return reject(FloorRejection.NOT_WAITING);
                                if (!FloorRules.isOn(workshop, known)) {
                                    return reject(FloorRejection.ITEM_NOT_ON);
                                }
                                if (!Order.isThere(workshop, known)) {
                                    return reject(FloorRejection.NOT_ATTENDING);
                                }
                                return accept(new FloorEvent.Called(entry));
                            });
        }
    }

    /**
     * Gives the floor to anybody who waits, in any order. {@code current}: who has it as the chair
     * sees it.
     */
    record GiveFloor(EntryId entry, Optional<EntryId> current, long tenure)
            implements FloorCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry).orElseGet(() -> give(workshop));
        }

        private Decision give(Workshop workshop) {
            var known = workshop.floor().entry(entry).orElseThrow();
            var now = workshop.floor().current().map(FloorEntry::id);
            if (now.equals(Optional.of(entry))) return Decision.NOTHING;
            var refusal = FloorRules.refuseFloor(workshop, known, current);
            if (refusal.isPresent()) return refusal.get();
            var events = FloorRules.endAll(workshop);
            events.add(new FloorEvent.FloorGiven(entry));
            return new Decision.Accepted(events);
        }
    }

    record Pause(EntryId entry, long tenure) implements FloorCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(
                            () ->
                                    switch (FloorRules.onTop(workshop, entry)) {
                                        case SPEAKING -> accept(new FloorEvent.Paused(entry));
                                        case PAUSED -> Decision.NOTHING;
                                        default -> reject(FloorRejection.NOT_ON_FLOOR);
                                    });
        }
    }

    record Resume(EntryId entry, long tenure) implements FloorCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(
                            () ->
                                    switch (FloorRules.onTop(workshop, entry)) {
                                        case PAUSED -> accept(new FloorEvent.Resumed(entry));
                                        case SPEAKING -> Decision.NOTHING;
                                        default -> reject(FloorRejection.NOT_ON_FLOOR);
                                    });
        }
    }

    record End(EntryId entry, long tenure) implements FloorCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(() -> FloorRules.end(workshop.floor().entry(entry).orElseThrow()));
        }
    }

    /** Gives a speech more time, or takes some away, down to none and up to {@link #LONGEST}. */
    record Extend(EntryId entry, int seconds, long tenure) implements FloorCommand {
        public Extend {
            if (seconds == 0 || Math.abs(seconds) > LONGEST) {
                throw new IllegalArgumentException("a speech is changed by 1 to 14400 seconds");
            }
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(
                            () -> {
                                var known = workshop.floor().entry(entry).orElseThrow();
                                if (!known.stage().isUnfinished()) {
                                    return reject(FloorRejection.NOT_ON_FLOOR);
                                }
                                int next = Math.clamp(known.planned() + seconds, 0, LONGEST);
                                return next == known.planned()
                                        ? Decision.NOTHING
                                        : accept(
                                                new FloorEvent.Extended(
                                                        entry, next - known.planned()));
                            });
        }
    }

    /** Puts an entry before another one that waits on the same list, or last. */
    record Move(EntryId entry, Optional<EntryId> before, long tenure) implements FloorCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(() -> move(workshop.floor()));
        }

        private Decision move(Floor floor) {
            var known = floor.entry(entry).orElseThrow();
            if (!known.stage().isWaiting()) return reject(FloorRejection.NOT_WAITING);
            if (before.equals(Optional.of(entry))) return Decision.NOTHING;
            boolean sameList =
                    before.map(b -> floor.list(known.item()).waiting().contains(b)).orElse(true);
            if (!sameList) return reject(FloorRejection.NOT_WAITING);
            var list = floor.list(known.item());
            if (list.placed(entry, before).waiting().equals(list.waiting()))
                return Decision.NOTHING;
            return accept(new FloorEvent.Moved(entry, before));
        }
    }

    record Remove(EntryId entry, long tenure) implements FloorCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(
                            () -> {
                                var known = workshop.floor().entry(entry).orElseThrow();
                                if (known.stage() == Stage.REMOVED) return Decision.NOTHING;
                                if (!known.stage().isPending())
                                    return reject(FloorRejection.NOT_WAITING);
                                return accept(new FloorEvent.Removed(entry));
                            });
        }
    }

    /** Opens the list, or keeps open one that was to close. */
    record OpenList(ItemId item, long tenure) implements FloorCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuseList(workshop, by, tenure, item)
                    .orElseGet(
                            () -> {
                                var list = workshop.floor().list(item);
                                return list.isOpen() && list.closesAt().isEmpty()
                                        ? Decision.NOTHING
                                        : accept(new FloorEvent.ListOpened(item));
                            });
        }
    }

    /** Closes the list, now or in {@code seconds}: "the list closes in five minutes". */
    record CloseList(ItemId item, Optional<Integer> seconds, long tenure) implements FloorCommand {
        public CloseList {
            if (seconds.isPresent() && (seconds.get() < 10 || seconds.get() > LONGEST)) {
                throw new IllegalArgumentException("a list closes in 10 to 14400 seconds");
            }
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuseList(workshop, by, tenure, item)
                    .orElseGet(
                            () -> {
                                if (!workshop.floor().list(item).isOpen()) return Decision.NOTHING;
                                return seconds.map(s -> by.at().plusSeconds(s))
                                        .map(at -> accept(new FloorEvent.ListClosing(item, at)))
                                        .orElseGet(() -> accept(new FloorEvent.ListClosed(item)));
                            });
        }
    }

    /** The announced time has come. */
    record CloseListOnTime(ItemId item, Instant closesAt) implements FloorCommand {
        @Override
        public Power power() {
            return Power.SYSTEM;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean due = workshop.floor().list(item).closesAt().equals(Optional.of(closesAt));
            return due && !by.at().isBefore(closesAt)
                    ? accept(new FloorEvent.ListClosed(item))
                    : Decision.NOTHING;
        }
    }
}
