package org.khural.domain.floor;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.ArrayList;
import java.util.List;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/** The rulebook of a list as a whole (rules 2), beyond opening and closing it. */
public sealed interface ListCommand extends Command {
    /** By which rules the list is kept. */
    record AgreeTerms(ItemId item, Terms terms, long tenure) implements ListCommand {
        @Override
        public Power power() {
            return Power.RUN_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuseList(workshop, by, tenure, item)
                    .orElseGet(
                            () ->
                                    workshop.floor().list(item).terms().equals(terms)
                                            ? Decision.NOTHING
                                            : accept(new FloorEvent.ListAgreed(item, terms)));
        }
    }

    /** Takes everybody off the list who waits. */
    record ClearList(ItemId item, long tenure) implements ListCommand {
        @Override
        public Power power() {
            return Power.RUN_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuseList(workshop, by, tenure, item)
                    .orElseGet(
                            () ->
                                    workshop.floor().list(item).isEmpty()
                                            ? Decision.NOTHING
                                            : accept(new FloorEvent.ListCleared(item)));
        }
    }

    /** Keeps everybody who waits for another item; who is on that list already is not doubled. */
    record TransferList(ItemId item, ItemId to, long tenure) implements ListCommand {
        @Override
        public Power power() {
            return Power.RUN_SESSION;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuseList(workshop, by, tenure, item)
                    .orElseGet(
                            () -> {
                                var agenda = workshop.agenda();
                                if (agenda.item(to).isEmpty()) {
                                    return reject(FloorRejection.UNKNOWN_ITEM);
                                }
                                return agenda.isAhead(to)
                                        ? new Decision.Accepted(kept(workshop.floor(), item, to))
                                        : reject(FloorRejection.ITEM_IS_OVER);
                            });
        }
    }

    /** What keeps those who wait on one list for another item. */
    public static List<Event> kept(Floor floor, ItemId item, ItemId to) {
        List<Event> events = new ArrayList<>();
        if (item.equals(to)) return events;
        for (var id : floor.list(item).pending().toList()) {
            var entry = floor.get(id);
            boolean isThere = floor.isWishedAlready(to, entry.who().seat(), entry.kind());
            events.add(isThere ? new QueueEvent.Merged(id) : new QueueEvent.Deferred(id, to));
        }
        return events;
    }
}
