package org.khural.store;

import java.time.Instant;
import org.khural.domain.WorkshopId;

/**
 * An authenticated browser. What it may do comes from the workshop's state, never from here.
 *
 * @param id its public name, by which it is found and revoked; not the secret in the cookie
 * @param actor the id of the person or of the display
 * @param link the link that it came from, or the pairing's display
 * @param expires moves on while the login is used
 */
public record Login(
        String id,
        Kind kind,
        String actor,
        WorkshopId workshop,
        String link,
        Instant since,
        Instant expires) {

    public enum Kind {
        PERSON,
        DISPLAY,
        /** Never kept: there is only the pass of one connection. */
        OBSERVER
    }

    public Login {
        checkName(id);
        checkName(actor);
        checkName(link);
    }

    static void checkName(String name) {
        if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException("a name is 1 to 64 of letters, digits, _, . and -");
        }
    }

    String toText() {
        return String.join(
                "\n",
                id,
                kind.name(),
                actor,
                workshop.value(),
                link,
                Long.toString(since.toEpochMilli()));
    }

    static Login parse(String text, Instant expires) {
        String[] part = text.split("\n", -1);
        return new Login(
                part[0],
                Kind.valueOf(part[1]),
                part[2],
                new WorkshopId(part[3]),
                part[4],
                Instant.ofEpochMilli(Long.parseLong(part[5])),
                expires);
    }
}
