package org.khural.domain.agenda;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.SessionId;

/**
 * One item of the running order. The plan is never rewritten by what happens: {@code started} and
 * {@code ended} stand beside it.
 *
 * @param lead who leads the discussion, as announced in the programme
 * @param speech planned seconds for one speech
 */
public record Item(
        ItemId id,
        SessionId session,
        Plan plan,
        Optional<Instant> started,
        Optional<Instant> ended) {
    /** What the organiser wrote: starts at {@code at}, takes {@code minutes}. */
    public record Plan(
            LocalizedText title,
            ItemKind kind,
            Instant at,
            int minutes,
            Optional<PersonId> lead,
            int speech) {
        public Plan {
            if (minutes < 1 || minutes > 24 * 60) {
                throw new IllegalArgumentException("an item takes 1 to 1440 minutes");
            }
            if (speech < 10 || speech > 4 * 3600) {
                throw new IllegalArgumentException("a speech takes 10 seconds to 4 hours");
            }
        }

        Plan at(Instant next) {
            return new Plan(title, kind, next, minutes, lead, speech);
        }

        Instant end() {
            return at.plus(Duration.ofMinutes(minutes));
        }
    }

    Item with(Plan plan) {
        return new Item(id, session, plan, started, ended);
    }

    /** Planned as now, and taken up as the other; not at all without one. */
    Item asIn(Optional<Item> other) {
        return new Item(
                id, session, plan, other.flatMap(Item::started), other.flatMap(Item::ended));
    }

    /** Taken up; the first start stays when an item is taken up again. */
    Item start(Instant at) {
        return new Item(id, session, plan, Optional.of(started.orElse(at)), Optional.empty());
    }

    Item end(Instant at) {
        return new Item(id, session, plan, started, Optional.of(at));
    }
}
