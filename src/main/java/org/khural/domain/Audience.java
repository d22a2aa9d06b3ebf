package org.khural.domain;

import java.util.EnumSet;
import java.util.Set;
import org.khural.domain.people.Role;

/**
 * Those who see the same view. The order is that of preference when somebody belongs to several.
 */
public enum Audience {
    CHAIR,
    /** Leads the discussion of the item that is on, for the time being. */
    LEAD,
    ORGANISER,
    ASSISTANT,
    PARTICIPANT,
    DISPLAY,
    /** Anybody at all, while the organiser allows it: sees what a passer-by may see. */
    OBSERVER;

    /**
     * Every audience that the actor belongs to, by the workshop's state alone; empty for strangers.
     */
    public static Set<Audience> of(Workshop workshop, Actor actor) {
        return switch (actor) {
            case Actor.System() -> EnumSet.noneOf(Audience.class);
            case Actor.Observer _ ->
                    workshop.about().isObserved()
                            ? EnumSet.of(OBSERVER)
                            : EnumSet.noneOf(Audience.class);
            case Actor.Screen(var display) ->
                    workshop.displays().isPaired(display)
                            ? EnumSet.of(DISPLAY)
                            : EnumSet.noneOf(Audience.class);
            case Actor.Human(var id) ->
                    workshop.people()
                            .person(id)
                            .filter(person -> !person.erased())
                            .map(
                                    person -> {
                                        var all = EnumSet.of(PARTICIPANT);
                                        if (workshop.chair().seat().contains(id)) all.add(CHAIR);
                                        if (leads(workshop, id)) all.add(LEAD);
                                        if (person.roles().contains(Role.ORGANISER))
                                            all.add(ORGANISER);
                                        if (person.roles().contains(Role.ASSISTANT))
                                            all.add(ASSISTANT);
                                        return all;
                                    })
                            .orElseGet(() -> EnumSet.noneOf(Audience.class));
        };
    }

    private static boolean leads(Workshop workshop, PersonId id) {
        return workshop.chair().lead().filter(lead -> lead.person().equals(id)).isPresent();
    }
}
