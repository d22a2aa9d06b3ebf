package org.khural.domain.people;

import static org.khural.domain.people.PeopleRejection.NOT_AN_ALTERNATE;
import static org.khural.domain.people.PeopleRejection.PERSON_EXISTS;
import static org.khural.domain.people.PeopleRejection.TOO_MANY;
import static org.khural.domain.people.PeopleRejection.UNKNOWN_DELEGATION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.DelegationId;
import org.khural.domain.Event;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.Workshop;

/**
 * Many people at once, all of them or none; a long list comes in several batches. A refusal says
 * with {@code row} which row it is about, counted from 1 within the batch.
 *
 * @param delegations those that the rows need; one that is there already stays as it is, so that
 *     every batch can bring all it needs
 */
public record ImportPeople(List<NewDelegation> delegations, List<Row> rows)
        implements PeopleCommand {
    /** The answer to a batch is waited for, and the entry that holds it is bounded. */
    static final int MOST = 100;

    public record NewDelegation(DelegationId delegation, LocalizedText name, int rank) {
        public NewDelegation {
            PeopleCommand.checkRank(rank);
        }
    }

    /**
     * @param head heads the delegation, in place of who does
     * @param alternateOf somebody who is there, or stands in a row above
     */
    public record Row(
            PersonId person,
            Optional<DelegationId> delegation,
            Card card,
            int rank,
            Set<Role> roles,
            boolean head,
            Optional<PersonId> alternateOf,
            Optional<String> address) {
        public Row {
            PeopleCommand.checkRank(rank);
            address.ifPresent(PeopleCommand::checkAddress);
            if (head && delegation.isEmpty()) {
                throw new IllegalArgumentException("a head is of a delegation");
            }
        }
    }

    public ImportPeople {
        if (rows.isEmpty() || rows.size() > MOST || delegations.size() > MOST) {
            throw new IllegalArgumentException("a batch has 1 to 100 rows");
        }
    }

    @Override
    public Decision decide(Workshop workshop, By by) {
        var people = workshop.people();
        var most = by.limits().people();
        List<Event> events = new ArrayList<>();
        for (var each : delegations) {
            if (people.delegation(each.delegation()).isPresent()) continue;
            var made =
                    new Delegation(each.delegation(), each.name(), each.rank(), Optional.empty());
            people = people.with(made);
            events.add(new PeopleEvent.DelegationSet(made));
        }
        if (people.delegations().size() > most) return refuse(TOO_MANY, 1, Map.of("limit", most));
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (people.isTaken(row.person())) return refuse(PERSON_EXISTS, i + 1, Map.of());
            if (people.people().size() >= most) {
                return refuse(TOO_MANY, i + 1, Map.of("limit", most));
            }
            if (!row.delegation().map(people.delegations()::containsKey).orElse(true)) {
                return refuse(UNKNOWN_DELEGATION, i + 1, Map.of());
            }
            var next = people;
            for (var event : events(people, row)) {
                next = event.change(next, by);
                events.add(event);
            }
            boolean fits =
                    row.alternateOf().isEmpty()
                            || next.get(row.person()).alternateOf().equals(row.alternateOf());
            if (!fits) return refuse(NOT_AN_ALTERNATE, i + 1, Map.of());
            people = next;
        }
        return new Decision.Accepted(events);
    }

    /** What the row comes to; an alternate whose seat does not fit stays without it. */
    private static List<PeopleEvent> events(People people, Row row) {
        List<PeopleEvent> events = new ArrayList<>();
        var id = row.person();
        var card = Personal.of(id, row.card());
        events.add(
                new PeopleEvent.PersonAdded(id, row.delegation(), card, row.rank(), row.roles()));
        row.address()
                .map(text -> new PeopleEvent.AddressSet(id, Personal.of(id, text)))
                .ifPresent(events::add);
        row.delegation()
                .filter(d -> row.head())
                .flatMap(people::delegation)
                .map(d -> new Delegation(d.id(), d.name(), d.rank(), Optional.of(id)))
                .map(PeopleEvent.DelegationSet::new)
                .ifPresent(events::add);
        row.alternateOf()
                .filter(holder -> people.person(holder).isPresent())
                .filter(holder -> people.get(holder).alternateOf().isEmpty())
                .map(holder -> new PeopleEvent.SeatShared(id, Optional.of(holder)))
                .ifPresent(events::add);
        return events;
    }

    private static Decision refuse(PeopleRejection reason, int row, Map<String, Object> args) {
        var all = new HashMap<String, Object>(args);
        all.put("row", row);
        return new Decision.Rejected(reason, Map.copyOf(all));
    }
}
