package org.khural.wire;

import org.khural.domain.Actor;
import org.khural.domain.DisplayId;
import org.khural.domain.PersonId;

/** Actors as text: {@code person:chair}, {@code display:d1}, {@code system}. */
final class Actors {
    private Actors() {}

    static String text(Actor actor) {
        return switch (actor) {
            case Actor.Human(var person) -> "person:" + person;
            case Actor.Screen(var display) -> "display:" + display;
            case Actor.System() -> "system";
            case Actor.Observer(var id) ->
                    throw new IllegalArgumentException("who only watches asks for nothing: " + id);
        };
    }

    static Actor parse(String text) {
        if (text.equals("system")) return Actor.SYSTEM;
        if (text.startsWith("person:")) return Actor.of(new PersonId(text.substring(7)));
        if (text.startsWith("display:")) return new Actor.Screen(new DisplayId(text.substring(8)));
        throw new IllegalArgumentException("an actor is person:…, display:… or system");
    }
}
