package org.khural.domain.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.Actor;
import org.khural.domain.AgreementId;
import org.khural.domain.By;
import org.khural.domain.PersonId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * One agreement: what is to be signed, by whom, how far it is, and the evidence of all that was
 * done (signing 3).
 *
 * @param frozen SHA-256 of the document with all its empty fields
 * @param head SHA-256 of the document as it is now; {@code frozen} while nobody has signed
 * @param fence the number of the last turn
 * @param revoked keys that were replaced: when, by the certificate's serial number
 * @param receipts how many screens confirmed the last signature
 * @param ends who wants to cancel it once its ceremony has begun
 * @param quiet it was declined, and only the chair knows yet
 */
public record Agreement(
        AgreementId id,
        Terms terms,
        Stage stage,
        Optional<Document> document,
        PVector<Party> parties,
        PVector<Signatory> signatories,
        List<Finding> findings,
        Optional<String> frozen,
        Optional<String> head,
        long fence,
        Optional<Turn> turn,
        PMap<PersonId, Signer> signers,
        PMap<String, Instant> revoked,
        Optional<Receipts> receipts,
        Optional<Ending> ending,
        Optional<Sealed> sealed,
        PVector<Fact> facts) {
    public static final int MOST_PARTIES = 10;
    public static final int MOST_SIGNATORIES = 10;

    /** So that calling and recalling ends some day. */
    static final int MOST_FACTS = 2_000;

    /** What the organiser brought: a PDF, by its fingerprint. */
    public record Document(String sha256, int bytes, int pages) {
        public Document {
            Fingerprint.check(sha256);
            if (bytes < 1 || pages < 1) throw new IllegalArgumentException("a document has pages");
        }
    }

    /** Why the server could not freeze it. {@code code}: of the check; {@code about} as it says. */
    public record Finding(String code, Optional<Integer> page, String about) {}

    /** {@code of}: the screens that were connected. */
    public record Receipts(String revision, int confirmed, int of) {}

    /**
     * Why it ended without being concluded, or is about to.
     *
     * @param by who said it
     * @param until when the audience hears of it; empty: it has
     */
    public record Ending(String reason, PersonId by, Instant at, Optional<Instant> until) {}

    /** Files that stay: the document that lasts, the certificate of completion, everything. */
    public record Sealed(String document, String completion, String bundle, Instant at) {
        public Sealed {
            Fingerprint.check(document);
            Fingerprint.check(completion);
            Fingerprint.check(bundle);
        }
    }

    static Agreement drafted(AgreementId id, Terms terms) {
        return new Agreement(
                id,
                terms,
                Stage.DRAFT,
                Optional.empty(),
                TreePVector.empty(),
                TreePVector.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TreePVector.empty());
    }

    public Optional<Signatory> signatory(PersonId person) {
        return signatories.stream().filter(s -> s.person().equals(person)).findFirst();
    }

    /** One that a signatory signs for. */
    public Party party(String id) {
        return parties.stream().filter(party -> party.id().equals(id)).findFirst().orElseThrow();
    }

    public Signer signer(PersonId person) {
        return signers.getOrDefault(person, Signer.NEW);
    }

    /** The name of the form's field in which a signatory signs. */
    public String field(PersonId person) {
        for (int i = 0; i < signatories.size(); i++) {
            if (signatories.get(i).person().equals(person)) return "signature-" + (i + 1);
        }
        throw new IllegalArgumentException("no signatory " + person);
    }

    /** Those whose signatures are in the document, in the order in which they signed. */
    public List<PersonId> signed() {
        return signatories.stream()
                .map(Signatory::person)
                .filter(person -> signer(person).signed().isPresent())
                .sorted((a, b) -> signedAt(a).compareTo(signedAt(b)))
                .toList();
    }

    private Instant signedAt(PersonId person) {
        return signer(person).signed().map(Signer.Signed::at).orElse(Instant.MAX);
    }

    boolean isWaitingFor(PersonId person) {
        return !signer(person).step().isOver();
    }

    /** Who would be next where they sign in the order of the list. */
    Optional<Signatory> next() {
        return signatories.stream().filter(s -> isWaitingFor(s.person())).findFirst();
    }

    public boolean wantsFreezing() {
        return stage == Stage.FREEZING;
    }

    public boolean wantsSealing() {
        return stage == Stage.COMPLETED;
    }

    /** Over for all, and so said to all. */
    public boolean isEnded() {
        return stage.isOver()
                && stage != Stage.COMPLETED
                && stage != Stage.SUPERSEDED
                && frozen.isPresent()
                && !isQuiet();
    }

    /** The evidence as it was when all was over, before anybody was written to. */
    public Optional<Fact> conclusion() {
        for (int i = facts.size() - 1; i >= 0; i--) {
            if (!facts.get(i).type().equals(Fact.NOTIFIED)) return Optional.of(facts.get(i));
        }
        return Optional.empty();
    }

    /** Has been declined, and the audience is told a little later than the chair (signing 5.5b). */
    public boolean isQuiet() {
        return ending.flatMap(Ending::until).isPresent();
    }

    /** The next link of the evidence, after {@code more} that the same step adds. */
    Fact fact(By by, String type, Map<String, String> data, Fact... more) {
        var last = more.length > 0 ? Optional.of(more[more.length - 1]) : last();
        var actor = by.who() instanceof Actor.Human(var person) ? person.value() : "system";
        return Fact.of(
                last.map(Fact::seq).orElse(0L) + 1,
                last.map(Fact::hash).orElse(Fact.FIRST),
                by.at().truncatedTo(ChronoUnit.MILLIS),
                type,
                actor,
                data);
    }

    public Optional<Fact> last() {
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts.get(facts.size() - 1));
    }

    boolean isTurnOf(PersonId person) {
        return turn.filter(t -> t.person().equals(person)).isPresent();
    }

    Optional<Instant> endOfTurn() {
        return turn.map(t -> t.until().plus(Turn.GRACE));
    }

    Duration turnTime() {
        return Duration.ofSeconds(terms.turnSeconds());
    }

    // What may change, each by itself.

    Agreement with(Terms terms) {
        return copy(terms, stage, document, parties, signatories, findings);
    }

    Agreement with(Document document) {
        return copy(terms, stage, Optional.of(document), parties, signatories, List.of());
    }

    Agreement with(List<Party> parties, List<Signatory> signatories) {
        var signers = TreePVector.from(signatories);
        return copy(terms, stage, document, TreePVector.from(parties), signers, findings);
    }

    Agreement to(Stage next) {
        return copy(terms, next, document, parties, signatories, findings);
    }

    Agreement notFrozen(List<Finding> why) {
        return copy(terms, Stage.DRAFT, document, parties, signatories, why);
    }

    private Agreement copy(
            Terms terms,
            Stage stage,
            Optional<Document> document,
            PVector<Party> parties,
            PVector<Signatory> signatories,
            List<Finding> findings) {
        return new Agreement(
                id,
                terms,
                stage,
                document,
                parties,
                signatories,
                findings,
                frozen,
                head,
                fence,
                turn,
                signers,
                revoked,
                receipts,
                ending,
                sealed,
                facts);
    }

    Agreement frozen(String sha256, Document document) {
        var next = with(document).to(Stage.FROZEN);
        return next.revised(Optional.of(sha256), Optional.of(sha256), Optional.empty());
    }

    /** The document is another one now; nobody has confirmed that yet. */
    Agreement headed(String revision) {
        return revised(frozen, Optional.of(revision), Optional.empty());
    }

    Agreement with(Receipts receipts) {
        return revised(frozen, head, Optional.of(receipts));
    }

    private Agreement revised(
            Optional<String> frozen, Optional<String> head, Optional<Receipts> receipts) {
        return new Agreement(
                id,
                terms,
                stage,
                document,
                parties,
                signatories,
                findings,
                frozen,
                head,
                fence,
                turn,
                signers,
                revoked,
                receipts,
                ending,
                sealed,
                facts);
    }

    /** Begins, changes or ends the turn; a turn that begins has the number after the last. */
    Agreement with(Optional<Turn> turn) {
        return moved(turn.map(Turn::fence).orElse(fence), turn, signers, revoked);
    }

    Agreement with(PersonId person, Signer signer) {
        return moved(fence, turn, signers.plus(person, signer), revoked);
    }

    Agreement revoking(Signer.Key key, Instant at) {
        return moved(fence, turn, signers, revoked.plus(key.serial(), at));
    }

    private Agreement moved(
            long fence,
            Optional<Turn> turn,
            PMap<PersonId, Signer> signers,
            PMap<String, Instant> revoked) {
        return new Agreement(
                id,
                terms,
                stage,
                document,
                parties,
                signatories,
                findings,
                frozen,
                head,
                fence,
                turn,
                signers,
                revoked,
                receipts,
                ending,
                sealed,
                facts);
    }

    Agreement with(Ending ending) {
        return ended(Optional.of(ending), sealed, facts);
    }

    Agreement with(Sealed sealed) {
        return ended(ending, Optional.of(sealed), facts).to(Stage.SEALED);
    }

    Agreement with(Fact fact) {
        return ended(ending, sealed, facts.plus(fact));
    }

    private Agreement ended(Optional<Ending> ending, Optional<Sealed> sealed, PVector<Fact> facts) {
        return new Agreement(
                id,
                terms,
                stage,
                document,
                parties,
                signatories,
                findings,
                frozen,
                head,
                fence,
                turn,
                signers,
                revoked,
                receipts,
                ending,
                sealed,
                facts);
    }
}
