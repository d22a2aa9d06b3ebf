package org.khural.support;

import static org.khural.support.Scenario.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.khural.domain.Actor;
import org.khural.domain.AgreementId;
import org.khural.domain.Command;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.CeremonyCommand;
import org.khural.domain.agreement.PrepareCommand;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.SignCommand;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Signer;
import org.khural.domain.agreement.Terms;
import org.khural.domain.agreement.Turn;

/** What people might ask for next of agreements; a part of {@link Whims}. */
final class SigningWhims {
    private final Random dice;
    private final Workshop workshop;
    private final Instant now;
    private final List<PersonId> people;

    SigningWhims(Random dice, Workshop workshop, Instant now, List<PersonId> people) {
        this.dice = dice;
        this.workshop = workshop;
        this.now = now;
        this.people = people;
    }

    /** The signatory whom it is about, most of the time. */
    Actor signatory(SignCommand command) {
        var known = workshop.agreements().agreement(command.agreement());
        var turn = known.flatMap(Agreement::turn).map(Turn::person);
        if (command instanceof SignCommand.Abort && turn.isPresent()) return Actor.of(turn.get());
        var all =
                known.map(Agreement::signatories)
                        .map(s -> s.stream().map(Signatory::person).toList());
        return Actor.of(all.filter(a -> !a.isEmpty()).map(this::pick).orElseGet(this::person));
    }

    Command anything() {
        var known = workshop.agreements().stream().filter(a -> !a.stage().isOver()).toList();
        var complete = workshop.agreements().stream().filter(Agreement::wantsSealing).findFirst();
        if (complete.isPresent() && chance(80)) {
            return new ServerCommand.Seal(complete.get().id(), sealed());
        }
        var ended = workshop.agreements().stream().filter(Agreement::isEnded).findFirst();
        if (ended.isPresent() && chance(10)) {
            var who = signatoryOf(ended.get());
            return new ServerCommand.SettleNotice(ended.get().id(), who, chance(80));
        }
        var running = workshop.agreements().running();
        if (running.isPresent() && chance(60)) return sensible(running.get());
        if (known.isEmpty() || chance(3)) return new PrepareCommand.Draft(id(), terms());
        var agreement = pick(known);
        return chance(10) ? any(agreement) : sensible(agreement);
    }

    private Command sensible(Agreement now) {
        return switch (now.stage()) {
            case DRAFT -> preparing(now);
            case FREEZING ->
                    chance(90)
                            ? new ServerCommand.SettleFreeze(now.id(), Signing.document(), hash())
                            : new ServerCommand.RefuseFreeze(now.id(), List.of());
            case FROZEN -> chance(85) ? reading(now) : frozen(now);
            case OPEN, PAUSED -> chance(70) ? ceremony(now) : chance(60) ? reading(now) : held(now);
            default -> any(now);
        };
    }

    private Command any(Agreement now) {
        return pick(List.<Supplier<Command>>of(
                        () -> preparing(now),
                        () -> frozen(now),
                        () -> reading(now),
                        () -> ceremony(now),
                        () -> held(now)))
                .get();
    }

    private Command preparing(Agreement now) {
        var id = now.id();
        var steps = new ArrayList<Supplier<Command>>();
        steps.add(() -> new PrepareCommand.Describe(id, terms()));
        steps.add(() -> new PrepareCommand.AttachDocument(id, document()));
        steps.add(() -> arranged(id));
        steps.add(() -> new PrepareCommand.PlaceField(id, signatoryOf(now), place()));
        steps.add(() -> new PrepareCommand.Freeze(id));
        steps.add(() -> new PrepareCommand.Freeze(id));
        steps.add(() -> new PrepareCommand.Freeze(id));
        return pick(steps).get();
    }

    private Command arranged(AgreementId id) {
        var first = person();
        var second = person();
        var all = new ArrayList<Signatory>();
        all.add(Signing.signatory(first, "university", 60));
        if (!second.equals(first)) all.add(Signing.signatory(second, "institute", 320));
        return new PrepareCommand.ArrangeSignatories(id, Signing.parties(), all);
    }

    private Command frozen(Agreement now) {
        var id = now.id();
        return chance(70)
                ? new CeremonyCommand.OpenCeremony(id, chance(80), tenure())
                : chance(80)
                        ? new PrepareCommand.Replace(id, id())
                        : new CeremonyCommand.Cancel(id, "Another day");
    }

