package org.khural.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.attendance.Channel;
import org.khural.domain.display.DisplayView;
import org.khural.domain.people.Plate;
import org.khural.domain.people.Seat;

/**
 * A person's own page, whole.
 *
 * @param audience the one that this connection sees as
 * @param audiences all that the person belongs to, best first
 * @param powers what the person may ask for, by all audiences together
 * @param headOf the delegation that the person heads
 * @param display a hall display itself, with the scene that is its own
 */
public record Me(
        Optional<PersonId> person,
        Optional<Plate> plate,
        Audience audience,
        Set<Audience> audiences,
        Set<Power> powers,
        Optional<Channel> channel,
        List<Seat> seats,
        Optional<DelegationId> headOf,
        Optional<DisplayView.Row> display) {
    public static Me of(Workshop workshop, Actor actor, Audience audience) {
        var audiences = Audience.of(workshop, actor);
        var powers = java.util.EnumSet.noneOf(Power.class);
        for (var each : audiences) powers.addAll(Power.of(each));
        var person =
                actor instanceof Actor.Human human
                        ? Optional.of(human.person())
                        : Optional.<PersonId>empty();
        return new Me(
                person,
                person.map(id -> Plate.of(workshop.people(), id)),
                audience,
                audiences,
                powers,
                person.flatMap(workshop.attendance()::channel),
                person.map(id -> seatsOf(workshop, id)).orElse(List.of()),
                person.flatMap(id -> headOf(workshop, id)),
                DisplayView.own(workshop, actor));
    }

    private static List<Seat> seatsOf(Workshop workshop, PersonId id) {
        return workshop.people().speakingSeat(id).stream().toList();
    }

    private static Optional<DelegationId> headOf(Workshop workshop, PersonId id) {
        return workshop.people()
                .person(id)
                .flatMap(p -> p.delegation())
                .flatMap(workshop.people()::delegation)
                .filter(d -> d.head().equals(Optional.of(id)))
                .map(d -> d.id());
    }
}
