package org.khural.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.domain.people.PeopleRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.AttendanceCommand.RecordAttendance;
import org.khural.domain.attendance.Channel;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.floor.FloorRejection;
import org.khural.domain.people.WalkInCommand.*;
import org.khural.support.Scenario;

/** Those who come by the code of the workshop, without a personal link. */
class WalkInTest {
    private static final String CODE = "K7M2QX";
    private static final PersonId VISITOR = new PersonId("visitor");
    private static final JoinByCode JOIN =
            new JoinByCode(VISITOR, CODE, card("Visitor"), "link-of-visitor");

    @Test
    void without_a_code_nobody_comes_in() {
        given(session()).when(Actor.SYSTEM, JOIN).thenRejected(CODE_UNKNOWN);
        given(opened(Admission.FREE))
                .when(CHAIR, new SetCode(Optional.empty()))
                .when(Actor.SYSTEM, JOIN)
                .thenRejected(CODE_UNKNOWN);
        given(opened(Admission.FREE))
                .when(CHAIR, new SetCode(Optional.of(new Entrance.Code("AAAAAA", Admission.FREE))))
                .when(Actor.SYSTEM, JOIN)
                .thenRejected(CODE_UNKNOWN);
    }

    @Test
    void where_the_code_opens_one_is_in_at_once() {
        given(opened(Admission.FREE))
                .when(Actor.SYSTEM, JOIN)
                .then(w -> assertThat(audiences(w)).containsExactly(Audience.PARTICIPANT))
                .then(w -> assertThat(w.people().get(VISITOR).link()).contains("link-of-visitor"))
                .then(
                        w ->
                                assertThat(w.people().speakingSeat(VISITOR).get().votes())
                                        .as("a walk-in speaks and does not vote")
                                        .isFalse());
    }

    @Test
    void what_a_walk_in_wrote_of_themselves_is_not_for_the_public() {
        given(opened(Admission.FREE))
                .when(Actor.SYSTEM, JOIN)
                .then(w -> assertThat(Plate.of(w.people(), VISITOR).capacity()).isPresent())
                .then(
                        w ->
                                assertThat(Plate.toObservers(w.people(), VISITOR))
                                        .isEqualTo(
                                                new Plate(
                                                        VISITOR,
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        Optional.empty())));
    }

