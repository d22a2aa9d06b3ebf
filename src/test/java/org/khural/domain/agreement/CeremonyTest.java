package org.khural.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.START;
import static org.khural.support.Scenario.session;
import static org.khural.support.Signing.*;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Workshop;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.session.SessionCommand;

/** The states and guards of an agreement (signing 3.2 to 3.5). */
class CeremonyTest {
    private static final String FIRST = revision(1);
    private static final String BOTH = revision(2);

    @Test
    void an_agreement_goes_from_its_draft_to_what_lasts() {
        var sealed =
                new Agreement.Sealed(revision(3), revision(4), revision(5), START.plusSeconds(900));
        given(signed(signed(opened(), RECTOR, FIRST), EXPERT, BOTH))
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.COMPLETED))
                .when(Actor.SYSTEM, new ServerCommand.Seal(PACT, sealed))
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.SEALED))
                .then(w -> assertThat(pact(w).signed()).containsExactly(RECTOR, EXPERT))
                .then(
                        w ->
                                assertThat(types(w))
                                        .containsSubsequence(
                                                "frozen",
                                                "keyEnrolled",
                                                "read",
                                                "consented",
                                                "opened",
                                                "called",
                                                "signing",
                                                "signed",
                                                "called",
                                                "signing",
                                                "signed",
                                                "completed",
                                                "sealed"));
    }

    @Test
    void the_server_freezes_and_says_why_it_could_not() {
        var finding = new Agreement.Finding("SCRIPT", Optional.empty(), "");
        given(drafted(terms()))
                .when(ORGANISER, new PrepareCommand.Freeze(PACT))
                .when(ORGANISER, new PrepareCommand.Freeze(PACT))
                .thenNothing()
                .when(Actor.SYSTEM, new ServerCommand.RefuseFreeze(PACT, List.of(finding)))
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.DRAFT))
                .then(w -> assertThat(pact(w).findings()).containsExactly(finding))
                .when(Actor.SYSTEM, new ServerCommand.SettleFreeze(PACT, document(), R0))
                .thenNothing()
                .when(ORGANISER, attach(PACT))
                .thenNothing();
    }

    @Test
    void a_frozen_one_that_nobody_signed_gives_way_to_another_draft() {
        given(ready(frozen(terms()), RECTOR))
                .when(ORGANISER, new PrepareCommand.Replace(PACT, SECOND))
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.SUPERSEDED))
                .then(
                        w -> {
                            var second = w.agreements().agreement(SECOND).orElseThrow();
                            assertThat(second.stage()).isEqualTo(Stage.DRAFT);
                            assertThat(second.signatories()).hasSize(2);
                            assertThat(second.signer(RECTOR)).isEqualTo(Signer.NEW);
                        });
    }

    @Test
    void one_signs_at_a_time_and_the_turn_ends() {
        var called = called(RECTOR);
        given(called).when(CHAIR, call(EXPERT)).thenRejected(AgreementRejection.TURN_RUNNING);
        given(called)
                .after(130)
                .when(Actor.SYSTEM, new ServerCommand.EndTurn(PACT, 1))
                .then(w -> assertThat(pact(w).turn()).isEmpty())
                .when(CHAIR, call(RECTOR))
                .then(w -> assertThat(pact(w).turn().orElseThrow().fence()).isEqualTo(2))
                .when(Actor.SYSTEM, embed(RECTOR, 1, called.now(), R0, FIRST))
                .thenRejected(AgreementRejection.STALE_TURN, "fence", 2L);
    }

    @Test
    void what_was_posted_in_time_counts_while_the_turn_ends() {
        var begun = called(RECTOR).and(begin(called(RECTOR), RECTOR));
        var inTime = begun.now().plusSeconds(119);
        given(begun)
                .after(122)
                .when(Actor.SYSTEM, new ServerCommand.EndTurn(PACT, 1))
                .thenNothing()
                .when(Actor.SYSTEM, embed(RECTOR, 1, inTime, R0, FIRST))
                .then(w -> assertThat(pact(w).signed()).containsExactly(RECTOR));
        given(begun)
                .after(122)
                .when(Actor.SYSTEM, embed(RECTOR, 1, begun.now().plusSeconds(121), R0, FIRST))
                .thenRejected(AgreementRejection.STALE_TURN, "fence", 1L);
    }

    @Test
    void the_same_signature_again_is_the_same_answer_and_a_fork_is_refused() {
        var signed = signed(opened(), RECTOR, FIRST);
        given(signed)
                .when(Actor.SYSTEM, embed(RECTOR, 1, signed.now(), R0, FIRST))
                .thenNothing()
                .when(CHAIR, call(EXPERT))
                .when(Actor.SYSTEM, embed(EXPERT, 2, signed.now(), R0, BOTH))
                .thenRejected(AgreementRejection.STALE_REVISION);
        given(signed)
                .when(CHAIR, call(EXPERT))
                .when(Actor.SYSTEM, begin(EXPERT, 2, R0, signed.now()))
                .thenRejected(AgreementRejection.STALE_REVISION);
    }

    @Test
    void who_lost_the_connection_goes_on_with_what_was_begun() {
        var called = called(RECTOR);
        var begin = begin(called, RECTOR);
        given(called)
                .when(Actor.SYSTEM, begin)
                .after(30)
                .when(Actor.SYSTEM, begin(RECTOR, 1, R0, START))
                .thenNothing();
    }

    @Test
    void another_device_takes_over_while_the_turn_is_kept() {
        var begun = called(RECTOR).and(begin(called(RECTOR), RECTOR));
        given(begun)
                .when(Actor.SYSTEM, enrol(RECTOR, 2))
                .then(
                        w -> {
                            assertThat(pact(w).turn().orElseThrow().begun()).isEmpty();
                            assertThat(pact(w).signer(RECTOR).step()).isEqualTo(Signer.Step.READY);
                            assertThat(pact(w).revoked()).hasSize(1);
                        });
    }

    @Test
    void what_was_made_for_the_key_of_before_is_refused() {
        var called = called(RECTOR);
        given(called)
                .when(Actor.SYSTEM, enrol(RECTOR, 2))
                .when(Actor.SYSTEM, begin(called, RECTOR))
                .thenRejected(AgreementRejection.NO_TURN);
        var begun = called.and(begin(called, RECTOR));
        given(begun)
                .when(Actor.SYSTEM, enrol(RECTOR, 2))
                .when(Actor.SYSTEM, embed(begun, RECTOR, FIRST))
                .thenRejected(AgreementRejection.NO_TURN);
    }

    @Test
    void the_identity_is_attested_where_the_terms_ask_for_it() {
        var opened = opened(terms(Terms.Order.CALLED, true, false)).and(CHAIR, call(RECTOR));
        var attest = new CeremonyCommand.AttestIdentity(PACT, RECTOR, TENURE);
        given(opened)
                .when(Actor.SYSTEM, begin(opened, RECTOR))
                .thenRejected(AgreementRejection.NOT_ATTESTED);
        given(opened)
                .when(CHAIR, attest)
                .when(CHAIR, attest)
                .thenNothing()
                .when(Actor.SYSTEM, begin(opened, RECTOR))
                .thenAccepted();
    }

    @Test
    void where_they_sign_in_order_the_next_turn_begins_by_itself() {
        var opened = opened(terms(Terms.Order.SEQUENTIAL, false, false));
        given(opened)
                .then(w -> assertThat(pact(w).turn().orElseThrow().person()).isEqualTo(RECTOR))
                .when(Actor.SYSTEM, begin(opened, RECTOR))
                .when(Actor.SYSTEM, embed(opened, RECTOR, FIRST))
                .then(w -> assertThat(pact(w).turn().orElseThrow().person()).isEqualTo(EXPERT))
                .then(w -> assertThat(pact(w).turn().orElseThrow().fence()).isEqualTo(2))
                .then(w -> assertThat(pact(w).facts()).allMatch(Fact::isTrue));
    }

    @Test
    void nobody_is_called_without_a_session_and_a_turn_runs_out_its_own_time() {
        var begun = called(RECTOR).and(begin(called(RECTOR), RECTOR));
        given(begun)
                .when(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE))
                .then(
                        w ->
                                assertThat(w.nextDeadline().orElseThrow().command())
                                        .isEqualTo(new ServerCommand.PauseByItself(PACT)))
                .when(Actor.SYSTEM, new ServerCommand.PauseByItself(PACT))
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.PAUSED))
                .when(CHAIR, new CeremonyCommand.ResumeCeremony(PACT, TENURE))
                .thenRejected(AgreementRejection.SESSION_NOT_LIVE);
        given(begun)
                .when(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE))
                .when(Actor.SYSTEM, new ServerCommand.PauseByItself(PACT))
                .when(Actor.SYSTEM, embed(begun, RECTOR, FIRST))
                .when(CHAIR, new SessionCommand.OpenSession(AFTERNOON, TENURE))
                .when(CHAIR, call(EXPERT))
                .thenRejected(AgreementRejection.NOT_NOW, "stage", "PAUSED");
        given(begun)
                .when(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE))
                .when(Actor.SYSTEM, new ServerCommand.PauseByItself(PACT))
                .when(Actor.SYSTEM, embed(begun, RECTOR, FIRST))
                .when(CHAIR, new SessionCommand.OpenSession(AFTERNOON, TENURE))
                .when(CHAIR, new CeremonyCommand.ResumeCeremony(PACT, TENURE))
                .when(CHAIR, call(EXPERT))
                .thenAccepted();
    }

    @Test
    void when_the_chair_is_lost_the_ceremony_waits_for_the_next() {
        given(opened())
                .when(Actor.SYSTEM, new ServerCommand.PauseByItself(PACT))
                .thenNothing()
                .when(Actor.SYSTEM, new ChairCommand.LapseChair(TENURE))
                .when(Actor.SYSTEM, new ServerCommand.PauseByItself(PACT))
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.PAUSED));
    }

    @Test
    void a_decline_reaches_the_chair_before_the_audience() {
        var decline = new SignCommand.Decline(PACT, "The annex is missing.");
        given(signed(opened(), RECTOR, FIRST))
                .when(EXPERT, decline)
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.DECLINED))
                .then(w -> assertThat(seen(w, Audience.CHAIR).stage()).isEqualTo(Stage.DECLINED))
                .then(
                        w -> {
                            var row = seen(w, Audience.PARTICIPANT);
                            assertThat(row.stage()).isEqualTo(Stage.PAUSED);
                            assertThat(row.ending()).isEmpty();
                            assertThat(row.signatories())
                                    .noneMatch(s -> s.step() == Signer.Step.DECLINED);
                        })
                .after(5)
                .when(Actor.SYSTEM, new ServerCommand.TellDecline(PACT))
                .then(
                        w -> {
                            var row = seen(w, Audience.PARTICIPANT);
                            assertThat(row.stage()).isEqualTo(Stage.DECLINED);
                            assertThat(row.ending().orElseThrow().reason()).isEmpty();
                            var chairs = seen(w, Audience.CHAIR).ending().orElseThrow();
                            assertThat(chairs.reason()).contains("annex");
                            assertThat(row.signatories().getFirst().signed()).isPresent();
                        });
    }

    @Test
    void a_ceremony_that_began_is_cancelled_by_both() {
        var cancel = new CeremonyCommand.Cancel(PACT, "The text is wrong.");
        given(frozen(terms()))
                .when(ORGANISER, cancel)
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.CANCELLED));
        given(opened())
                .when(ORGANISER, cancel)
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.OPEN))
                .when(ORGANISER, cancel)
                .thenNothing()
                .when(CHAIR, cancel)
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.CANCELLED));
        given(opened())
                .when(VICE, cancel)
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
        given(opened())
                .when(CHAIR, cancel)
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.OPEN))
                .when(ORGANISER, cancel)
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.CANCELLED));
    }

    @Test
    void it_expires_and_nobody_signs_after_that() {
        long days = Duration.ofDays(2).toSeconds();
        given(opened())
                .after(days + 5)
                .when(CHAIR, call(RECTOR))
                .thenRejected(AgreementRejection.EXPIRED);
        given(opened())
                .after(days + 5)
                .when(Actor.SYSTEM, new ServerCommand.Expire(PACT))
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.EXPIRED))
                .when(RECTOR, read())
                .thenRejected(AgreementRejection.NOT_NOW, "stage", "EXPIRED");
    }

    @Test
    void what_was_signed_on_paper_ends_without_a_complete_file() {
        var paper = new CeremonyCommand.RecordPaper(PACT, EXPERT, TENURE);
        given(signed(opened(), RECTOR, FIRST))
                .when(CHAIR, paper)
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.ON_PAPER))
                .then(w -> assertThat(types(w)).endsWith("signedOnPaper", "concludedOnPaper"));
    }

    @Test
    void a_rehearsal_signs_only_what_is_marked_as_a_test() {
        var planned =
                session()
                        .and(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE))
                        .and(CHAIR, new SessionCommand.StartRehearsal(AFTERNOON, TENURE));
        for (boolean test : List.of(true, false)) {
            var ready =
                    ready(
                            frozen(
                                    planned.and(
                                                    ORGANISER,
                                                    new PrepareCommand.Draft(
                                                            PACT,
                                                            terms(Terms.Order.CALLED, false, test)))
                                            .and(ORGANISER, attach(PACT))
                                            .and(ORGANISER, arrange(PACT)),
                                    PACT),
                            RECTOR,
                            EXPERT);
            if (test) given(ready).when(CHAIR, open()).thenAccepted();
            else given(ready).when(CHAIR, open()).thenRejected(AgreementRejection.REHEARSAL);
        }
    }

    @Test
    void screens_that_confirmed_are_counted_upwards() {
        var signed = signed(opened(), RECTOR, FIRST);
        given(signed)
                .when(Actor.SYSTEM, new ServerCommand.CountReceipts(PACT, FIRST, 3, 5))
                .when(Actor.SYSTEM, new ServerCommand.CountReceipts(PACT, FIRST, 2, 5))
                .thenNothing()
                .when(Actor.SYSTEM, new ServerCommand.CountReceipts(PACT, R0, 9, 9))
                .thenNothing()
                .then(
                        w ->
                                assertThat(pact(w).receipts())
                                        .contains(new Agreement.Receipts(FIRST, 3, 5)));
    }

    @Test
    void who_does_not_prepare_sees_no_draft() {
        var view = AgreementView.of(drafted(terms()).workshop(), Audience.PARTICIPANT);
        assertThat(view.agreements()).isEmpty();
        var frozen = seen(frozen(terms()).workshop(), Audience.DISPLAY);
        assertThat(frozen.document()).isEmpty();
        assertThat(frozen.frozen()).contains(R0);
    }

    private static Agreement pact(Workshop workshop) {
        return workshop.agreements().agreement(PACT).orElseThrow();
    }

    private static Stage stage(Workshop workshop) {
        return pact(workshop).stage();
    }

    private static List<String> types(Workshop workshop) {
        return pact(workshop).facts().stream().map(Fact::type).toList();
    }

    private static AgreementView.Row seen(Workshop workshop, Audience audience) {
        return AgreementView.of(workshop, audience).agreements().getFirst();
    }
}
