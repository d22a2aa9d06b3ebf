package org.khural.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.domain.session.SessionRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.Command;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.SessionId;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.AgendaEvent;
import org.khural.domain.agenda.AgendaView;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.agenda.Session;
import org.khural.domain.agenda.Session.Phase;
import org.khural.domain.attendance.Channel;
import org.khural.domain.chair.ChairCommand.LapseChair;
import org.khural.domain.chair.ChairCommand.TakeChair;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.floor.FloorCommand.GiveFloor;
import org.khural.domain.floor.FloorCommand.OpenList;
import org.khural.domain.floor.FloorCommand.Pause;
import org.khural.domain.floor.FloorCommand.Resume;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.floor.FloorEvent;
import org.khural.domain.floor.QueueCommand.Inscribe;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.session.SessionCommand.*;
import org.khural.support.Scenario;

/** Rules 1: PLANNED to LIVE, SUSPENDED and back, CLOSED; at most one item is on. */
class SessionTest {
    private static final Optional<LocalizedText> LUNCH = Optional.of(text("Lunch"));
    private static final Optional<Instant> SOON = Optional.of(START.plusSeconds(3600));

    @Test
    void a_session_opens_once_and_with_no_item_on() {
        given(unopened())
                .when(CHAIR, new OpenSession(MORNING, TENURE))
                .thenHappened(new AgendaEvent.SessionOpened(MORNING))
                .then(w -> assertThat(phase(w.agenda().session(MORNING))).isEqualTo(Phase.LIVE))
                .then(w -> assertThat(w.agenda().active()).isEmpty())
                .when(CHAIR, new OpenSession(MORNING, TENURE))
                .thenNothing();
    }

    @Test
    void one_session_runs_at_a_time_and_a_closed_one_stays_closed() {
        given(session())
                .when(CHAIR, new OpenSession(AFTERNOON, TENURE))
                .thenRejected(ANOTHER_IS_RUNNING, "session", "morning");
        given(session())
                .when(CHAIR, suspend())
                .when(CHAIR, new OpenSession(AFTERNOON, TENURE))
                .thenRejected(ANOTHER_IS_RUNNING, "session", "morning");
        given(session())
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .when(CHAIR, new OpenSession(MORNING, TENURE))
                .thenRejected(ALREADY_CLOSED);
        given(session())
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .when(CHAIR, new OpenSession(AFTERNOON, TENURE))
                .thenAccepted();
        given(unopened())
                .when(CHAIR, new OpenSession(new SessionId("none"), TENURE))
                .thenRejected(UNKNOWN_SESSION);
    }

    @Test
    void a_break_pauses_the_speaker_who_then_waits_for_the_chairs_word() {
        given(session().speaking(DEAN))
                .after(20)
                .when(CHAIR, suspend())
                .thenHappened(
                        new FloorEvent.Paused(entry(1)),
                        new AgendaEvent.SessionSuspended(MORNING, LUNCH, SOON))
                .after(600)
                .when(CHAIR, new ResumeSession(TENURE))
                .thenHappened(new AgendaEvent.SessionResumed(MORNING))
                .then(w -> assertThat(w.floor().current().get().stage()).isEqualTo(Stage.PAUSED))
                .then(w -> assertThat(w.floor().current().get().clock().used()).hasSeconds(20))
                .when(CHAIR, new Resume(entry(1), TENURE))
                .thenAccepted();
    }

    @Test
    void who_was_paused_before_the_break_is_paused_once() {
        given(session().speaking(DEAN).and(CHAIR, new Pause(entry(1), TENURE)))
                .when(CHAIR, suspend())
                .thenHappened(new AgendaEvent.SessionSuspended(MORNING, LUNCH, SOON));
    }

    @Test
    void a_break_is_made_longer_without_beginning_anew() {
        given(session())
                .when(CHAIR, suspend())
                .when(CHAIR, suspend())
                .thenNothing()
                .after(60)
                .when(CHAIR, new SuspendSession(LUNCH, Optional.empty(), TENURE))
                .then(
                        w ->
                                assertThat(w.agenda().currentSession().get().suspension())
                                        .contains(
                                                new Session.Suspension(
                                                        session().now(), LUNCH, Optional.empty())));
    }

    @Test
    void resumed_twice_is_resumed_once_and_nothing_resumes_what_does_not_run() {
        given(session()).when(CHAIR, new ResumeSession(TENURE)).thenNothing();
        given(unopened()).when(CHAIR, new ResumeSession(TENURE)).thenRejected(NOT_RUNNING);
        given(unopened()).when(CHAIR, suspend()).thenRejected(NOT_RUNNING);
        given(unopened()).when(CHAIR, new CloseSession(MORNING, TENURE)).thenRejected(NOT_RUNNING);
        given(unopened())
                .when(CHAIR, new CloseSession(new SessionId("none"), TENURE))
                .thenRejected(UNKNOWN_SESSION);
    }

