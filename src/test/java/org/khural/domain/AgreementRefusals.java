package org.khural.domain;

import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.*;
import static org.khural.support.Signing.*;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.khural.domain.RefusalsTest.Row;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.AgreementRejection;
import org.khural.domain.agreement.Agreements;
import org.khural.domain.agreement.CeremonyCommand;
import org.khural.domain.agreement.Party;
import org.khural.domain.agreement.PrepareCommand;
import org.khural.domain.agreement.SignCommand;
import org.khural.domain.agreement.Signatory;
import org.khural.domain.agreement.Terms;
import org.khural.domain.session.SessionCommand;
import org.khural.support.Scenario;

/** Every refusal of agreements, and how one comes to hear it; rows of {@link RefusalsTest}. */
final class AgreementRefusals {
    private static final Terms SIGHT = terms(Terms.Order.CALLED, true, false);
    private static final CeremonyCommand ANYWAY =
            new CeremonyCommand.OpenCeremony(PACT, true, TENURE);

    private AgreementRefusals() {}

    static List<Row> all() {
        return Stream.of(preparing(), opening(), signing(), ending())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> preparing() {
        var drafted = drafted(terms());
        var bare = session().and(ORGANISER, draft());
        var soon =
                new Terms(
                        terms().title(),
                        List.of("en"),
                        "en",
                        Terms.Order.CALLED,
                        60,
                        false,
                        Terms.Shown.DOCUMENT,
                        START,
                        false);
        var farAway = new Signatory.Place(9, 60, 600, 200, 80);
        var over = new Signatory.Place(4, 100, 620, 200, 80);
        return List.of(
                row(
                        session(),
                        ORGANISER,
                        new PrepareCommand.Freeze(PACT),
                        AgreementRejection.UNKNOWN_AGREEMENT),
                row(
                        drafted,
                        ORGANISER,
                        new PrepareCommand.Draft(PACT, SIGHT),
                        AgreementRejection.ID_TAKEN),
                row(
                        many(),
                        ORGANISER,
                        draft(),
                        AgreementRejection.TOO_MANY,
                        "limit",
                        Agreements.MOST),
                row(
                        bare,
                        ORGANISER,
                        new PrepareCommand.ArrangeSignatories(
                                PACT, Collections.nCopies(11, parties().getFirst()), List.of()),
                        AgreementRejection.TOO_MANY,
                        "limit",
                        Agreement.MOST_PARTIES),
                row(
                        session(),
                        ORGANISER,
                        new PrepareCommand.Draft(PACT, soon),
                        AgreementRejection.EXPIRES_TOO_SOON),
                row(
                        frozen(terms()),
                        ORGANISER,
                        attach(PACT),
                        AgreementRejection.NOT_NOW,
                        "stage",
                        "FROZEN"),
                row(
                        bare,
                        ORGANISER,
                        arranged(signatory(STRANGER, "university", 60)),
                        AgreementRejection.UNKNOWN_PERSON),
                row(
                        bare,
                        ORGANISER,
                        arranged(signatory(RECTOR, "nowhere", 60)),
                        AgreementRejection.UNKNOWN_PARTY),
                row(
                        bare,
                        ORGANISER,
                        arranged(
                                signatory(RECTOR, "university", 60),
                                signatory(RECTOR, "university", 320)),
                        AgreementRejection.TWICE),
                row(
                        bare.and(ORGANISER, arrange(PACT)),
                        ORGANISER,
                        new PrepareCommand.Freeze(PACT),
                        AgreementRejection.NO_DOCUMENT),
                row(
                        bare.and(ORGANISER, attach(PACT)),
                        ORGANISER,
                        new PrepareCommand.Freeze(PACT),
                        AgreementRejection.NO_SIGNATORIES),
                row(
                        drafted.and(
                                ORGANISER, new PrepareCommand.PlaceField(PACT, RECTOR, farAway)),
                        ORGANISER,
                        new PrepareCommand.Freeze(PACT),
                        AgreementRejection.NO_FIELD,
                        "person",
                        RECTOR.value()),
                row(
                        drafted.and(ORGANISER, new PrepareCommand.PlaceField(PACT, EXPERT, over)),
                        ORGANISER,
                        new PrepareCommand.Freeze(PACT),
                        AgreementRejection.FIELDS_OVERLAP),
                row(
                        drafted,
                        ORGANISER,
                        new PrepareCommand.PlaceField(PACT, GUEST, over),
                        AgreementRejection.NOT_A_SIGNATORY));
    }

    private static PrepareCommand arranged(Signatory... signatories) {
        List<Party> parties = parties();
        return new PrepareCommand.ArrangeSignatories(PACT, parties, List.of(signatories));
    }

    private static List<Row> opening() {
        var ready = ready(frozen(terms()), RECTOR, EXPERT);
        var other =
                frozen(
                        opened().and(ORGANISER, new PrepareCommand.Draft(SECOND, terms()))
                                .and(ORGANISER, attach(SECOND))
                                .and(ORGANISER, arrange(SECOND)),
                        SECOND);
        var rehearsing =
                ready.and(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE))
                        .and(CHAIR, new SessionCommand.StartRehearsal(AFTERNOON, TENURE));
        return List.of(
                row(
                        ready(frozen(terms()), RECTOR),
                        CHAIR,
                        open(),
                        AgreementRejection.NOT_READY,
                        "person",
                        EXPERT.value()),
                row(
                        ready.and(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE)),
                        CHAIR,
                        open(),
                        AgreementRejection.SESSION_NOT_LIVE),
                row(rehearsing, CHAIR, open(), AgreementRejection.REHEARSAL),
                row(
                        other,
                        CHAIR,
                        new CeremonyCommand.OpenCeremony(SECOND, true, TENURE),
                        AgreementRejection.ANOTHER_IS_OPEN),
                row(
                        ready.after(Duration.ofDays(3).toSeconds()),
                        CHAIR,
                        ANYWAY,
                        AgreementRejection.EXPIRED));
    }

    private static List<Row> signing() {
        var called = called(RECTOR);
        var frozen = frozen(terms());
        var other = "9".repeat(64);
        return List.of(
                row(called, CHAIR, call(EXPERT), AgreementRejection.TURN_RUNNING),
                row(
                        opened(terms(Terms.Order.SEQUENTIAL, false, false))
                                .and(CHAIR, new CeremonyCommand.Recall(PACT, 1, TENURE)),
                        CHAIR,
                        call(EXPERT),
                        AgreementRejection.OUT_OF_ORDER,
                        "person",
                        RECTOR.value()),
                row(
                        called,
                        Actor.SYSTEM,
                        begin(EXPERT, 1, R0, called.now()),
                        AgreementRejection.NO_TURN),
                row(
                        called,
                        Actor.SYSTEM,
                        begin(RECTOR, 7, R0, called.now()),
                        AgreementRejection.STALE_TURN,
                        "fence",
                        1L),
                row(
                        called,
                        Actor.SYSTEM,
                        begin(RECTOR, 1, other, called.now()),
                        AgreementRejection.STALE_REVISION),
                row(
                        opened(SIGHT).and(CHAIR, call(RECTOR)),
                        Actor.SYSTEM,
                        begin(RECTOR, 1, R0, START),
                        AgreementRejection.NOT_ATTESTED),
                row(
                        frozen,
                        RECTOR,
                        new SignCommand.ConfirmRead(PACT, other, 4, 60, "en", false),
                        AgreementRejection.OTHER_DOCUMENT),
                row(frozen, RECTOR, read(), AgreementRejection.IDENTIFY_FIRST),
                row(frozen.and(enrol(RECTOR)), RECTOR, consent(), AgreementRejection.READ_FIRST),
                row(
                        signed(opened(), RECTOR, revision(1)),
                        RECTOR,
                        new SignCommand.Decline(PACT, "No"),
                        AgreementRejection.ALREADY_SIGNED));
    }

    private static List<Row> ending() {
        var tooLong = "a".repeat(2_001);
        return List.of(
                row(
                        opened(),
                        RECTOR,
                        new SignCommand.Decline(PACT, " "),
                        AgreementRejection.REASON_MISSING),
                row(
                        opened(),
                        CHAIR,
                        new CeremonyCommand.Cancel(PACT, tooLong),
                        AgreementRejection.TEXT_TOO_LONG,
                        "limit",
                        2_000));
    }

    private static Scenario many() {
        var next = session();
        for (int i = 0; i < Agreements.MOST; i++) {
            var id = new AgreementId("pact-" + i);
            next = next.and(ORGANISER, new PrepareCommand.Draft(id, terms()));
        }
        return next;
    }

    private static Row row(
            Scenario given,
            PersonId by,
            Command asks,
            Rejection refusal,
            String arg,
            Object value) {
        return new Row(given, Actor.of(by), asks, refusal, Map.of(arg, value));
    }

    private static Row row(Scenario given, PersonId by, Command asks, Rejection refusal) {
        return new Row(given, Actor.of(by), asks, refusal, Map.of());
    }

    private static Row row(
            Scenario given, Actor by, Command asks, Rejection refusal, String arg, Object value) {
        return new Row(given, by, asks, refusal, Map.of(arg, value));
    }

    private static Row row(Scenario given, Actor by, Command asks, Rejection refusal) {
        return new Row(given, by, asks, refusal, Map.of());
    }
}