    @Test
    void where_the_chair_lets_people_in_who_waits_is_nobody_yet() {
        given(opened(Admission.BY_CHAIR))
                .when(Actor.SYSTEM, JOIN)
                .then(w -> assertThat(audiences(w)).isEmpty())
                .then(w -> assertThat(w.people().count()).isEqualTo(ALL.size()))
                .then(w -> assertThat(EntranceView.of(w, Audience.CHAIR).order()).hasSize(1))
                .then(w -> assertThat(EntranceView.of(w, Audience.DISPLAY).waiting()).isEmpty())
                .when(CHAIR, new AdmitWalkIn(VISITOR))
                .then(w -> assertThat(audiences(w)).containsExactly(Audience.PARTICIPANT))
                .then(w -> assertThat(EntranceView.of(w, Audience.CHAIR).order()).isEmpty())
                .when(ORGANISER, new AdmitWalkIn(VISITOR))
                .thenNothing()
                .when(CHAIR, new DeclineWalkIn(VISITOR))
                .thenRejected(NOT_WAITING);
        given(opened(Admission.BY_CHAIR).and(JOIN))
                .when(DEAN, new AdmitWalkIn(VISITOR))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "ADMIT");
    }

    @Test
    void of_who_is_declined_nothing_is_kept() {
        given(opened(Admission.BY_CHAIR).and(JOIN))
                .when(CHAIR, new DeclineWalkIn(VISITOR))
                .then(w -> assertThat(w.people().person(VISITOR).get().card().value()).isEmpty())
                .then(w -> assertThat(w.people().erasing()).contains(VISITOR))
                .then(w -> assertThat(w.people().count()).isEqualTo(ALL.size()))
                .when(Actor.SYSTEM, JOIN)
                .thenRejected(PERSON_EXISTS);
    }

    @Test
    void the_chair_renames_before_and_after_letting_in() {
        var waiting = opened(Admission.BY_CHAIR).and(JOIN);
        for (var scenario : new Scenario[] {waiting, waiting.and(CHAIR, new AdmitWalkIn(VISITOR))})
            given(scenario).when(CHAIR, new RenameWalkIn(VISITOR, card("Guest"))).thenAccepted();
        given(session())
                .when(CHAIR, new RenameWalkIn(DEAN, card("Guest")))
                .thenRejected(NOT_A_WALK_IN);
        given(session())
                .when(CHAIR, new RenameWalkIn(STRANGER, card("Guest")))
                .thenRejected(UNKNOWN_PERSON);
    }

    @Test
    void who_is_muted_may_not_ask_for_the_floor_until_unmuted() {
        given(here())
                .when(CHAIR, new MuteWalkIn(VISITOR, true))
                .when(VISITOR, request(PLANS))
                .thenRejected(FloorRejection.MUTED);
        // The chair may still give them a place.
        given(here().and(CHAIR, new MuteWalkIn(VISITOR, true)))
                .when(CHAIR, request(PLANS, VISITOR))
                .thenAccepted();
        given(here())
                .when(CHAIR, new MuteWalkIn(VISITOR, true))
                .when(CHAIR, new MuteWalkIn(VISITOR, true))
                .thenNothing()
                .when(CHAIR, new MuteWalkIn(VISITOR, false))
                .when(VISITOR, request(PLANS))
                .thenAccepted();
    }

    @Test
    void showing_out_ends_speech_place_attendance_and_login_and_keeps_the_record() {
        given(here().speaking(VISITOR))
                .when(CHAIR, new ShowOutWalkIn(VISITOR))
                .then(w -> assertThat(w.floor().current()).isEmpty())
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.DONE))
                .then(w -> assertThat(w.people().get(VISITOR).link()).isEmpty())
                .then(w -> assertThat(w.attendance().channel(VISITOR)).isEmpty())
                .when(CHAIR, new ShowOutWalkIn(VISITOR))
                .thenNothing();
        given(here().queued(VISITOR))
                .when(CHAIR, new ShowOutWalkIn(VISITOR))
                .then(w -> assertThat(stage(w)).isEqualTo(Stage.REMOVED));
        var chairing =
                here().and(
                                ORGANISER,
                                new ChairCommand.ArrangeSeat(java.util.List.of(CHAIR, VISITOR)))
                        .and(CHAIR, new ChairCommand.HandOverChair(VISITOR, TENURE));
        given(chairing).when(ORGANISER, new ShowOutWalkIn(VISITOR)).thenRejected(HOLDS_CHAIR);
    }

    @Test
    void who_waits_cannot_be_recorded_as_here() {
        given(opened(Admission.BY_CHAIR).and(JOIN))
                .when(CHAIR, new RecordAttendance(VISITOR, Optional.of(Channel.HALL)))
                .thenRejected(org.khural.domain.attendance.AttendanceRejection.UNKNOWN_PERSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K7M2Q", "K7M2QXX", "k7m2qx", "K7M2Q0", "K7M2QO", "K7M2QI", "K7M2Q1", "K7M2QL"
            })
    void a_code_is_six_characters_that_nobody_confuses(String code) {
        assertThatThrownBy(() -> new Entrance.Code(code, Admission.FREE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Scenario opened(Admission admission) {
        return session().and(CHAIR, new SetCode(Optional.of(new Entrance.Code(CODE, admission))));
    }

    private static Scenario here() {
        return opened(Admission.FREE).and(JOIN).online(VISITOR);
    }

    private static java.util.Set<Audience> audiences(Workshop workshop) {
        return Audience.of(workshop, Actor.of(VISITOR));
    }

    private static Stage stage(Workshop workshop) {
        return workshop.floor().entry(entry(1)).orElseThrow().stage();
    }
}
