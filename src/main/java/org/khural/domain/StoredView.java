package org.khural.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.floor.Kind;
import org.khural.domain.people.Plate;
import org.khural.domain.people.Post;
import org.khural.domain.people.Role;
import org.khural.domain.poll.StoredVotesView;

/**
 * All that is stored about one person, for that person alone.
 *
 * @param linked a personal link works, or the login of who came by the code
 * @param since when they said that they attend
 * @param letter when a letter with a link went out, or was to
 * @param leaving since when they ask to be erased
 */
public record StoredView(
        Plate plate,
        int rank,
        Set<Role> roles,
        Optional<String> address,
        boolean walkIn,
        boolean muted,
        boolean linked,
        Optional<Channel> channel,
        Optional<Instant> since,
        Optional<Instant> letter,
        List<Request> requests,
        StoredVotesView polls,
        Optional<Instant> leaving) {
    /** One wish to speak; {@code used} in milliseconds. */
    public record Request(
            Optional<LocalizedText> item,
            Kind kind,
            Optional<String> note,
            FloorEntry.Stage stage,
            Instant asked,
            long used) {}

    public static StoredView of(Workshop workshop, PersonId id) {
        var people = workshop.people();
        var person = people.person(id).orElseThrow();
        var attending = Optional.ofNullable(workshop.attendance().here().get(id));
        return new StoredView(
                Plate.of(people, id),
                person.rank(),
                person.roles(),
                person.address().flatMap(Personal::value),
                person.walkIn(),
                person.isMuted(),
                person.link().isPresent(),
                attending.map(a -> a.channel()),
                attending.map(a -> a.since()),
                people.post()
                        .letter(id)
                        .map(Post.Letter::since)
                        .or(
                                () ->
                                        Optional.ofNullable(people.post().sent().get(id))
                                                .map(Post.Sent::at)),
                requests(workshop, id),
                StoredVotesView.of(workshop, id),
                Optional.ofNullable(people.leaving().get(id)));
    }

    private static List<Request> requests(Workshop workshop, PersonId id) {
        return workshop.floor().entries().values().stream()
                .filter(entry -> entry.who().person().equals(id))
                .sorted(Comparator.comparing(FloorEntry::asked))
                .map(
                        entry ->
                                new Request(
                                        workshop.agenda()
                                                .item(entry.item())
                                                .map(item -> item.plan().title()),
                                        entry.kind(),
                                        entry.note().value().filter(note -> !note.isEmpty()),
                                        entry.stage(),
                                        entry.asked(),
                                        entry.clock().used().toMillis()))
                .toList();
    }
}
