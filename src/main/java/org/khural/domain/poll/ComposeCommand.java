package org.khural.domain.poll;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PollId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;

/** The rulebook of composing polls ahead, or on the spot. */
public sealed interface ComposeCommand extends Command {
    @Override
    default Power power() {
        return Power.COMPOSE_POLLS;
    }

    /** A new draft, or a draft as it is to be now. */
    record Compose(PollId poll, Form form) implements ComposeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var polls = workshop.polls();
            var known = polls.poll(poll);
            if (known.filter(p -> p.stage() != Stage.DRAFT).isPresent()) {
                return reject(PollRejection.FROZEN);
            }
            if (known.isEmpty() && polls.polls().size() >= Polls.MOST) {
                return reject(PollRejection.TOO_MANY_POLLS, "limit", Polls.MOST);
            }
            var refusal = refuse(workshop, by, form);
            if (refusal.isPresent()) return refusal.get();
            return known.filter(p -> p.form().equals(form)).isPresent()
                    ? Decision.NOTHING
                    : accept(new PollEvent.Composed(poll, form));
        }
    }

    /** Asks again what was asked: a new draft that names the poll it repeats. */
    record Repeat(PollId poll, PollId round) implements ComposeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var polls = workshop.polls();
            var known = polls.poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            if (polls.poll(round).isPresent()) return reject(PollRejection.ID_TAKEN);
            if (polls.polls().size() >= Polls.MOST) {
                return reject(PollRejection.TOO_MANY_POLLS, "limit", Polls.MOST);
            }
            return refuse(workshop, by, known.get().form().again())
                    .orElseGet(() -> accept(new PollEvent.Repeated(poll, round)));
        }
    }

    record Discard(PollId poll) implements ComposeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return Decision.NOTHING;
            if (!known.get().stage().isPrepared()) return reject(PollRejection.FROZEN);
            return refuseLead(workshop, by, known.get().form())
                    .orElseGet(() -> accept(new PollEvent.Discarded(poll)));
        }
    }

    /** Freezes question and rules. */
    record MakeReady(PollId poll) implements ComposeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            if (known.get().stage() == Stage.READY) return Decision.NOTHING;
            if (known.get().stage() != Stage.DRAFT) return reject(PollRejection.FROZEN);
            return refuse(workshop, by, known.get().form())
                    .orElseGet(() -> accept(new PollEvent.MadeReady(poll)));
        }
    }

    /** Back to a draft, before it opened. */
    record Rework(PollId poll) implements ComposeCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            if (known.get().stage() == Stage.DRAFT) return Decision.NOTHING;
            if (known.get().stage() != Stage.READY) return reject(PollRejection.FROZEN);
            return refuseLead(workshop, by, known.get().form())
                    .orElseGet(() -> accept(new PollEvent.Reworked(poll)));
        }
    }

    private static Optional<Decision> refuse(Workshop workshop, By by, Form form) {
        if (form.item().filter(i -> workshop.agenda().item(i).isEmpty()).isPresent()) {
            return Optional.of(reject(PollRejection.UNKNOWN_ITEM));
        }
        var delegations = workshop.people().delegations().keySet();
        if (!delegations.containsAll(form.rules().weights().keySet())) {
            return Optional.of(reject(PollRejection.UNKNOWN_DELEGATION));
        }
        return form.rules()
                .refuse(form.question())
                .map(Decision::reject)
                .or(() -> refuseLead(workshop, by, form));
    }

    /** Who only leads a discussion asks for opinions, on that item. */
    private static Optional<Decision> refuseLead(Workshop workshop, By by, Form form) {
        boolean isMore =
                by.isSystem()
                        || Power.has(workshop, by.who(), Power.RUN_SESSION)
                        || Power.has(workshop, by.who(), Power.PREPARE);
        boolean isOwn =
                !form.rules().isFormal()
                        && form.item().filter(i -> workshop.chair().isLedBy(by, i)).isPresent();
        return isMore || isOwn ? Optional.empty() : Optional.of(reject(PollRejection.CHAIR_ONLY));
    }
}
