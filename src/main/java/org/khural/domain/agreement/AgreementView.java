package org.khural.domain.agreement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khural.domain.AgreementId;
import org.khural.domain.Audience;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;

/**
 * The agreements as an audience sees them: all of them for who prepares and who chairs, else those
 * that are frozen. Fingerprints are for everybody; whether the files are, the terms say.
 */
public record AgreementView(List<Row> agreements) {
    /**
     * @param document what the organiser brought, for who prepares
     * @param findings why it could not be frozen, for who prepares
     * @param chain the hash of the last link of the evidence
     */
    public record Row(
            AgreementId id,
            Terms terms,
            Stage stage,
            List<Party> parties,
            List<Signing> signatories,
            Optional<Agreement.Document> document,
            List<Agreement.Finding> findings,
            int pages,
            Optional<String> frozen,
            Optional<String> head,
            Optional<Called> turn,
            Optional<Agreement.Receipts> receipts,
            Optional<Ended> ending,
            Optional<Agreement.Sealed> sealed,
            Optional<String> chain) {}

    public record Signing(
            Signatory who,
            String field,
            Signer.Step step,
            boolean attested,
            Optional<Signer.Signed> signed,
            Optional<String> certificate) {}

    /** {@code signing}: the signatory pressed "Sign". */
    public record Called(PersonId person, long fence, Instant until, boolean signing) {}

    /**
     * {@code reason}: for who prepares and who chairs; else empty, for it is said to the parties.
     */
    public record Ended(String reason, PersonId by, Instant at) {}

    public static AgreementView of(Workshop workshop, Audience audience) {
        return new AgreementView(
                workshop.agreements().stream()
                        .filter(a -> prepares(audience) || isPublic(a))
                        .map(a -> row(a, audience))
                        .toList());
    }

    private static boolean prepares(Audience audience) {
        return audience == Audience.ORGANISER || audience == Audience.CHAIR;
    }

    private static boolean isPublic(Agreement agreement) {
        return agreement.frozen().isPresent() && agreement.stage() != Stage.SUPERSEDED;
    }

    private static Row row(Agreement now, Audience audience) {
        boolean prepares = prepares(audience);
        boolean hides = now.isQuiet() && !prepares;
        return new Row(
                now.id(),
                now.terms(),
                hides ? Stage.PAUSED : now.stage(),
                now.parties(),
                now.signatories().stream().map(s -> signing(now, s, hides)).toList(),
                now.document().filter(d -> prepares),
                prepares ? now.findings() : List.of(),
                now.document().map(Agreement.Document::pages).orElse(0),
                now.frozen(),
                now.head(),
                now.turn()
                        .map(
                                t ->
                                        new Called(
                                                t.person(),
                                                t.fence(),
                                                t.until(),
                                                t.begun().isPresent())),
                now.receipts(),
                now.ending()
                        .filter(e -> !hides && (prepares || now.stage().isOver()))
                        .map(e -> new Ended(prepares ? e.reason() : "", e.by(), e.at())),
                now.sealed(),
                now.last().map(Fact::hash));
    }

    private static Signing signing(Agreement now, Signatory signatory, boolean hides) {
        var signer = now.signer(signatory.person());
        boolean declined = signer.step() == Signer.Step.DECLINED;
        return new Signing(
                signatory,
                now.field(signatory.person()),
                hides && declined ? Signer.Step.READY : signer.step(),
                signer.attested(),
                signer.signed(),
                signer.key().map(Signer.Key::sha256));
    }
}