    @Test
    void closing_ends_the_speech_the_item_and_the_lists() {
        given(session().speaking(DEAN).and(CHAIR, new OpenList(LESSONS, TENURE)))
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .thenHappened(
                        new FloorEvent.Ended(entry(1)),
                        new FloorEvent.ListArchived(PLANS),
                        new FloorEvent.ListArchived(LESSONS),
                        new AgendaEvent.SessionClosed(MORNING))
                .then(w -> assertThat(w.floor().current()).isEmpty())
                .then(w -> assertThat(w.agenda().current()).isEmpty())
                .then(w -> assertThat(w.agenda().active()).isEmpty())
                .then(w -> assertThat(ended(w.agenda().item(PLANS))).isPresent())
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .thenNothing();
    }

    @Test
    void a_suspended_session_can_be_closed() {
        given(session().speaking(DEAN))
                .when(CHAIR, suspend())
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .then(w -> assertThat(phase(w.agenda().session(MORNING))).isEqualTo(Phase.CLOSED));
    }

    @Test
    void taking_up_an_item_ends_the_one_before_and_who_spoke_to_it() {
        given(session().speaking(DEAN))
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .thenHappened(
                        new FloorEvent.Ended(entry(1)),
                        new FloorEvent.ListClosed(PLANS),
                        new FloorEvent.ListOpened(LESSONS),
                        new AgendaEvent.ItemTakenUp(LESSONS))
                .then(w -> assertThat(w.agenda().active()).contains(LESSONS))
                .then(w -> assertThat(ended(w.agenda().item(PLANS))).isPresent())
                .then(w -> assertThat(ended(w.agenda().item(LESSONS))).isEmpty());
    }

    @Test
    void an_item_taken_up_again_keeps_its_first_start() {
        given(session())
                .after(60)
                .when(CHAIR, takeUp(REMARKS, Optional.of(PLANS)))
                .after(60)
                .when(CHAIR, takeUp(PLANS, Optional.of(REMARKS)))
                .then(w -> assertThat(w.agenda().activeItem().get().started()).contains(START))
                .then(w -> assertThat(ended(w.agenda().item(PLANS))).isEmpty());
    }

    @Test
    void a_double_click_takes_up_one_item() {
        given(session())
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .thenNothing()
                .when(CHAIR, takeUp(REMARKS, Optional.of(PLANS)))
                .thenRejected(MOVED_ON, "active", "lessons");
        given(unopened().and(CHAIR, new OpenSession(MORNING, TENURE)))
                .when(CHAIR, takeUp(PLANS, Optional.of(REMARKS)))
                .thenRejected(MOVED_ON, "active", "");
    }

    @Test
    void items_are_taken_up_in_their_own_live_session_only() {
        given(session())
                .when(CHAIR, takeUp(SIGNING, Optional.of(PLANS)))
                .thenRejected(ITEM_OF_ANOTHER_SESSION);
        given(session())
                .when(CHAIR, takeUp(new ItemId("none"), Optional.of(PLANS)))
                .thenRejected(UNKNOWN_ITEM);
        given(session())
                .when(CHAIR, suspend())
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .thenRejected(NOT_LIVE);
        given(unopened()).when(CHAIR, takeUp(PLANS, Optional.empty())).thenRejected(NOT_LIVE);
    }

    @Test
    void a_list_that_was_opened_before_keeps_its_time_to_close() {
        var ready =
                session()
                        .and(CHAIR, new OpenList(LESSONS, TENURE))
                        .and(
                                CHAIR,
                                new org.khural.domain.floor.FloorCommand.CloseList(
                                        LESSONS, Optional.of(60), TENURE));
        given(ready)
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .then(w -> assertThat(w.floor().list(LESSONS).closesAt()).isPresent());
    }

    static List<LongFunction<Command>> actsOfTheChair() {
        return List.of(
                t -> new OpenSession(AFTERNOON, t),
                t -> new SuspendSession(LUNCH, SOON, t),
                t -> new ResumeSession(t),
                t -> new CloseSession(MORNING, t),
                t -> new TakeUpItem(LESSONS, Optional.of(PLANS), SessionCommand.Rest.KEEP, t),
                t -> new Undo(1, t));
    }

