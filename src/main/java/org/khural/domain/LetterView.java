package org.khural.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.agenda.Session;
import org.khural.domain.people.Plate;

/**
 * What an invitation says of the workshop to one person.
 *
 * @param names of the person: name or capacity, and the delegation
 * @param opens when the next session is planned to begin
 */
public record LetterView(
        Optional<String> address,
        LocalizedText title,
        LocalizedText hosts,
        List<LocalizedText> names,
        Optional<Instant> opens,
        String zone) {
    public static LetterView of(Workshop workshop, PersonId person) {
        var about = workshop.about();
        var plate = Plate.of(workshop.people(), person);
        return new LetterView(
                workshop.people().person(person).flatMap(p -> p.address()).flatMap(Personal::value),
                about.title(),
                about.hosts(),
                Stream.of(plate.name().or(plate::capacity), plate.delegation())
                        .flatMap(Optional::stream)
                        .toList(),
                workshop.agenda().sessions().stream()
                        .filter(session -> session.phase() == Session.Phase.PLANNED)
                        .map(Session::plannedStart)
                        .min(Instant::compareTo),
                about.zone());
    }
}
