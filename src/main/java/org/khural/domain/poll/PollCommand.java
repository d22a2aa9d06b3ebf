package org.khural.domain.poll;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PollId;
import org.khural.domain.Power;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.Session;

/**
 * The rulebook of holding a poll (rules 3): from READY to the verdict. The lead may run what is no
 * formal poll, on the item that the lead has.
 */
public sealed interface PollCommand extends Command {
    PollId poll();

    long tenure();

    @Override
    default Power power() {
        return Power.RUN_POLLS;
    }

    record Open(PollId poll, long tenure) implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return held(workshop, by, this, Stage.READY)
                    .orElseGet(() -> open(workshop, by, workshop.polls().poll(poll).orElseThrow()));
        }

        private Decision open(Workshop workshop, By by, Poll known) {
            if (workshop.agenda().currentSession().filter(Session::isLive).isEmpty()) {
                return reject(PollRejection.SESSION_NOT_RUNNING);
            }
            if (known.rules().isFormal()) {
                var other =
                        workshop.polls().running().filter(p -> p.rules().isFormal()).findFirst();
                if (other.isPresent()) {
                    return reject(PollRejection.ANOTHER_IS_OPEN, "poll", other.get().id().value());
                }
                if (Opening.of(workshop, known.rules(), by.at()).voters().isEmpty()) {
                    return reject(PollRejection.NOBODY_ENTITLED);
                }
            }
            if (known.isSecret() && known.box().publicKey().isEmpty()) {
                return reject(PollRejection.NO_KEY_YET);
            }
            return accept(new PollEvent.Opened(poll));
        }
    }

    record Suspend(PollId poll, long tenure) implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return held(workshop, by, this, Stage.OPEN, Stage.SUSPENDED)
                    .orElseGet(
                            () ->
                                    changes(
                                            workshop,
                                            Stage.SUSPENDED,
                                            new PollEvent.Suspended(poll)));
        }

        private Decision changes(Workshop workshop, Stage to, PollEvent event) {
            return workshop.polls().poll(poll).orElseThrow().stage() == to
                    ? Decision.NOTHING
                    : accept(event);
        }
    }

    /** Goes on; the time that it was suspended is added to its end. */
    record Resume(PollId poll, long tenure) implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return held(workshop, by, this, Stage.SUSPENDED, Stage.OPEN)
                    .orElseGet(
                            () ->
                                    workshop.polls().poll(poll).orElseThrow().stage() == Stage.OPEN
                                            ? Decision.NOTHING
                                            : accept(new PollEvent.Resumed(poll)));
        }
    }

    /** Another end, later or sooner; empty: when the chair closes it. */
    record SetEnd(PollId poll, Optional<Instant> at, long tenure) implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return held(workshop, by, this, Stage.OPEN)
                    .orElseGet(
                            () -> {
                                boolean fits =
                                        at.filter(t -> !t.isAfter(by.at())).isEmpty()
                                                && at.filter(t -> isFar(t, by)).isEmpty();
                                if (!fits) return reject(PollRejection.END_NOT_AHEAD);
                                return workshop.polls().poll(poll).get().closesAt().equals(at)
                                        ? Decision.NOTHING
                                        : accept(new PollEvent.EndSet(poll, at));
                            });
        }

        private static boolean isFar(Instant at, By by) {
            return at.isAfter(by.at().plus(Duration.ofSeconds(Rules.LONGEST)));
        }
    }

    /** What was on its way still counts for {@link Poll#GRACE}. */
    record Close(PollId poll, long tenure) implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return held(workshop, by, this, Stage.OPEN, Stage.SUSPENDED, Stage.CLOSING)
                    .orElseGet(
                            () -> {
                                var known = workshop.polls().poll(poll).orElseThrow();
                                if (known.stage() == Stage.CLOSING) return Decision.NOTHING;
                                return refuseOpenCount(known)
                                        .orElseGet(() -> accept(closing(known, by)));
                            });
        }

        private static Optional<Decision> refuseOpenCount(Poll known) {
            return switch (known.rules().mode()) {
                case HANDS, MIXED ->
                        known.hall().agreed().isPresent()
                                ? Optional.empty()
                                : Optional.of(reject(PollRejection.COUNT_NOT_AGREED));
                case ROLL_CALL ->
                        known.roll().order().isEmpty() || known.roll().now().isPresent()
                                ? Optional.of(reject(PollRejection.ROLL_NOT_FINISHED))
                                : Optional.empty();
                case NO_OBJECTION -> Optional.of(reject(PollRejection.SILENCE_RUNS));
                case DEVICE -> Optional.empty();
            };
        }

        /** While it is suspended nothing is on its way. */
        private PollEvent closing(Poll known, By by) {
            boolean isByDevice =
                    known.rules().mode() == Rules.Mode.DEVICE
                            || known.rules().mode() == Rules.Mode.MIXED;
            return isByDevice && known.stage() == Stage.OPEN
                    ? new PollEvent.Closing(poll, by.at().plus(Poll.GRACE))
                    : new PollEvent.Closed(poll);
        }
    }

    /** On the wall and on every screen. */
    record Show(PollId poll, long tenure) implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return held(workshop, by, this, Stage.CLOSED, Stage.SHOWN, Stage.CERTIFIED)
                    .orElseGet(
                            () -> {
                                var known = workshop.polls().poll(poll).orElseThrow();
                                if (known.stage() != Stage.CLOSED) return Decision.NOTHING;
                                return known.isSecret() && known.box().counted().isEmpty()
                                        ? reject(PollRejection.NOT_COUNTED_YET)
                                        : accept(new PollEvent.Shown(poll));
                            });
        }
    }

    /** The chair's casting vote, where the rules of the poll give one (a tie of yes and no). */
    record BreakTie(PollId poll, int option, long tenure) implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return formal(workshop, by, this, Stage.CLOSED, Stage.SHOWN)
                    .orElseGet(
                            () -> {
                                var known = workshop.polls().poll(poll).orElseThrow();
                                if (known.rules().tie() != Rules.Tie.CHAIR_DECIDES) {
                                    return reject(PollRejection.NOT_FOR_CHAIR_TO_BREAK);
                                }
                                var verdict = known.verdict();
                                return verdict.outcome() == Verdict.Outcome.TIED
                                                && verdict.chosen().contains(option)
                                        ? accept(new PollEvent.TieBroken(poll, option))
                                        : reject(PollRejection.NO_TIE);
                            });
        }
    }

    /**
     * The chair stands for the result; numbers are not editable. {@code withoutQuorum}: although
     * too few are here by now; the record says so.
     */
    record Certify(PollId poll, boolean withoutQuorum, long tenure) implements PollCommand {
        @Override
        public Power power() {
            return Power.CONFIRM_RESULT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            return formal(workshop, by, this, Stage.SHOWN, Stage.CERTIFIED)
                    .orElseGet(
                            () -> {
                                var known = workshop.polls().poll(poll).orElseThrow();
                                if (known.certification().isPresent()) return Decision.NOTHING;
                                return known.verdict().outcome() == Verdict.Outcome.TIED
                                                && known.rules().tie() == Rules.Tie.CHAIR_DECIDES
                                        ? reject(PollRejection.TIE_NOT_BROKEN)
                                        : certify(workshop, known, by);
                            });
        }

        private Decision certify(Workshop workshop, Poll known, By by) {
            var now = Opening.of(workshop, known.rules(), by.at());
            boolean hasQuorum = now.hasQuorum(known.rules().quorum());
            if (!hasQuorum && !withoutQuorum) {
                return new Decision.Rejected(
                        PollRejection.QUORUM_LOST,
                        Map.of("present", now.present(), "eligible", now.eligible()));
            }
            boolean isAlone = workshop.chair().seat().size() < 2;
            var certified = new PollEvent.Certified(poll, by.person().orElseThrow(), hasQuorum);
            return isAlone ? accept(certified, new PollEvent.Confirmed(poll)) : accept(certified);
        }
    }

    /** The secretary, else the vice-chair: another of the chair's seat. */
    record Confirm(PollId poll) implements PollCommand {
        @Override
        public long tenure() {
            return 0;
        }

        @Override
        public Power power() {
            return Power.CONFIRM_RESULT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.isEmpty()) return reject(PollRejection.UNKNOWN_POLL);
            if (known.get().stage() == Stage.CERTIFIED) return Decision.NOTHING;
            boolean isCertified = known.get().certification().isPresent();
            if (!isCertified || known.get().stage() != Stage.SHOWN) return wrong(known.get());
            return by.is(known.get().certification().get().by())
                    ? reject(PollRejection.SAME_PERSON)
                    : accept(new PollEvent.Confirmed(poll));
        }
    }

    /** Of no effect, for a reason that everybody reads; what was cast stays on the record. */
    record Void(PollId poll, LocalizedText reason, long tenure) implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.polls().poll(poll);
            if (known.filter(p -> p.stage() == Stage.VOID).isPresent()) return Decision.NOTHING;
            return held(
                            workshop,
                            by,
                            this,
                            Stage.READY,
                            Stage.OPEN,
                            Stage.SUSPENDED,
                            Stage.CLOSING,
                            Stage.CLOSED,
                            Stage.SHOWN)
                    .orElseGet(() -> accept(new PollEvent.Voided(poll, reason)));
        }
    }

    /** Which of the words that people wrote everybody may see. */
    record Release(
            PollId poll, org.khural.domain.SeatId seat, int entry, boolean shown, long tenure)
            implements PollCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return held(
                            workshop,
                            by,
                            this,
                            Stage.OPEN,
                            Stage.SUSPENDED,
                            Stage.CLOSING,
                            Stage.CLOSED,
                            Stage.SHOWN)
                    .orElseGet(
                            () -> {
                                var known = workshop.polls().poll(poll).orElseThrow();
                                var words = Optional.ofNullable(known.words().get(seat));
                                if (words.filter(w -> entry >= 0 && entry < w.count()).isEmpty()) {
                                    return reject(PollRejection.UNKNOWN_SEAT);
                                }
                                return words.get().released().contains(entry) == shown
                                        ? Decision.NOTHING
                                        : accept(new PollEvent.Released(poll, seat, entry, shown));
                            });
        }
    }

    /** "If I hear no objection": silence for so many seconds adopts. */
    record CallForObjections(
            PollId poll, LocalizedText text, Optional<ItemId> item, int seconds, long tenure)
            implements PollCommand {
        static final int LONGEST = 600;

        public CallForObjections {
            if (seconds < 5 || seconds > LONGEST) {
                throw new IllegalArgumentException("5 to 600 seconds");
            }
        }

        @Override
        public Power power() {
            return Power.RUN_SESSION;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = workshop.chair().refuse(by, tenure);
            if (refusal.isPresent()) return refusal.get();
            var polls = workshop.polls();
            if (polls.poll(poll).isPresent()) return reject(PollRejection.ID_TAKEN);
            if (polls.polls().size() >= Polls.MOST) {
                return reject(PollRejection.TOO_MANY_POLLS, "limit", Polls.MOST);
            }
            if (item.filter(i -> workshop.agenda().item(i).isEmpty()).isPresent()) {
                return reject(PollRejection.UNKNOWN_ITEM);
            }
            if (workshop.agenda().currentSession().filter(Session::isLive).isEmpty()) {
                return reject(PollRejection.SESSION_NOT_RUNNING);
            }
            var other = polls.running().filter(p -> p.rules().isFormal()).findFirst();
            return other.isPresent()
                    ? reject(PollRejection.ANOTHER_IS_OPEN, "poll", other.get().id().value())
                    : accept(new PollEvent.ObjectionsCalled(poll, text, item, seconds));
        }
    }

    /** Refuses whoever may not hold this poll now, or who believes it in another stage. */
    private static Optional<Decision> held(
            Workshop workshop, By by, PollCommand command, Stage... stages) {
        var known = workshop.polls().poll(command.poll());
        if (known.isEmpty()) return Optional.of(reject(PollRejection.UNKNOWN_POLL));
        boolean isLead =
                !known.get().rules().isFormal()
                        && known.get()
                                .form()
                                .item()
                                .filter(i -> workshop.chair().isLedBy(by, i))
                                .isPresent();
        if (!isLead) {
            var refusal = workshop.chair().refuse(by, command.tenure());
            if (refusal.isPresent()) return refusal;
        }
        for (var stage : stages) if (known.get().stage() == stage) return Optional.empty();
        return Optional.of(wrong(known.get()));
    }

    private static Optional<Decision> formal(
            Workshop workshop, By by, PollCommand command, Stage... stages) {
        return held(workshop, by, command, stages)
                .or(
                        () ->
                                workshop.polls()
                                                .poll(command.poll())
                                                .orElseThrow()
                                                .rules()
                                                .isFormal()
                                        ? Optional.empty()
                                        : Optional.of(reject(PollRejection.NEEDS_TO_BE_FORMAL)));
    }

    private static Decision wrong(Poll poll) {
        return reject(PollRejection.WRONG_STAGE, "stage", poll.stage().name());
    }
}
