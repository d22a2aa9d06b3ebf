package org.khural.domain.floor;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.EntryId;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Power;
import org.khural.domain.Text;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.AttendanceEvent;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorEntry.Stage;

/**
 * The rulebook of a wish on its way to the floor (rules 2): admitted, ready, later, kept, named.
 */
public sealed interface QueueCommand extends Command {
    /** Lets a wish onto a list that admits. */
    record Admit(EntryId entry, long tenure) implements QueueCommand {
        @Override
        public Power power() {
            return Power.RUN_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(
                            () -> {
                                var stage = workshop.floor().get(entry).stage();
                                if (stage.isWaiting()) return Decision.NOTHING;
                                return stage == Stage.REQUESTED
                                        ? accept(new QueueEvent.Admitted(entry))
                                        : reject(FloorRejection.NOT_REQUESTED);
                            });
        }
    }

    /** {@code reason}: for the requester, may be empty. */
    record Decline(EntryId entry, String reason, long tenure) implements QueueCommand {
        public Decline {
            reason = Text.clean(reason);
        }

        @Override
        public Power power() {
            return Power.RUN_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .or(() -> FloorRules.refuseText(reason, by))
                    .orElseGet(() -> decline(workshop.floor().get(entry)));
        }

        private Decision decline(FloorEntry known) {
            if (known.stage() == Stage.REMOVED) return Decision.NOTHING;
            if (known.stage() != Stage.REQUESTED) return reject(FloorRejection.NOT_REQUESTED);
            var text = Personal.of(known.who().person(), reason);
            return accept(new QueueEvent.Declined(entry, text));
        }
    }

