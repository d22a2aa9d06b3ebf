package org.khural.domain.people;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khural.domain.DelegationId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.Attendance;
import org.khural.domain.attendance.Channel;

/**
 * Everybody, for those who run the workshop.
 *
 * @param delegations by id; paged with the people
 * @param people the rows, by id; empty above {@value #WHOLE} people, who are then paged over HTTP
 * @param order of protocol: rank of the delegation, then rank within it
 */
public record PeopleView(
        int count,
        Map<DelegationId, DelegationRow> delegations,
        Map<PersonId, PersonRow> people,
        List<PersonId> order) {
    static final int WHOLE = 200;

    public record DelegationRow(LocalizedText name, int rank, Optional<PersonId> head) {}

    /** {@code linked}: a personal link works; {@code channel}: where they attend. */
    public record PersonRow(
            Optional<DelegationId> delegation,
            Plate plate,
            int rank,
            Set<Role> roles,
            boolean linked,
            Optional<Channel> channel) {}

    public static PeopleView of(Workshop workshop) {
        var people = workshop.people();
        if (people.count() > WHOLE) {
            return new PeopleView(people.count(), Map.of(), Map.of(), List.of());
        }
        var here = people.people().values().stream().filter(p -> !p.erased()).toList();
        return new PeopleView(
                here.size(),
                delegations(workshop),
                here.stream()
                        .collect(
                                Collectors.toMap(
                                        Person::id, p -> row(people, workshop.attendance(), p))),
                inOrder(people, here));
    }

    /** One page, in order of protocol. */
    public static List<PersonRow> page(Workshop workshop, int from, int size) {
        var people = workshop.people();
        var here = people.people().values().stream().filter(p -> !p.erased()).toList();
        return inOrder(people, here).stream()
                .skip(from)
                .limit(size)
                .map(id -> row(people, workshop.attendance(), people.get(id)))
                .toList();
    }

    /** All of them, for the first page. */
    public static Map<DelegationId, DelegationRow> delegations(Workshop workshop) {
        return workshop.people().delegations().values().stream()
                .collect(
                        Collectors.toMap(
                                Delegation::id,
                                d -> new DelegationRow(d.name(), d.rank(), d.head())));
    }

    private static PersonRow row(People people, Attendance attendance, Person person) {
        return new PersonRow(
                person.delegation(),
                Plate.of(people, person.id()),
                person.rank(),
                person.roles(),
                person.link().isPresent(),
                attendance.channel(person.id()));
    }

    private static List<PersonId> inOrder(People people, List<Person> here) {
        Comparator<Person> byDelegation =
                Comparator.comparing(
                        p ->
                                p.delegation()
                                        .flatMap(people::delegation)
                                        .map(Delegation::rank)
                                        .orElse(Integer.MAX_VALUE));
        return here.stream()
                .sorted(byDelegation.thenComparing(Person::rank).thenComparing(Person::id))
                .map(Person::id)
                .toList();
    }
}
