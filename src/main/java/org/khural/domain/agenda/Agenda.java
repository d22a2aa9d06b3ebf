package org.khural.domain.agenda;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.ItemId;
import org.khural.domain.SessionId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The programme: sessions, and the running order of their items.
 *
 * @param current the session that is LIVE or SUSPENDED, at most one in a workshop
 * @param active the item that is on now, at most one
 */
public record Agenda(
        PVector<Session> sessions,
        PMap<ItemId, Item> items,
        PVector<ItemId> order,
        Optional<SessionId> current,
        Optional<ItemId> active) {
    public static final Agenda NONE =
            new Agenda(
                    TreePVector.empty(),
                    HashTreePMap.empty(),
                    TreePVector.empty(),
                    Optional.empty(),
                    Optional.empty());

    public Agenda {
        if (order.size() != items.size()) throw new IllegalStateException("order and items differ");
        if (active.isPresent() && current.isEmpty()) {
            throw new IllegalStateException("an active item without a session");
        }
    }

    public Optional<Session> session(SessionId id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    public Optional<Session> currentSession() {
        return current.flatMap(this::session);
    }

    public Optional<Item> item(ItemId id) {
        return Optional.ofNullable(items.get(id));
    }

    /** Of an item that is known to be there. */
    Item get(ItemId id) {
        return item(id).orElseThrow();
    }

    public Optional<Item> activeItem() {
        return active.flatMap(this::item);
    }

    /** Whether the item is one of the session that is running. */
    public boolean isCurrent(ItemId item) {
        return current.isPresent() && item(item).map(Item::session).equals(current);
    }

    /** Whether the item is one of a session that is not over. */
    public boolean isAhead(ItemId item) {
        return item(item)
                .map(Item::session)
                .flatMap(this::session)
                .filter(session -> session.phase() != Session.Phase.CLOSED)
                .isPresent();
    }

    public List<Item> itemsOf(SessionId session) {
        return order.stream().map(items::get).filter(i -> i.session().equals(session)).toList();
    }

    /** The plan of now, with what had happened by then: for a rehearsal that is wiped. */
    public Agenda happenedAs(Agenda before) {
        var next = this;
        for (var session : sessions) next = next.with(session.asIn(before.session(session.id())));
        for (var item : items.values()) next = next.with(item.asIn(before.item(item.id())));
        return next.running(before.current, before.active);
    }

    /**
     * The planned begin of each item that would change if the items of a session followed each
     * other from its start, each for as long as it is planned. Up to the last item that was taken
     * up the plan stays as it was written.
     */
    Map<ItemId, Instant> timesInOrder(Session session) {
        var items = itemsOf(session.id());
        int ahead = 0;
        for (int i = 0; i < items.size(); i++)
            if (items.get(i).started().isPresent()) ahead = i + 1;
        var next = ahead == 0 ? session.plannedStart() : items.get(ahead - 1).plan().end();
        var times = new LinkedHashMap<ItemId, Instant>();
        for (var item : items.subList(ahead, items.size())) {
            if (!item.plan().at().equals(next)) times.put(item.id(), next);
            next = item.plan().at(next).end();
        }
        return times;
    }

    Agenda with(Session session) {
        for (int i = 0; i < sessions.size(); i++) {
            if (sessions.get(i).id().equals(session.id())) {
                return new Agenda(sessions.with(i, session), items, order, current, active);
            }
        }
        return new Agenda(sessions.plus(session), items, order, current, active);
    }

    Agenda with(Item item) {
        var next = items.containsKey(item.id()) ? order : order.plus(item.id());
        return new Agenda(sessions, items.plus(item.id(), item), next, current, active);
    }

    Agenda without(ItemId item) {
        return new Agenda(sessions, items.minus(item), order.minus(item), current, active);
    }

    /** Puts an item before another, or at the end. */
    Agenda move(ItemId item, Optional<ItemId> before) {
        var rest = order.minus(item);
        int at = before.map(rest::indexOf).filter(i -> i >= 0).orElse(rest.size());
        return new Agenda(sessions, items, rest.plus(at, item), current, active);
    }

    Agenda running(Optional<SessionId> session, Optional<ItemId> item) {
        return new Agenda(sessions, items, order, session, item);
    }
}
