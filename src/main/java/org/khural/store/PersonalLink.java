package org.khural.store;

import java.time.Instant;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

/**
 * A personal link: whoever holds its token may log in as the person.
 *
 * @param id its public name, by which it is revoked or issued anew; not the token
 * @param once whether the first login consumes it
 */
public record PersonalLink(
        String id, WorkshopId workshop, PersonId person, boolean once, Instant expires) {
    public PersonalLink {
        Login.checkName(id);
    }

    String toText() {
        return String.join(
                "\n",
                id,
                workshop.value(),
                person.value(),
                Boolean.toString(once),
                Long.toString(expires.toEpochMilli()));
    }

    static PersonalLink parse(String text) {
        String[] part = text.split("\n", -1);
        return new PersonalLink(
                part[0],
                new WorkshopId(part[1]),
                new PersonId(part[2]),
                Boolean.parseBoolean(part[3]),
                Instant.ofEpochMilli(Long.parseLong(part[4])));
    }
}