    @Test
    void a_rehearsal_leaves_nothing_but_what_was_planned_meanwhile() {
        var before =
                invited()
                        .and(CHAIR, new TakeChair(0))
                        .and(ORGANISER, new Inscribe(PLANS, GUEST, Channel.HALL));
        var rehearsed =
                before.and(CHAIR, new StartRehearsal(MORNING, TENURE))
                        .and(CHAIR, takeUp(PLANS, Optional.empty()))
                        .speaking(DEAN)
                        .and(ORGANISER, new AgendaCommand.EditItem(LESSONS, plan(ItemKind.VOTE)));
        assertThat(AgendaView.of(rehearsed.workshop()).isRehearsal()).isTrue();
        given(rehearsed)
                .when(CHAIR, new EndRehearsal(TENURE))
                .then(
                        w ->
                                assertThat(w.floor().lists())
                                        .isEqualTo(before.workshop().floor().lists()))
                .then(w -> assertThat(w.floor().count()).as("no id is used again").isEqualTo(2))
                .then(w -> assertThat(w.attendance()).isEqualTo(before.workshop().attendance()))
                .then(w -> assertThat(w.agenda().active()).isEmpty())
                .then(
                        w ->
                                assertThat(w.agenda().item(LESSONS).orElseThrow().plan().kind())
                                        .isEqualTo(ItemKind.VOTE))
                .when(CHAIR, new OpenSession(MORNING, TENURE))
                .thenAccepted();
        given(rehearsed)
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .then(w -> assertThat(w.rehearsal()).isEmpty())
                .when(CHAIR, new OpenSession(MORNING, TENURE))
                .thenAccepted();
    }

    @Test
    void who_is_erased_in_a_rehearsal_does_not_come_back() {
        given(
                        invited()
                                .attending(GUEST)
                                .and(CHAIR, new TakeChair(0))
                                .and(CHAIR, new StartRehearsal(MORNING, TENURE)))
                .when(ORGANISER, new PeopleCommand.ErasePerson(GUEST))
                .when(CHAIR, new EndRehearsal(TENURE))
                .then(w -> assertThat(w.attendance().channel(GUEST)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("actsOfTheChair")
    void only_who_holds_the_chair_in_this_tenure_runs_the_session(LongFunction<Command> act) {
        given(session())
                .when(CHAIR, act.apply(TENURE - 1))
                .thenRejected(ChairRejection.STALE_TENURE, "tenure", TENURE);
        given(session())
                .when(VICE, act.apply(TENURE))
                .thenRejected(ChairRejection.HELD_BY_ANOTHER, "holder", "chair");
        given(invited()).when(CHAIR, act.apply(0)).thenRejected(ChairRejection.EMPTY);
        given(session())
                .when(ORGANISER, act.apply(TENURE))
                .thenRejected(
                        AccessRejection.NOT_ALLOWED, "power", act.apply(TENURE).power().name());
    }

    @Test
    void nobody_on_the_floor_when_the_item_that_is_on_was_just_taken_up() {
        given(session().queued(DEAN))
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .when(CHAIR, takeUp(PLANS, Optional.of(LESSONS)))
                .when(CHAIR, new GiveFloor(entry(1), Optional.empty(), TENURE))
                .then(w -> assertThat(w.floor().current().get().id()).isEqualTo(entry(1)));
    }

    /** Nothing ends by itself, no alarm rings, and in the morning all of it can be ended. */
    @Test
    void a_session_left_open_overnight_is_ended_in_the_morning() {
        var night = Duration.ofHours(14);
        var left = session().speaking(DEAN).queued(EXPERT).and(new LapseChair(TENURE));
        assertThat(left.workshop().nextDeadline()).isEmpty();
        given(left.after(night.toSeconds()))
                .when(CHAIR, new TakeChair(TENURE))
                .then(w -> assertThat(w.floor().current().get().stage()).isEqualTo(Stage.SPEAKING))
                .when(CHAIR, new CloseSession(MORNING, TENURE + 1))
                .thenAccepted()
                .then(w -> assertThat(phase(w.agenda().session(MORNING))).isEqualTo(Phase.CLOSED))
                .then(
                        w ->
                                assertThat(w.floor().entry(entry(1)).get().clock().used())
                                        .isGreaterThanOrEqualTo(night));
    }

    private static Scenario unopened() {
        return invited().and(CHAIR, new TakeChair(0));
    }

    private static SuspendSession suspend() {
        return new SuspendSession(LUNCH, SOON, TENURE);
    }

    private static Phase phase(Optional<Session> session) {
        return session.orElseThrow().phase();
    }

    private static Optional<Instant> ended(Optional<Item> item) {
        return item.orElseThrow().ended();
    }
}
