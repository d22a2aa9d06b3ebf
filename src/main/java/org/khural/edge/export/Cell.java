package org.khural.edge.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khural.domain.LocalizedText;
import org.khural.domain.people.Plate;
import org.khural.domain.record.Span;
import org.khural.wire.Slips.Published;

/** What stands in one field of a table; each format writes it in its own way. */
public sealed interface Cell {
    Cell NONE = new None();

    record None() implements Cell {}

    /** As it is: an id, a name of a display. */
    record Plain(String text) implements Cell {}

    /** What people wrote, in one or more languages. */
    record Text(LocalizedText text) implements Cell {}

    /** Ours: for people the word of {@code group.code}. */
    record Code(String group, List<String> codes) implements Cell {}

    record Time(Instant at) implements Cell {}

    record Number(long number) implements Cell {}

    /** A length. */
    record Seconds(long seconds) implements Cell {}

    record Yes(boolean is) implements Cell {}

    /** Somebody; erased people have a plate that says nothing. */
    record Who(Plate plate) implements Cell {
        boolean isErased() {
            return plate.name().isEmpty() && plate.capacity().isEmpty();
        }
    }

    record Spans(List<Span> spans) implements Cell {}

    /** A whole poll. {@code published}: of a secret one, what a recount needs. */
    record Held(PollRecord poll, Optional<Published> published) implements Cell {
        public boolean isRecountable() {
            return poll.poll().isSecret() && poll.poll().box().counted().isPresent();
        }

        public Held with(Published ballots) {
            return new Held(poll, Optional.of(ballots));
        }
    }

    static Cell of(Enum<?> code, String group) {
        return new Code(group, List.of(code.name()));
    }

    static Cell text(Optional<LocalizedText> text) {
        return text.<Cell>map(Text::new).orElse(NONE);
    }

    static Cell time(Optional<Instant> at) {
        return at.<Cell>map(Time::new).orElse(NONE);
    }

    static Cell who(Optional<Plate> plate) {
        return plate.<Cell>map(Who::new).orElse(NONE);
    }
}