    /** A called one stands by at the microphone; one who was passed over comes back, at the end. */
    record Ready(EntryId entry) implements QueueCommand {
        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return refuseStandby(workshop, by, entry)
                    .orElseGet(
                            () -> {
                                var known = workshop.floor().get(entry);
                                if (known.stage() == Stage.PASSED) {
                                    return accept(new QueueEvent.CameBack(entry));
                                }
                                if (known.stage() != Stage.CALLED) {
                                    return reject(FloorRejection.NOT_CALLED);
                                }
                                return known.standby().isReady()
                                        ? Decision.NOTHING
                                        : accept(new QueueEvent.StoodBy(entry));
                            });
        }
    }

    /** Not yet, or nobody there: one place down once, passed over the second time. */
    record NotReady(EntryId entry) implements QueueCommand {
        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return refuseStandby(workshop, by, entry)
                    .orElseGet(
                            () ->
                                    workshop.floor().get(entry).stage() == Stage.CALLED
                                            ? accept(new QueueEvent.Skipped(entry))
                                            : reject(FloorRejection.NOT_CALLED));
        }
    }

    /** "Let others speak first": to the end of those who wait. */
    record ComeLater(EntryId entry) implements QueueCommand {
        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.floor().entry(entry);
            if (known.isEmpty()) return reject(FloorRejection.UNKNOWN_ENTRY);
            if (!FloorRules.isOwn(workshop, by, known.get().who().person())) {
                return reject(FloorRejection.NOT_YOURS);
            }
            if (!known.get().stage().isWaiting()) return reject(FloorRejection.NOT_WAITING);
            var waiting = workshop.floor().list(known.get().item()).waiting();
            return waiting.getLast().equals(entry)
                    ? Decision.NOTHING
                    : accept(new QueueEvent.PutOff(entry));
        }
    }

    /** Keeps a wish for another item that is still ahead. */
    record Defer(EntryId entry, ItemId to, long tenure) implements QueueCommand {
        @Override
        public Power power() {
            return Power.RUN_SESSION;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .or(() -> refuseTarget(workshop, to))
                    .orElseGet(
                            () -> {
                                var known = workshop.floor().get(entry);
                                if (known.item().equals(to)) return Decision.NOTHING;
                                if (!known.stage().isPending()) {
                                    return reject(FloorRejection.NOT_WAITING);
                                }
                                var seat = known.who().seat();
                                return workshop.floor().isWishedAlready(to, seat, known.kind())
                                        ? reject(FloorRejection.ALREADY_ON_LIST)
                                        : accept(new QueueEvent.Deferred(entry, to));
                            });
        }
    }

    /** A hand in the hall whose name nobody knows yet; {@code place}: "row F, left". */
    record RaiseHand(ItemId item, String place, Kind kind) implements QueueCommand {
        public RaiseHand {
            place = Text.clean(place);
        }

        @Override
        public Power power() {
            return Power.REQUEST_FLOOR_FOR_OTHERS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var entry = FloorRequest.nextId(workshop);
            return FloorRules.refuseItem(workshop, item)
                    .or(() -> FloorRules.refuseText(place, by))
                    .or(() -> FloorRequest.refuseKind(kind))
                    .or(() -> FloorRequest.refuseFull(workshop, item, by))
                    .orElseGet(() -> accept(raised(workshop, by, entry)));
        }

        private FloorEvent raised(Workshop workshop, By by, EntryId entry) {
            var who = FloorEntry.Who.unknown(entry);
            return new FloorEvent.FloorRequested(
                    entry,
                    item,
                    who,
                    Channel.HALL,
                    FloorRequest.viaOthers(workshop, by),
                    kind,
                    Personal.of(who.person(), place),
                    FloorRequest.speech(workshop, item));
        }
    }

    /** Says who the unknown person is; a wish that they have already becomes one with this. */
    record NameSpeaker(EntryId entry, PersonId person) implements QueueCommand {
        @Override
        public Power power() {
            return Power.REQUEST_FLOOR_FOR_OTHERS;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.floor().entry(entry);
            if (known.isEmpty()) return reject(FloorRejection.UNKNOWN_ENTRY);
            if (known.get().who().person().equals(person)) return Decision.NOTHING;
            if (!known.get().who().isUnknown()) return reject(FloorRejection.KNOWN_ALREADY);
            if (!known.get().stage().isUnfinished()) return reject(FloorRejection.NOT_WAITING);
            if (!workshop.isHere(person)) return reject(FloorRejection.UNKNOWN_PERSON);
            var seat = workshop.people().speakingSeat(person);
            if (seat.isEmpty()) return reject(FloorRejection.NO_SPEAKING_SEAT);
            var same =
                    workshop.floor().wish(known.get().item(), seat.get().id(), known.get().kind());
            if (same.filter(e -> e.stage().isOnFloor()).isPresent()) {
                return reject(FloorRejection.ALREADY_ON_LIST);
            }
            List<Event> events = new ArrayList<>();
            if (workshop.attendance().channel(person).isEmpty()) {
                events.add(new AttendanceEvent.Arrived(person, Channel.HALL));
            }
            var who = FloorEntry.Who.of(seat.get(), person);
            events.add(new QueueEvent.Named(entry, who, same.map(FloorEntry::id)));
            return new Decision.Accepted(events);
        }
    }

    /**
     * Puts somebody on the list of an item ahead; whether they came is asked when they are called.
     */
    record Inscribe(ItemId item, PersonId person, Channel channel) implements QueueCommand {
        @Override
        public Power power() {
            return Power.INSCRIBE;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            if (!workshop.isHere(person)) return reject(FloorRejection.UNKNOWN_PERSON);
            var seat = workshop.people().speakingSeat(person);
            if (seat.isEmpty()) return reject(FloorRejection.NO_SPEAKING_SEAT);
            return refuseTarget(workshop, item)
                    .or(() -> FloorRequest.refuseFull(workshop, item, by))
                    .orElseGet(
                            () -> {
                                var floor = workshop.floor();
                                if (floor.isWishedAlready(item, seat.get().id(), Kind.STATEMENT)) {
                                    return reject(FloorRejection.ALREADY_ON_LIST);
                                }
                                return accept(
                                        new FloorEvent.FloorRequested(
                                                FloorRequest.nextId(workshop),
                                                item,
                                                FloorEntry.Who.of(seat.get(), person),
                                                channel,
                                                Via.INSCRIBED,
                                                Kind.STATEMENT,
                                                Personal.of(person, ""),
                                                FloorRequest.speech(workshop, item)));
                            });
        }
    }

    private static Optional<Decision> refuseTarget(Workshop workshop, ItemId item) {
        if (workshop.agenda().item(item).isEmpty()) {
            return Optional.of(reject(FloorRejection.UNKNOWN_ITEM));
        }
        return workshop.agenda().isAhead(item)
                ? Optional.empty()
                : Optional.of(reject(FloorRejection.ITEM_IS_OVER));
    }

    /** By oneself, the head of the delegation, the assistant, or whoever runs the floor. */
    private static Optional<Decision> refuseStandby(Workshop workshop, By by, EntryId entry) {
        var known = workshop.floor().entry(entry);
        if (known.isEmpty()) return Optional.of(reject(FloorRejection.UNKNOWN_ENTRY));
        boolean may =
                FloorRules.isOwn(workshop, by, known.get().who().person())
                        || FloorRules.mayActForOthers(workshop, by)
                        || workshop.chair().isLedBy(by, known.get().item());
        if (!may) return Optional.of(reject(FloorRejection.NOT_YOURS));
        return FloorRules.isOn(workshop, known.get())
                ? Optional.empty()
                : Optional.of(reject(FloorRejection.ITEM_NOT_ON));
    }
}
