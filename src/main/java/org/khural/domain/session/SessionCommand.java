package org.khural.domain.session;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.Power;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.AgendaEvent;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.agenda.Session;
import org.khural.domain.agenda.Session.Phase;
import org.khural.domain.chair.LeadEvent;
import org.khural.domain.floor.FloorEvent;
import org.khural.domain.floor.ListCommand;
import org.khural.domain.request.RequestEvent;

/**
 * The rulebook of running a session (rules 1): PLANNED to LIVE, SUSPENDED and back, CLOSED; which
 * item is on; undo.
 */
public sealed interface SessionCommand extends Command {
    Duration LONGEST_BREAK = Duration.ofDays(7);

    @Override
    default Power power() {
        return Power.RUN_SESSION;
    }

    record OpenSession(SessionId session, long tenure) implements SessionCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = workshop.chair().refuse(by, tenure);
            if (refusal.isPresent()) return refusal.get();
            var agenda = workshop.agenda();
            var known = agenda.session(session);
            if (known.isEmpty()) return reject(SessionRejection.UNKNOWN_SESSION);
            if (known.get().isRunning()) return Decision.NOTHING;
            if (known.get().phase() == Phase.CLOSED) return reject(SessionRejection.ALREADY_CLOSED);
            if (agenda.current().isPresent()) {
                var running = agenda.current().get().value();
                return reject(SessionRejection.ANOTHER_IS_RUNNING, "session", running);
            }
            return accept(new AgendaEvent.SessionOpened(session));
        }
    }

    /**
     * Opens a session to try everything: when it ends, nothing of what was done in it is left. What
     * the organiser plans meanwhile stays.
     */
    record StartRehearsal(SessionId session, long tenure) implements SessionCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            if (workshop.rehearsal().isPresent()) return Decision.NOTHING;
            var running = workshop.agenda().current();
            if (running.isPresent()) {
                return reject(
                        SessionRejection.ANOTHER_IS_RUNNING, "session", running.get().value());
            }
            var open = new OpenSession(session, tenure).decide(workshop, by);
            return open instanceof Decision.Accepted
                    ? accept(new SessionEvent.RehearsalStarted(session))
                    : open;
        }
    }

    record EndRehearsal(long tenure) implements SessionCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.chair()
                    .refuse(by, tenure)
                    .orElseGet(
                            () ->
                                    workshop.rehearsal().isPresent()
                                            ? endRehearsal(workshop)
                                            : Decision.NOTHING);
        }
    }

    private static Decision endRehearsal(Workshop workshop) {
        List<Event> events = new ArrayList<>();
        workshop.chair().lead().ifPresent(lead -> events.add(new LeadEvent.LeadEnded()));
        events.add(new SessionEvent.RehearsalEnded());
        return new Decision.Accepted(events);
    }

    /** A break: the running speech pauses with it. In a break it changes the reason or the end. */
    record SuspendSession(Optional<LocalizedText> reason, Optional<Instant> until, long tenure)
            implements SessionCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = workshop.chair().refuse(by, tenure);
            if (refusal.isPresent()) return refusal.get();
            var session = workshop.agenda().currentSession();
            if (session.isEmpty()) return reject(SessionRejection.NOT_RUNNING);
            if (!liesAhead(until, by)) return reject(SessionRejection.UNTIL_NOT_AHEAD);
            if (session.get().suspension().filter(this::says).isPresent()) return Decision.NOTHING;
            List<Event> events = new ArrayList<>();
            workshop.floor()
                    .current()
                    .filter(entry -> entry.clock().since().isPresent())
                    .ifPresent(entry -> events.add(new FloorEvent.Paused(entry.id())));
            events.add(new AgendaEvent.SessionSuspended(session.get().id(), reason, until));
            return new Decision.Accepted(events);
        }

        private boolean says(Session.Suspension now) {
            return now.reason().equals(reason) && now.until().equals(until);
        }
    }

    /** The paused speaker waits for the chair's word. */
    record ResumeSession(long tenure) implements SessionCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = workshop.chair().refuse(by, tenure);
            if (refusal.isPresent()) return refusal.get();
            var session = workshop.agenda().currentSession();
            if (session.isEmpty()) return reject(SessionRejection.NOT_RUNNING);
            if (session.get().phase() == Phase.LIVE) return Decision.NOTHING;
            return accept(new AgendaEvent.SessionResumed(session.get().id()));
        }
    }

    /** For good: it cannot be undone, so screens ask first. */
    record CloseSession(SessionId session, long tenure) implements SessionCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = workshop.chair().refuse(by, tenure);
            if (refusal.isPresent()) return refusal.get();
            var known = workshop.agenda().session(session);
            if (known.isEmpty()) return reject(SessionRejection.UNKNOWN_SESSION);
            if (known.get().phase() == Phase.CLOSED) return Decision.NOTHING;
            if (!known.get().isRunning()) return reject(SessionRejection.NOT_RUNNING);
            if (workshop.polls().isAnyRunning()) return reject(SessionRejection.POLL_IS_RUNNING);
            if (workshop.rehearsal().isPresent()) return endRehearsal(workshop);
            var events = endSpeeches(workshop);
            workshop.agenda().itemsOf(session).stream()
                    .map(Item::id)
                    .filter(workshop.floor()::isInUse)
                    .forEach(item -> events.add(new FloorEvent.ListArchived(item)));
            workshop.chair().lead().ifPresent(lead -> events.add(new LeadEvent.LeadEnded()));
            if (!workshop.requests().isEmpty()) events.add(new RequestEvent.Dropped());
            events.add(new AgendaEvent.SessionClosed(session));
            return new Decision.Accepted(events);
        }
    }

    /** What becomes of those who wait when another item is taken up. */
    enum Rest {
        /** They keep their places for when the item is taken up again. */
        KEEP,
        /** They stay on the record, and were not heard. */
        END,
        /** They wait on the list of the item that is taken up. */
        TRANSFER
    }

    /** Takes up an item. {@code active}: the one that is on as the chair sees it. */
    record TakeUpItem(ItemId item, Optional<ItemId> active, Rest rest, long tenure)
            implements SessionCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return workshop.chair().refuse(by, tenure).orElseGet(() -> takeUp(workshop));
        }

        private Decision takeUp(Workshop workshop) {
            var agenda = workshop.agenda();
            var known = agenda.item(item);
            if (known.isEmpty()) return reject(SessionRejection.UNKNOWN_ITEM);
            if (agenda.currentSession().filter(Session::isLive).isEmpty()) {
                return reject(SessionRejection.NOT_LIVE);
            }
            if (!agenda.current().equals(Optional.of(known.get().session()))) {
                return reject(SessionRejection.ITEM_OF_ANOTHER_SESSION);
            }
            if (agenda.active().equals(Optional.of(item))) return Decision.NOTHING;
            if (!agenda.active().equals(active)) {
                var now = agenda.active().map(ItemId::value).orElse("");
                return reject(SessionRejection.MOVED_ON, "active", now);
            }
            var events = leaveItem(workshop, item, rest);
            if (known.get().plan().kind() == ItemKind.DISCUSSION
                    && !workshop.floor().list(item).isOpen()) {
                events.add(new FloorEvent.ListOpened(item));
            }
            events.add(new AgendaEvent.ItemTakenUp(item));

            return new Decision.Accepted(events);
        }
    }

    /**
     * Takes back one act of the chair, named by its id so that two screens do not take back two.
     */
    record Undo(long act, long tenure) implements SessionCommand {
        @Override
        public Power power() {
            return Power.RUN_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.undo().act(act).filter(a -> a.isFresh(by.at()));
            boolean isOwnAsLead =
                    workshop.chair().lead().filter(lead -> by.is(lead.person())).isPresent()
                            && known.filter(a -> a.by().equals(by.who())).isPresent();
            if (!isOwnAsLead) {
                var refusal = workshop.chair().refuse(by, tenure);
                if (refusal.isPresent()) return refusal.get();
            }
            if (known.isEmpty()) return reject(SessionRejection.NOTHING_TO_UNDO);
            if (!known.get().stands(workshop, by)) return reject(SessionRejection.UNDO_TOUCHED);
            return accept(new SessionEvent.Undone(act));
        }
    }

    /** The list of the item closes, and with the item ends who led its discussion. */
    private static List<Event> leaveItem(Workshop workshop, ItemId next, Rest rest) {
        var events = endSpeeches(workshop);
        workshop.agenda()
                .active()
                .filter(workshop.floor()::isInUse)
                .ifPresent(item -> events.addAll(leaveList(workshop, item, next, rest)));
        workshop.chair().lead().ifPresent(lead -> events.add(new LeadEvent.LeadEnded()));
        return events;
    }

    private static List<Event> leaveList(Workshop workshop, ItemId item, ItemId next, Rest rest) {
        if (rest == Rest.END) return List.of(new FloorEvent.ListArchived(item));
        List<Event> events = new ArrayList<>();
        if (rest == Rest.TRANSFER) events.addAll(ListCommand.kept(workshop.floor(), item, next));
        if (workshop.floor().list(item).isOpen()) events.add(new FloorEvent.ListClosed(item));
        return events;
    }

    private static List<Event> endSpeeches(Workshop workshop) {
        List<Event> events = new ArrayList<>();
        workshop.floor().stack().reversed().forEach(id -> events.add(new FloorEvent.Ended(id)));
        return events;
    }

    private static boolean liesAhead(Optional<Instant> until, By by) {
        var latest = by.at().plus(LONGEST_BREAK);
        return until.filter(at -> !at.isAfter(by.at()) || at.isAfter(latest)).isEmpty();
    }
}
