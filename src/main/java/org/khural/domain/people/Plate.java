package org.khural.domain.people;

import java.util.Optional;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;

/**
 * Who, as every screen writes it: the delegation, the name where one is used, the capacity. All
 * empty once erased.
 */
public record Plate(
        PersonId person,
        Optional<LocalizedText> delegation,
        Optional<LocalizedText> name,
        Optional<LocalizedText> capacity) {
    /**
     * As the public sees it. The programme names those who were invited; somebody of no delegation
     * came as a private person, and is shown by capacity only. What a walk-in wrote of themselves
     * nobody has checked: it is not shown at all.
     */
    public static Plate toObservers(People people, PersonId id) {
        var plate = of(people, id);
        var person = people.person(id);
        if (person.flatMap(Person::delegation).isPresent()) return plate;
        boolean isWalkIn = person.filter(Person::walkIn).isPresent();
        return new Plate(
                id,
                plate.delegation(),
                Optional.empty(),
                isWalkIn ? Optional.empty() : plate.capacity());
    }

    public static Plate of(People people, PersonId id) {
        var person = people.person(id);
        var card =
                person.map(Person::card)
                        .or(() -> people.entrance().waiting(id).map(Entrance.Waiting::card))
                        .flatMap(Personal::value);
        return new Plate(
                id,
                person.flatMap(Person::delegation)
                        .flatMap(people::delegation)
                        .map(Delegation::name),
                card.flatMap(Card::name),
                card.flatMap(Card::capacity));
    }
}
