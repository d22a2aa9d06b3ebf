package org.khural.domain.agenda;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;

/** What happened to the programme. */
public sealed interface AgendaEvent extends Event {
    Agenda change(Agenda agenda, By by);

    @Override
    default Workshop apply(Workshop workshop, By by) {
        return workshop.with(change(workshop.agenda(), by));
    }

    record SessionSet(Session session) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            return agenda.with(session);
        }
    }

    record ItemAdded(ItemId item, SessionId session, Item.Plan plan) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            return agenda.with(new Item(item, session, plan, Optional.empty(), Optional.empty()));
        }
    }

    record ItemPlanned(ItemId item, Item.Plan plan) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            return agenda.with(agenda.get(item).with(plan));
        }
    }

    record ItemMoved(ItemId item, Optional<ItemId> before) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            return agenda.move(item, before);
        }
    }

    /** When each of them is planned to begin now. */
    record ItemsRetimed(Map<ItemId, Instant> times) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            var next = agenda;
            for (var each : times.entrySet()) {
                var item = next.get(each.getKey());
                next = next.with(item.with(item.plan().at(each.getValue())));
            }
            return next;
        }
    }

    record ItemRemoved(ItemId item) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            return agenda.without(item);
        }
    }

    record SessionOpened(SessionId session) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            return agenda.with(agenda.session(session).orElseThrow().open(by.at()))
                    .running(Optional.of(session), Optional.empty());
        }
    }

    record SessionSuspended(
            SessionId session, Optional<LocalizedText> reason, Optional<Instant> until)
            implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            var was = agenda.session(session).orElseThrow();
            var since = was.suspension().map(Session.Suspension::since).orElse(by.at());
            return agenda.with(was.suspend(new Session.Suspension(since, reason, until)));
        }

        @Override
        public boolean isUndoable() {
            return true;
        }
    }

    record SessionResumed(SessionId session) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            return agenda.with(agenda.session(session).orElseThrow().resume());
        }
    }

    record SessionClosed(SessionId session) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            return ended(agenda, by)
                    .with(agenda.session(session).orElseThrow().close(by.at()))
                    .running(Optional.empty(), Optional.empty());
        }
    }

    /** Also ends the item that was on. */
    record ItemTakenUp(ItemId item) implements AgendaEvent {
        @Override
        public Agenda change(Agenda agenda, By by) {
            var rest = ended(agenda, by);
            return rest.with(rest.get(item).start(by.at()))
                    .running(agenda.current(), Optional.of(item));
        }

        @Override
        public boolean isUndoable() {
            return true;
        }
    }

    private static Agenda ended(Agenda agenda, By by) {
        return agenda.activeItem().map(item -> agenda.with(item.end(by.at()))).orElse(agenda);
    }
}
