package org.khural.domain.agenda;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.Power;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;

/**
 * The rulebook of the programme: what the organiser prepares. Running it is in the session chapter.
 */
public sealed interface AgendaCommand extends Command {
    int MOST_SESSIONS = 50;

    @Override
    default Power power() {
        return Power.PREPARE;
    }

    record AddSession(SessionId session, LocalizedText title, Instant start, Instant end)
            implements AgendaCommand {
        public AddSession {
            checkTimes(start, end);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var agenda = workshop.agenda();
            if (agenda.session(session).isPresent()) return reject(AgendaRejection.SESSION_EXISTS);
            if (agenda.sessions().size() >= MOST_SESSIONS) {
                return reject(AgendaRejection.TOO_MANY_ITEMS, "limit", MOST_SESSIONS);
            }
            return accept(new AgendaEvent.SessionSet(Session.planned(session, title, start, end)));
        }
    }

    record EditSession(SessionId session, LocalizedText title, Instant start, Instant end)
            implements AgendaCommand {
        public EditSession {
            checkTimes(start, end);
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agenda().session(session);
            if (known.isEmpty()) return reject(AgendaRejection.UNKNOWN_SESSION);
            if (isClosed(known.get())) return reject(AgendaRejection.SESSION_CLOSED);
            return accept(new AgendaEvent.SessionSet(known.get().with(title, start, end)));
        }
    }

    record AddItem(ItemId item, SessionId session, Item.Plan plan) implements AgendaCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var agenda = workshop.agenda();
            var of = agenda.session(session);
            if (of.isEmpty()) return reject(AgendaRejection.UNKNOWN_SESSION);
            if (isClosed(of.get())) return reject(AgendaRejection.SESSION_CLOSED);
            if (agenda.item(item).isPresent()) return reject(AgendaRejection.ITEM_EXISTS);
            if (agenda.items().size() >= by.limits().items()) {
                return reject(AgendaRejection.TOO_MANY_ITEMS, "limit", by.limits().items());
            }
            if (!leadIsKnown(workshop, plan)) return reject(AgendaRejection.UNKNOWN_LEAD);
            return accept(new AgendaEvent.ItemAdded(item, session, plan));
        }
    }

    record EditItem(ItemId item, Item.Plan plan) implements AgendaCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = refuseEdit(workshop, item);
            if (refusal.isPresent()) return refusal.get();
            if (!leadIsKnown(workshop, plan)) return reject(AgendaRejection.UNKNOWN_LEAD);
            return accept(new AgendaEvent.ItemPlanned(item, plan));
        }
    }

    record MoveItem(ItemId item, Optional<ItemId> before) implements AgendaCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = refuseEdit(workshop, item);
            if (refusal.isPresent()) return refusal.get();
            if (before.isPresent() && workshop.agenda().item(before.get()).isEmpty()) {
                return reject(AgendaRejection.UNKNOWN_ITEM);
            }
            if (before.equals(Optional.of(item))) return Decision.NOTHING;
            if (hasStarted(workshop, item)) return reject(AgendaRejection.ITEM_HAS_STARTED);
            return accept(new AgendaEvent.ItemMoved(item, before));
        }
    }

    record RemoveItem(ItemId item) implements AgendaCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agenda().item(item);
            if (known.isEmpty()) return Decision.NOTHING;
            var refusal = refuseEdit(workshop, item);
            if (refusal.isPresent()) return refusal.get();
            if (hasStarted(workshop, item)) return reject(AgendaRejection.ITEM_HAS_STARTED);
            if (workshop.isListInUse(item)) return reject(AgendaRejection.LIST_IN_USE);
            return accept(new AgendaEvent.ItemRemoved(item));
        }
    }

    /**
     * The planned times follow the order: each item that was not taken up begins where the one
     * before it is planned to end. What was taken up keeps its plan.
     */
    record Retime(SessionId session) implements AgendaCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agenda().session(session);
            if (known.isEmpty()) return reject(AgendaRejection.UNKNOWN_SESSION);
            if (isClosed(known.get())) return reject(AgendaRejection.SESSION_CLOSED);
            var times = workshop.agenda().timesInOrder(known.get());
            return times.isEmpty() ? Decision.NOTHING : accept(new AgendaEvent.ItemsRetimed(times));
        }
    }

    private static Optional<Decision> refuseEdit(Workshop workshop, ItemId item) {
        var known = workshop.agenda().item(item);
        if (known.isEmpty()) return Optional.of(reject(AgendaRejection.UNKNOWN_ITEM));
        return workshop.agenda()
                .session(known.get().session())
                .filter(AgendaCommand::isClosed)
                .map(session -> reject(AgendaRejection.SESSION_CLOSED));
    }

    /** What was taken up stays where it stands in the record. */
    private static boolean hasStarted(Workshop workshop, ItemId item) {
        return workshop.agenda().get(item).started().isPresent();
    }

    private static boolean isClosed(Session session) {
        return session.phase() == Session.Phase.CLOSED;
    }

    private static boolean leadIsKnown(Workshop workshop, Item.Plan plan) {
        return plan.lead().map(workshop.people()::isHere).orElse(true);
    }

    private static void checkTimes(Instant start, Instant end) {
        if (!start.isBefore(end))
            throw new IllegalArgumentException("a session ends after its start");
    }
}
