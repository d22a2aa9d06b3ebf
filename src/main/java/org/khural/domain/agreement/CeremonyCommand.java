package org.khural.domain.agreement;

import static org.khural.domain.Decision.accept;
import static org.khural.domain.Decision.reject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.AgreementId;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.Event;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.Text;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.Session;
import org.khural.domain.people.Person;
import org.khural.domain.people.Role;

/**
 * The rulebook of the ceremony (signing 3.2 and 3.3): who holds the chair opens it, calls, attests
 * and pauses; and cannot sign, edit or skip anything.
 */
public sealed interface CeremonyCommand extends Command {
    AgreementId agreement();

    @Override
    default Power power() {
        return Power.RUN_SESSION;
    }

    /** {@code anyway}: although not all have read and consented yet; they still have to. */
    record OpenCeremony(AgreementId agreement, boolean anyway, long tenure)
            implements CeremonyCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            var refusal = workshop.chair().refuse(by, tenure);
            if (refusal.isPresent()) return refusal.get();
            var known = workshop.agreements().agreement(agreement);
            if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
            var now = known.get();
            if (now.stage() == Stage.OPEN) return Decision.NOTHING;
            if (now.stage() != Stage.FROZEN) return PrepareCommand.notNow(now);
            var held = refuse(workshop, now, by);
            if (held.isPresent()) return held.get();
            if (workshop.agreements().running().isPresent()) {
                return reject(AgreementRejection.ANOTHER_IS_OPEN);
            }
            for (var signatory : now.signatories()) {
                var person = signatory.person();
                if (!anyway && now.signer(person).step() != Signer.Step.READY) {
                    return reject(AgreementRejection.NOT_READY, "person", person.value());
                }
            }
            var fact = now.fact(by, "opened", session(workshop));
            var opened = new AgreementEvent.CeremonyOpened(agreement, fact);
            List<Event> events = new ArrayList<>(List.of(opened));
            events.addAll(following(now, by, fact));
            return new Decision.Accepted(events);
        }
    }

    record CallSignatory(AgreementId agreement, PersonId person, long tenure)
            implements CeremonyCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return during(workshop, by, agreement, tenure, now -> call(workshop, now, by));
        }

        private Decision call(Workshop workshop, Agreement now, By by) {
            if (now.isTurnOf(person)) return Decision.NOTHING;
            if (now.signatory(person).isEmpty()) {
                return reject(AgreementRejection.NOT_A_SIGNATORY);
            }
            if (now.stage() != Stage.OPEN) return PrepareCommand.notNow(now);
            var held = refuse(workshop, now, by);
            if (held.isPresent()) return held.get();
            if (now.turn().isPresent()) return reject(AgreementRejection.TURN_RUNNING);
            var step = now.signer(person).step();
            if (step.isOver()) return reject(AgreementRejection.ALREADY_SIGNED);
            var next = now.next().map(Signatory::person).filter(first -> !first.equals(person));
            if (now.terms().order() == Terms.Order.SEQUENTIAL && next.isPresent()) {
                return reject(AgreementRejection.OUT_OF_ORDER, "person", next.get().value());
            }
            if (step != Signer.Step.READY) {
                return reject(AgreementRejection.NOT_READY, "person", person.value());
            }
            return accept(called(now, person, by));
        }
    }

    /** Takes the turn back; the signatory stays ready. */
    record Recall(AgreementId agreement, long fence, long tenure) implements CeremonyCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return during(
                    workshop,
                    by,
                    agreement,
                    tenure,
                    now ->
                            now.turn()
                                    .filter(turn -> turn.fence() == fence)
                                    .<Decision>map(turn -> accept(ended(now, turn, "recalled", by)))
                                    .orElse(Decision.NOTHING));
        }
    }

    /** The chair knows who this is, and has seen them. */
    record AttestIdentity(AgreementId agreement, PersonId person, long tenure)
            implements CeremonyCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return during(
                    workshop,
                    by,
                    agreement,
                    tenure,
                    now -> {
                        if (now.signatory(person).isEmpty()) {
                            return reject(AgreementRejection.NOT_A_SIGNATORY);
                        }
                        if (now.signer(person).attested()) return Decision.NOTHING;
                        var fact = now.fact(by, "attested", Map.of("signatory", person.value()));
                        return accept(new AgreementEvent.IdentityAttested(agreement, person, fact));
                    });
        }
    }

    /** A turn that runs is kept to its end; nobody is called until it is resumed. */
    record PauseCeremony(AgreementId agreement, long tenure) implements CeremonyCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return during(
                    workshop,
                    by,
                    agreement,
                    tenure,
                    now ->
                            now.stage() == Stage.PAUSED
                                    ? Decision.NOTHING
                                    : accept(paused(now, "chair", by)));
        }
    }

    record ResumeCeremony(AgreementId agreement, long tenure) implements CeremonyCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return during(
                    workshop,
                    by,
                    agreement,
                    tenure,
                    now -> {
                        if (now.stage() == Stage.OPEN) return Decision.NOTHING;
                        var held = refuse(workshop, now, by);
                        if (held.isPresent()) return held.get();
                        var fact = now.fact(by, "resumed", session(workshop));
                        List<Event> events = new ArrayList<>();
                        events.add(new AgreementEvent.Resumed(agreement, fact));
                        events.addAll(following(now, by, fact));
                        return new Decision.Accepted(events);
                    });
        }
    }

    /**
     * The last resort: this signatory signed on paper before the eyes of all. There will be no
     * complete file, and everything says so.
     */
    record RecordPaper(AgreementId agreement, PersonId person, long tenure)
            implements CeremonyCommand {
        @Override
        public Decision decide(Workshop workshop, By by) {
            return during(
                    workshop,
                    by,
                    agreement,
                    tenure,
                    now -> {
                        if (now.signatory(person).isEmpty()) {
                            return reject(AgreementRejection.NOT_A_SIGNATORY);
                        }
                        var step = now.signer(person).step();
                        if (step == Signer.Step.ON_PAPER) return Decision.NOTHING;
                        if (step.isOver()) return reject(AgreementRejection.ALREADY_SIGNED);
                        if (now.turn().isPresent() && !now.isTurnOf(person)) {
                            return reject(AgreementRejection.TURN_RUNNING);
                        }
                        var fact =
                                now.fact(by, "signedOnPaper", Map.of("signatory", person.value()));
                        return ending(
                                now,
                                person,
                                new AgreementEvent.SignedOnPaper(agreement, person, fact),
                                true,
                                by);
                    });
        }
    }

    /**
     * Before the ceremony the organiser alone; once it has begun the organiser and who holds the
     * chair, one after the other (or at once, who is both).
     */
    record Cancel(AgreementId agreement, String reason) implements CeremonyCommand {
        static final int LONGEST = 2_000;

        public Cancel {
            reason = Text.clean(reason);
        }

        @Override
        public Power power() {
            return Power.CANCEL_AGREEMENT;
        }

        @Override
        public Decision decide(Workshop workshop, By by) {
            var known = workshop.agreements().agreement(agreement);
            if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
            var now = known.get();
            if (now.stage() == Stage.CANCELLED) return Decision.NOTHING;
            if (now.stage().isOver()) return PrepareCommand.notNow(now);
            if (reason.isEmpty()) return reject(AgreementRejection.REASON_MISSING);
            if (reason.codePointCount(0, reason.length()) > LONGEST) {
                return reject(AgreementRejection.TEXT_TOO_LONG, "limit", LONGEST);
            }
            var person = by.person().orElseThrow();
            var first = now.ending().map(Agreement.Ending::by);
            boolean isAgreed =
                    now.stage().isRunning()
                            ? holds(workshop, person, first) && prepares(workshop, person, first)
                            : prepares(workshop, person, Optional.empty());
            var data = Map.of("reason", reason);
            if (isAgreed) {
                var fact = now.fact(by, "cancelled", data);
                return accept(new AgreementEvent.Cancelled(agreement, person, reason, fact));
            }
            if (!now.stage().isRunning()) return PrepareCommand.notNow(now);
            if (!isOrganiser(workshop, person)) {
                var chair = workshop.chair();
                var refusal = chair.refuse(by, chair.tenure());
                if (refusal.isPresent()) return refusal.get();
            }
            if (first.equals(Optional.of(person))) return Decision.NOTHING;
            var fact = now.fact(by, "cancelProposed", data);
            return accept(new AgreementEvent.CancelProposed(agreement, person, reason, fact));
        }

        private static boolean holds(Workshop workshop, PersonId one, Optional<PersonId> other) {
            return workshop.holdsChair(one) || other.filter(workshop::holdsChair).isPresent();
        }

        private static boolean prepares(Workshop workshop, PersonId one, Optional<PersonId> other) {
            return isOrganiser(workshop, one)
                    || other.filter(p -> isOrganiser(workshop, p)).isPresent();
        }

        private static boolean isOrganiser(Workshop workshop, PersonId person) {
            return workshop.people()
                    .person(person)
                    .map(Person::roles)
                    .filter(roles -> roles.contains(Role.ORGANISER))
                    .isPresent();
        }
    }

    /** What is decided of an agreement whose ceremony goes on. */
    interface Rule {
        Decision of(Agreement now);
    }

    private static Decision during(
            Workshop workshop, By by, AgreementId id, long tenure, Rule rule) {
        var refusal = workshop.chair().refuse(by, tenure);
        if (refusal.isPresent()) return refusal.get();
        var known = workshop.agreements().agreement(id);
        if (known.isEmpty()) return reject(AgreementRejection.UNKNOWN_AGREEMENT);
        if (!known.get().stage().isRunning()) return PrepareCommand.notNow(known.get());
        if (known.get().facts().size() >= Agreement.MOST_FACTS) {
            return reject(AgreementRejection.TOO_MANY, "limit", Agreement.MOST_FACTS);
        }
        return rule.of(known.get());
    }

    /** What has to hold for anybody to be called. */
    private static Optional<Decision> refuse(Workshop workshop, Agreement now, By by) {
        if (!by.at().isBefore(now.terms().expires())) {
            return Optional.of(reject(AgreementRejection.EXPIRED));
        }
        if (!isHeld(workshop)) return Optional.of(reject(AgreementRejection.SESSION_NOT_LIVE));
        return workshop.rehearsal().isPresent() && !now.terms().test()
                ? Optional.of(reject(AgreementRejection.REHEARSAL))
                : Optional.empty();
    }

    /** A session is live: without one nobody can be called (signing 3.5). */
    static boolean isHeld(Workshop workshop) {
        return workshop.agenda().currentSession().filter(Session::isLive).isPresent();
    }

    static AgreementEvent paused(Agreement now, String why, By by) {
        return new AgreementEvent.Paused(now.id(), now.fact(by, "paused", Map.of("why", why)));
    }

    static AgreementEvent ended(Agreement now, Turn turn, String why, By by) {
        var data = Map.of("signatory", turn.person().value(), "why", why);
        return new AgreementEvent.TurnEnded(
                now.id(), turn.person(), now.fact(by, "turnEnded", data));
    }

    private static AgreementEvent called(Agreement now, PersonId person, By by, Fact... before) {
        var until = by.at().plus(now.turnTime());
        var data = Map.of("signatory", person.value(), "until", until.toString());
        var fact = now.fact(by, "called", data, before);
        return new AgreementEvent.SignatoryCalled(now.id(), person, now.fence() + 1, until, fact);
    }

    /** Where they sign in the order of the list, the next one's turn begins by itself. */
    static List<Event> following(Agreement now, By by, Fact... before) {
        if (now.terms().order() != Terms.Order.SEQUENTIAL || now.turn().isPresent()) {
            return List.of();
        }
        return now.next()
                .filter(next -> now.signer(next.person()).step() == Signer.Step.READY)
                .<List<Event>>map(next -> List.of(called(now, next.person(), by, before)))
                .orElse(List.of());
    }

    /** Somebody has signed: whether that was the last, or whose turn is next. */
    static Decision ending(
            Agreement now, PersonId person, AgreementEvent signed, boolean onPaper, By by) {
        List<Event> events = new ArrayList<>(List.of(signed));
        var after = signed.change(now, by).with(signed.fact());
        boolean isLast =
                after.signatories().stream().noneMatch(s -> after.isWaitingFor(s.person()));
        if (isLast) {
            boolean paper =
                    onPaper
                            || after.signatories().stream()
                                    .anyMatch(
                                            s ->
                                                    after.signer(s.person()).step()
                                                            == Signer.Step.ON_PAPER);
            var data = Map.of("sha256", after.head().orElse(""));
            var fact = after.fact(by, paper ? "concludedOnPaper" : "completed", data);
            events.add(new AgreementEvent.Completed(now.id(), paper, fact));
        } else if (after.stage() == Stage.OPEN) {
            events.addAll(following(after, by));
        }
        return new Decision.Accepted(events);
    }

    private static Map<String, String> session(Workshop workshop) {
        return workshop.agenda()
                .current()
                .map(session -> Map.of("session", session.value()))
                .orElse(Map.of());
    }
}
