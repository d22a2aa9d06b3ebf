package org.khural.support;

import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.session;
import static org.khural.support.Scenario.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.khural.domain.AgreementId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.CeremonyCommand;
import org.khural.domain.agreement.Party;
import org.khural.domain.agreement.PrepareCommand;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.SignCommand;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Signer;
import org.khural.domain.agreement.Terms;
import org.khural.domain.agreement.Turn;

/** An agreement of two institutions, and how far its signing is. */
public final class Signing {
    public static final AgreementId PACT = new AgreementId("pact");
    public static final AgreementId SECOND = new AgreementId("second");

    /** What the organiser brought, and what was built of it. */
    public static final String SOURCE = "5".repeat(64);

    public static final String R0 = "0".repeat(63) + "a";
    public static final String TEXT = "7".repeat(64);

    private Signing() {}

    public static Terms terms() {
        return terms(Terms.Order.CALLED, false, false);
    }

    public static Terms terms(Terms.Order order, boolean sight, boolean test) {
        return new Terms(
                LocalizedText.of("en", "Agreement", "mn", "Гэрээ"),
                List.of("en", "mn"),
                "en",
                order,
                120,
                sight,
                Terms.Shown.DOCUMENT,
                Scenario.START.plus(Duration.ofDays(2)),
                test);
    }

    public static PrepareCommand draft() {
        return new PrepareCommand.Draft(PACT, terms());
    }

    public static Agreement.Document document() {
        return new Agreement.Document(SOURCE, 90_000, 4);
    }

    public static PrepareCommand attach(AgreementId id) {
        return new PrepareCommand.AttachDocument(id, document());
    }

    public static List<Party> parties() {
        return List.of(
                new Party("university", text("University"), Optional.of("MN")),
                new Party("institute", text("Institute"), Optional.of("CN")));
    }

    public static Signatory signatory(PersonId person, String party, int x) {
        var place = new Signatory.Place(4, x, 600, 200, 80);
        return new Signatory(
                person,
                party,
                text("Head"),
                text("Head of the institution"),
                Signatory.KeyMode.CLIENT,
                Optional.of(place));
    }

    public static List<Signatory> signatories() {
        return List.of(signatory(RECTOR, "university", 60), signatory(EXPERT, "institute", 320));
    }

    public static PrepareCommand arrange(AgreementId id) {
        return new PrepareCommand.ArrangeSignatories(id, parties(), signatories());
    }

    /** With its document, parties and fields. */
    public static Scenario drafted(Terms terms) {
        return session()
                .and(ORGANISER, new PrepareCommand.Draft(PACT, terms))
                .and(ORGANISER, attach(PACT))
                .and(ORGANISER, arrange(PACT));
    }

    public static Scenario frozen(Terms terms) {
        return frozen(drafted(terms), PACT);
    }

    public static Scenario frozen(Scenario drafted, AgreementId id) {
        return drafted.and(ORGANISER, new PrepareCommand.Freeze(id))
                .and(new ServerCommand.SettleFreeze(id, document(), R0));
    }

    public static ServerCommand enrol(PersonId person) {
        return enrol(person, 1);
    }

    /** {@code n}: which of this person's keys. */
    public static ServerCommand enrol(PersonId person, int n) {
        var key =
                new Signer.Key(
                        "MIIB", certificate(person, n), "%x".formatted(person.hashCode() + n));
        return new ServerCommand.EnrolKey(PACT, person, key, "link");
    }

    public static String certificate(PersonId person, int n) {
        return "%062x%02x".formatted(Math.abs(person.hashCode()), n);
    }

    public static SignCommand read() {
        return new SignCommand.ConfirmRead(PACT, R0, 4, 60, "en", false);
    }

    public static SignCommand consent() {
        return new SignCommand.Consent(PACT, R0, TEXT, "en");
    }

    public static Scenario ready(Scenario before, PersonId... people) {
        var next = before;
        for (var person : people) {
            next = next.and(enrol(person)).and(person, read()).and(person, consent());
        }
        return next;
    }

    public static CeremonyCommand open() {
        return new CeremonyCommand.OpenCeremony(PACT, false, TENURE);
    }

    /** Both are ready, and the chair has opened the ceremony. */
    public static Scenario opened() {
        return opened(terms());
    }

    public static Scenario opened(Terms terms) {
        return ready(frozen(terms), RECTOR, EXPERT).and(CHAIR, open());
    }

    public static CeremonyCommand call(PersonId person) {
        return new CeremonyCommand.CallSignatory(PACT, person, TENURE);
    }

    public static Scenario called(PersonId person) {
        return opened().and(CHAIR, call(person));
    }

    public static ServerCommand begin(Scenario now, PersonId person) {
        var agreement = now.workshop().agreements().agreement(PACT).orElseThrow();
        return begin(person, agreement.fence(), agreement.head().orElseThrow(), now.now());
    }

    public static ServerCommand begin(PersonId person, long fence, String base, Instant at) {
        var begun =
                new Turn.Begun(base, at, "nonce", "d".repeat(64), "e".repeat(64), Optional.empty());
        return new ServerCommand.BeginSigning(PACT, person, fence, certificate(person, 1), begun);
    }

    public static ServerCommand embed(Scenario now, PersonId person, String revision) {
        var agreement = now.workshop().agreements().agreement(PACT).orElseThrow();
        return embed(
                person, agreement.fence(), now.now(), agreement.head().orElseThrow(), revision);
    }

    public static ServerCommand embed(
            PersonId person, long fence, Instant arrived, String base, String revision) {
        return new ServerCommand.EmbedSignature(
                PACT,
                person,
                fence,
                arrived,
                base,
                revision,
                certificate(person, 1),
                arrived,
                Signatory.KeyMode.CLIENT);
    }

    /** The document after {@code n} signatures. */
    public static String revision(int n) {
        return "%064x".formatted(n);
    }

    /** Called and signed. */
    public static Scenario signed(Scenario opened, PersonId person, String revision) {
        var called = opened.and(CHAIR, call(person)).after(1);
        var begun = called.and(begin(called, person)).after(1);
        return begun.and(embed(begun, person, revision));
    }
}
