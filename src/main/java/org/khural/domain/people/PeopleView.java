package org.khural.domain.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khural.domain.Audience;
import org.khural.domain.DelegationId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
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

    /**
     * {@code linked}: a personal link works, or the login of a walk-in who was not shown out;
     * {@code channel}: where they attend; {@code proxy}: who votes from their seat by mandate;
     * {@code leaving}: asked to be erased; {@code address} and {@code mail}: for the organiser,
     * whose letters they are.
     */
    public record PersonRow(
            Optional<DelegationId> delegation,
            Plate plate,
            int rank,
            Set<Role> roles,
            boolean linked,
            Optional<Channel> channel,
            Optional<PersonId> alternateOf,
            Optional<Plate> proxy,
            boolean walkIn,
            boolean muted,
            boolean leaving,
            Optional<String> address,
            Optional<Mail> mail) {}

    /** Of the last letter with a link; {@code pending}: it is still to go out. */
    public record Mail(boolean pending, Instant at, Optional<Post.Failure> failure) {}

    public static PeopleView of(Workshop workshop, Audience audience) {
        var people = workshop.people();
        if (people.count() > WHOLE) {
            return new PeopleView(people.count(), Map.of(), Map.of(), List.of());
        }
        var here = people.people().values().stream().filter(p -> !p.erased()).toList();
        return new PeopleView(
                here.size(),
                delegations(workshop),
                here.stream()
                        .collect(Collectors.toMap(Person::id, p -> row(workshop, audience, p))),
                inOrder(people, here));
    }

    /** One page, in order of protocol. */
    public static List<PersonRow> page(Workshop workshop, Audience audience, int from, int size) {
        var people = workshop.people();
        var here = people.people().values().stream().filter(p -> !p.erased()).toList();
        return inOrder(people, here).stream()
                .skip(from)
                .limit(size)
                .map(id -> row(workshop, audience, people.get(id)))
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

    private static PersonRow row(Workshop workshop, Audience audience, Person person) {
        var people = workshop.people();
        boolean writes = audience == Audience.ORGANISER;
        return new PersonRow(
                person.delegation(),
                Plate.of(people, person.id()),
                person.rank(),
                person.roles(),
                person.link().isPresent(),
                workshop.attendance().channel(person.id()),
                person.alternateOf(),
                workshop.proxyOf(new SeatId(person.id().value())).map(p -> Plate.of(people, p)),
                person.walkIn(),
                person.isMuted(),
                people.leaving().containsKey(person.id()),
                writes ? person.address().flatMap(Personal::value) : Optional.empty(),
                writes ? mail(people.post(), person.id()) : Optional.empty());
    }

    private static Optional<Mail> mail(Post post, PersonId person) {
        return post.letter(person)
                .map(letter -> new Mail(true, letter.since(), Optional.empty()))
                .or(
                        () ->
                                Optional.ofNullable(post.sent().get(person))
                                        .map(sent -> new Mail(false, sent.at(), sent.failure())));
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
