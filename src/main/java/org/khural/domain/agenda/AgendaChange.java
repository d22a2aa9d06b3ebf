package org.khural.domain.agenda;

import java.util.List;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Change;
import org.khural.domain.ItemId;
import org.khural.domain.Workshop;

/**
 * What one step did to the running of the programme: enough to see that it still stands, and to
 * take it back.
 */
public record AgendaChange(
        List<Session> sessionsBefore,
        List<Session> sessionsAfter,
        List<Item> itemsBefore,
        List<Item> itemsAfter,
        Optional<ItemId> activeBefore,
        Optional<ItemId> activeAfter)
        implements Change {
    public static Optional<Change> between(Agenda before, Agenda after) {
        if (before == after) return Optional.empty();
        var items =
                before.items().keySet().stream()
                        .filter(id -> after.items().containsKey(id))
                        .filter(id -> before.items().get(id) != after.items().get(id))
                        .sorted()
                        .toList();
        var sessions =
                before.sessions().stream()
                        .filter(s -> after.session(s.id()).filter(t -> t != s).isPresent())
                        .toList();
        return Optional.of(
                new AgendaChange(
                        sessions,
                        sessions.stream().map(s -> after.session(s.id()).orElseThrow()).toList(),
                        items.stream().map(before.items()::get).toList(),
                        items.stream().map(after.items()::get).toList(),
                        before.active(),
                        after.active()));
    }

    @Override
    public boolean stands(Workshop workshop) {
        var agenda = workshop.agenda();
        return agenda.active().equals(activeAfter)
                && itemsAfter.stream().allMatch(i -> agenda.item(i.id()).equals(Optional.of(i)))
                && sessionsAfter.stream()
                        .allMatch(s -> agenda.session(s.id()).equals(Optional.of(s)));
    }

    @Override
    public Workshop revert(Workshop workshop, By by) {
        var agenda = workshop.agenda();
        for (var item : itemsBefore) agenda = agenda.with(item);
        for (var session : sessionsBefore) agenda = agenda.with(session);
        return workshop.with(agenda.running(agenda.current(), activeBefore));
    }
}
