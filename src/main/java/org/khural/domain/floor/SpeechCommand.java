package org.khural.domain.floor;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Instant;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.EntryId;
import org.khural.domain.Personal;
import org.khural.domain.Power;
import org.khural.domain.Text;
import org.khural.domain.Workshop;
import org.khural.domain.floor.FloorEntry.Stage;

/** The rulebook of a speech and its end (rules 2), beyond giving, pausing and ending it. */
public sealed interface SpeechCommand extends Command {
    /** The speaker, or who runs the floor, gives the rest of the time to somebody who waits. */
    record Yield(EntryId entry, EntryId to, long tenure) implements SpeechCommand {
        @Override
        public Power power() {
            return Power.REQUEST_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.floor().entry(entry);
            if (known.isEmpty()) return reject(FloorRejection.UNKNOWN_ENTRY);
            boolean isOwn = by.is(known.get().who().person());
            var refusal =
                    isOwn
                            ? FloorRules.refuseBreak(workshop)
                            : FloorRules.refuse(workshop, by, tenure, entry);
            return refusal.orElseGet(() -> giveWay(workshop, known.get()));
        }

        private Decision giveWay(Workshop workshop, FloorEntry speech) {
            var heir = workshop.floor().entry(to);
            if (heir.isEmpty()) return reject(FloorRejection.UNKNOWN_ENTRY);
            if (FloorRules.onTop(workshop, entry) != Stage.SPEAKING) {
                return reject(FloorRejection.NOT_ON_FLOOR);
            }
            if (speech.kind().needsGrant()) return reject(FloorRejection.KIND_NEEDS_GRANT);
            return FloorRules.refuseFloor(workshop, heir.get(), Optional.of(entry))
                    .orElseGet(() -> accept(new QueueEvent.Yielded(entry, to)));
        }
    }

    /** Quietly to the speaker; {@code text} empty: please wrap up. */
    record Whisper(EntryId entry, String text, long tenure) implements SpeechCommand {
        public Whisper {
            text = Text.clean(text);
        }

        @Override
        public Power power() {
            return Power.RUN_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .or(() -> FloorRules.refuseText(text, by))
                    .orElseGet(
                            () -> {
                                var known = workshop.floor().get(entry);
                                if (!known.stage().isOnFloor()) {
                                    return reject(FloorRejection.NOT_ON_FLOOR);
                                }
                                var quiet = Personal.of(known.who().person(), text);
                                return accept(new QueueEvent.Whispered(entry, quiet));
                            });
        }
    }

    /** The time of a speech is over, and the list says that it then ends. */
    record EndOnTime(EntryId entry, Instant at) implements SpeechCommand {
        @Override
        public Power power() {
            return Power.SYSTEM;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            boolean isDue =
                    workshop.floor()
                            .current()
                            .filter(e -> e.id().equals(entry))
                            .filter(e -> workshop.floor().list(e.item()).terms().endsOnTime())
                            .flatMap(FloorEntry::timeIsOver)
                            .equals(Optional.of(at));
            return isDue && !by.at().isBefore(at)
                    ? accept(new FloorEvent.Ended(entry))
                    : Decision.NOTHING;
        }
    }

    /** The floor goes to this one, and the list closes for good: the rest stays on the record. */
    record LastWord(EntryId entry, Optional<EntryId> current, long tenure)
            implements SpeechCommand {
        @Override
        public Power power() {
            return Power.RUN_FLOOR;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return FloorRules.refuse(workshop, by, tenure, entry)
                    .orElseGet(() -> lastWord(workshop, workshop.floor().get(entry)));
        }

        private Decision lastWord(Workshop workshop, FloorEntry known) {
            var refusal = FloorRules.refuseFloor(workshop, known, current);
            if (refusal.isPresent()) return refusal.get();
            var events = FloorRules.endAll(workshop);
            events.add(new FloorEvent.FloorGiven(entry));
            events.add(new FloorEvent.ListArchived(known.item()));
            return new Decision.Accepted(events);
        }
    }
}
