package org.khural.support;

import static org.khural.support.Story.ANN;
import static org.khural.support.Story.CHAIR;
import static org.khural.support.Story.EVA;
import static org.khural.support.Story.ORGANISER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.khural.domain.AgreementId;
import org.khural.domain.Command;
import org.khural.domain.PersonId;
import org.khural.domain.agreement.CeremonyCommand;
import org.khural.domain.agreement.PrepareCommand;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.SignCommand;
import org.khural.domain.agreement.Signatory.KeyMode;
import org.khural.domain.agreement.Signer;
import org.khural.domain.agreement.Turn;

/** The agreement of a {@link Story}: Ann has signed, Eva is signing; and a draft waits. */
final class StoryOfSigning {
    private static final AgreementId PACT = Signing.PACT;
    private static final Instant AT = Instant.parse("2026-03-02T01:01:00Z");

    private final BiConsumer<PersonId, Command> by;
    private final Consumer<Command> server;

    StoryOfSigning(BiConsumer<PersonId, Command> by, Consumer<Command> server) {
        this.by = by;
        this.server = server;
    }

    void tell() {
        by.accept(ORGANISER, Signing.draft());
        by.accept(ORGANISER, Signing.attach(PACT));
        by.accept(
                ORGANISER,
                new PrepareCommand.ArrangeSignatories(
                        PACT,
                        Signing.parties(),
                        List.of(
                                Signing.signatory(ANN, "university", 60),
                                Signing.signatory(EVA, "institute", 320))));
        by.accept(ORGANISER, new PrepareCommand.Freeze(PACT));
        server.accept(new ServerCommand.SettleFreeze(PACT, Signing.document(), Signing.R0));
        for (var person : List.of(ANN, EVA)) {
            var key = new Signer.Key("MIIB", (person == ANN ? "a" : "e").repeat(64), "5" + person);
            server.accept(new ServerCommand.EnrolKey(PACT, person, key, "link"));
            by.accept(person, new SignCommand.ConfirmRead(PACT, Signing.R0, 4, 90, "mn", false));
            by.accept(person, new SignCommand.Consent(PACT, Signing.R0, Signing.TEXT, "mn"));
        }
        by.accept(CHAIR, new CeremonyCommand.OpenCeremony(PACT, false, 1));
        by.accept(CHAIR, new CeremonyCommand.CallSignatory(PACT, ANN, 1));
        by.accept(CHAIR, new CeremonyCommand.AttestIdentity(PACT, ANN, 1));
        server.accept(begin(ANN, 1, Signing.R0));
        server.accept(
                new ServerCommand.EmbedSignature(
                        PACT,
                        ANN,
                        1,
                        AT,
                        Signing.R0,
                        Signing.revision(1),
                        "a".repeat(64),
                        AT,
                        KeyMode.CLIENT));
        server.accept(new ServerCommand.CountReceipts(PACT, Signing.revision(1), 147, 150));
        by.accept(CHAIR, new CeremonyCommand.CallSignatory(PACT, EVA, 1));
        server.accept(begin(EVA, 2, Signing.revision(1)));
        by.accept(ORGANISER, new PrepareCommand.Draft(Signing.SECOND, Signing.terms()));
    }

    private static Command begin(PersonId person, long fence, String base) {
        var hash = "d".repeat(64);
        var begun = new Turn.Begun(base, AT, "nonce", hash, hash, Optional.empty());
        var certificate = (person == ANN ? "a" : "e").repeat(64);
        return new ServerCommand.BeginSigning(PACT, person, fence, certificate, begun);
    }
}