    private Command reading(Agreement now) {
        var id = now.id();
        var frozen = now.frozen().orElse(hash());
        var key = Signing.enrol(signatoryOf(now), dice.nextInt(4));
        var enrol =
                key instanceof ServerCommand.EnrolKey(var pact, var who, var which, var how)
                        ? new ServerCommand.EnrolKey(id, who, which, how)
                        : key;
        return switch (dice.nextInt(60)) {
            case 0 -> new SignCommand.Decline(id, "Not like this");
            case 31, 32, 33, 34 -> new ServerCommand.Identify(id, signatoryOf(now), "link");
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 -> enrol;
            case 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30 ->
                    new SignCommand.ConfirmRead(id, frozen, 4, 60, "mn", chance(10));
            default -> new SignCommand.Consent(id, frozen, Signing.TEXT, "mn");
        };
    }

    private Command ceremony(Agreement agreement) {
        var id = agreement.id();
        if (agreement.turn().isEmpty()) {
            return chance(85)
                    ? new CeremonyCommand.CallSignatory(id, signatoryOf(agreement), tenure())
                    : new CeremonyCommand.ResumeCeremony(id, tenure());
        }
        var turn = agreement.turn().get();
        var head = agreement.head().orElse(hash());
        var key = agreement.signer(turn.person()).key().map(Signer.Key::sha256).orElse(hash());
        var certificate = chance(95) ? key : hash();
        return switch (dice.nextInt(12)) {
            case 0 -> new CeremonyCommand.Recall(id, turn.fence(), tenure());
            case 1 -> new SignCommand.Abort(id, turn.fence());
            case 2 -> new ServerCommand.EndTurn(id, turn.fence());
            case 3, 4 -> new CeremonyCommand.AttestIdentity(id, turn.person(), tenure());
            case 5, 6, 7 ->
                    new ServerCommand.BeginSigning(
                            id,
                            turn.person(),
                            turn.fence(),
                            certificate,
                            new Turn.Begun(head, now, "n", hash(), hash(), Optional.empty()));
            default ->
                    new ServerCommand.EmbedSignature(
                            id,
                            turn.person(),
                            chance(95) ? turn.fence() : 1,
                            now,
                            head,
                            hash(),
                            certificate,
                            now,
                            pick(List.of(Signatory.KeyMode.values())));
        };
    }

    private Command held(Agreement agreement) {
        var id = agreement.id();
        return switch (dice.nextInt(8)) {
            case 0 -> new CeremonyCommand.PauseCeremony(id, tenure());
            case 1, 2 -> new CeremonyCommand.ResumeCeremony(id, tenure());
            case 3 -> new CeremonyCommand.RecordPaper(id, signatoryOf(agreement), tenure());
            case 4 -> new CeremonyCommand.Cancel(id, "It is late");
            case 5, 6 ->
                    new ServerCommand.CountReceipts(
                            id, agreement.head().orElse(hash()), dice.nextInt(9), 9);
            default -> new ServerCommand.PauseByItself(id);
        };
    }

    private PersonId signatoryOf(Agreement now) {
        return now.signatories().isEmpty() || chance(5)
                ? person()
                : pick(now.signatories()).person();
    }

    private Terms terms() {
        var minutes = chance(20) ? 6 : 10_000;
        return new Terms(
                text("Agreement " + dice.nextInt(3)),
                List.of("en"),
                "en",
                pick(List.of(Terms.Order.values())),
                60,
                chance(20),
                pick(List.of(Terms.Shown.values())),
                now.plus(Duration.ofMinutes(minutes)),
                chance(40));
    }

    private Agreement.Document document() {
        return new Agreement.Document(hash(), 1_000, chance(90) ? 4 : 2);
    }

    private Signatory.Place place() {
        return new Signatory.Place(chance(90) ? 4 : 3, dice.nextInt(300), 600, 100, 40);
    }

    private Agreement.Sealed sealed() {
        return new Agreement.Sealed(hash(), hash(), hash(), now);
    }

    private AgreementId id() {
        return new AgreementId("pact-" + dice.nextInt(24));
    }

    private String hash() {
        return "%064x".formatted(dice.nextLong() & Long.MAX_VALUE);
    }

    private long tenure() {
        return workshop.chair().tenure();
    }

    private PersonId person() {
        return pick(people);
    }

    private boolean chance(int percent) {
        return dice.nextInt(100) < percent;
    }

    private <T> T pick(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }
}
