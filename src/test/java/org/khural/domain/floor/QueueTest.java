package org.khural.domain.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.khural.domain.floor.FloorRejection.*;
import static org.khural.domain.floor.RequestFloorTest.stage;
import static org.khural.domain.floor.RequestFloorTest.waiting;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Me;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.AgendaCommand.EditItem;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.floor.ListCommand.*;
import org.khural.domain.floor.QueueCommand.*;
import org.khural.domain.floor.SpeechCommand.*;
import org.khural.domain.session.SessionCommand;
import org.khural.domain.session.SessionCommand.Rest;
import org.khural.support.Scenario;

/** Rules 2: admitted, called and ready, later, kept for another item, unknown and named. */
class QueueTest {
    private static final Terms ADMITS = new Terms(Policy.FIRST_COME, true, true, false, false);
    private static final Terms CALLS = new Terms(Policy.FIRST_COME, true, false, true, false);
    private static final Terms ENDS = new Terms(Policy.FIRST_COME, true, false, false, true);

    private static Scenario on(Terms terms) {
        return session().and(CHAIR, new AgreeTerms(PLANS, terms, TENURE));
    }

    @Test
    void where_the_list_admits_a_wish_waits_to_be_admitted() {
        given(on(ADMITS).queued(DEAN))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.REQUESTED))
                .then(w -> assertThat(waiting(w, PLANS)).isEmpty())
                .then(w -> assertThat(wishes(w, DEAN)).containsExactly(Stage.REQUESTED))
                .when(CHAIR, new Admit(entry(1), TENURE))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN));
        given(on(ADMITS).queued(DEAN)).when(DEAN, request(PLANS)).thenRejected(ALREADY_ON_LIST);
        given(on(ADMITS).queued(DEAN)).when(DEAN, new Withdraw(entry(1))).thenAccepted();
    }

    @Test
    void whom_the_chair_or_the_assistant_adds_is_admitted() {
        given(on(ADMITS).attending(DEAN, EXPERT))
                .when(ASSISTANT, request(PLANS, DEAN))
                .when(CHAIR, request(PLANS, EXPERT))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, EXPERT));
    }

    @Test
    void the_reason_of_a_decline_reaches_the_requester_and_nobody_else() {
        given(on(ADMITS).queued(DEAN, EXPERT))
                .when(CHAIR, new Decline(entry(1), "Your item comes at four", TENURE))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.REMOVED))
                .then(
                        w ->
                                assertThat(me(w, DEAN).wishes().getFirst().whisper())
                                        .contains("Your item comes at four"))
                .then(w -> assertThat(me(w, EXPERT).wishes()).hasSize(1))
                .when(DEAN, request(PLANS))
                .then(w -> assertThat(wishes(w, DEAN)).containsExactly(Stage.REQUESTED));
    }

    @Test
    void who_was_called_says_ready() {
        given(session().queued(DEAN).and(CHAIR, new Call(entry(1), TENURE)))
                .when(DEAN, new Ready(entry(1)))
                .then(w -> assertThat(w.floor().get(entry(1)).standby().isReady()).isTrue())
                .when(DEAN, new Ready(entry(1)))
                .thenNothing();
    }

    @Test
    void who_is_not_ready_lets_one_go_ahead_once_and_is_then_passed_over() {
        var called = session().queued(DEAN, EXPERT, GUEST).and(CHAIR, new Call(entry(1), TENURE));
        given(called)
                .when(DEAN, new NotReady(entry(1)))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(EXPERT, DEAN, GUEST))
                .when(CHAIR, new Call(entry(1), TENURE))
                .when(ASSISTANT, new NotReady(entry(1)))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.PASSED))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(EXPERT, GUEST))
                .when(CHAIR, new Call(entry(1), TENURE))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, EXPERT, GUEST));
    }

    @Test
    void who_was_passed_over_comes_back_at_the_end() {
        var passed =
                session()
                        .queued(DEAN, EXPERT)
                        .and(CHAIR, new Call(entry(1), TENURE))
                        .and(DEAN, new NotReady(entry(1)))
                        .and(CHAIR, new Call(entry(1), TENURE))
                        .and(DEAN, new NotReady(entry(1)));
        given(passed)
                .when(DEAN, new Ready(entry(1)))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(EXPERT, DEAN));
    }

    @Test
    void nobody_answers_a_call_for_another() {
        given(session().queued(DEAN).and(CHAIR, new Call(entry(1), TENURE)))
                .when(EXPERT, new Ready(entry(1)))
                .thenRejected(NOT_YOURS);
    }

    @Test
    void the_next_two_are_called_by_themselves_where_the_list_says_so() {
        given(on(CALLS).queued(DEAN, EXPERT, GUEST))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.CALLED))
                .then(w -> assertThat(stage(w, 2)).isEqualTo(Stage.CALLED))
                .then(w -> assertThat(stage(w, 3)).isEqualTo(Stage.QUEUED))
                .when(CHAIR, new GiveFloor(entry(1), Optional.empty(), TENURE))
                .then(w -> assertThat(stage(w, 3)).isEqualTo(Stage.CALLED));
    }

    @Test
    void later_is_the_end_of_the_list() {
        given(session().queued(DEAN, EXPERT, GUEST))
                .when(DEAN, new ComeLater(entry(1)))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(EXPERT, GUEST, DEAN))
                .when(EXPERT, new ComeLater(entry(1)))
                .thenRejected(NOT_YOURS);
    }

    @Test
    void a_wish_is_kept_for_another_item() {
        given(session().queued(DEAN, EXPERT))
                .when(CHAIR, new Defer(entry(1), LESSONS, TENURE))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(EXPERT))
                .then(w -> assertThat(waiting(w, LESSONS)).containsExactly(DEAN))
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .when(CHAIR, new GiveFloor(entry(1), Optional.empty(), TENURE))
                .thenAccepted();
    }

    @Test
    void a_list_goes_to_another_item_and_nobody_stands_there_twice() {
        var both =
                session()
                        .queued(DEAN, EXPERT)
                        .and(CHAIR, new Inscribe(LESSONS, DEAN, Channel.HALL));
        given(both)
                .when(CHAIR, new TransferList(PLANS, LESSONS, TENURE))
                .then(w -> assertThat(waiting(w, PLANS)).isEmpty())
                .then(w -> assertThat(waiting(w, LESSONS)).containsExactly(DEAN, EXPERT))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.MERGED));
    }

    @Test
    void who_is_kept_for_another_item_speaks_there_as_long_as_everybody() {
        var plan =
                new Item.Plan(
                        text("Lessons"), ItemKind.DISCUSSION, START, 30, Optional.empty(), 60);
        var waiting = session().queued(DEAN).and(ORGANISER, new EditItem(LESSONS, plan));
        given(waiting)
                .then(w -> assertThat(w.floor().get(entry(1)).planned()).isEqualTo(SPEECH))
                .when(CHAIR, change(Rest.TRANSFER))
                .then(w -> assertThat(w.floor().get(entry(1)).planned()).isEqualTo(60));
    }

    @Test
    void when_the_item_changes_those_who_wait_keep_their_places_end_or_go_along() {
        var waiting = session().queued(DEAN, EXPERT);
        given(waiting)
                .when(CHAIR, change(Rest.KEEP))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, EXPERT));
        given(waiting)
                .when(CHAIR, change(Rest.END))
                .then(w -> assertThat(waiting(w, PLANS)).isEmpty())
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.ARCHIVED));
        given(waiting)
                .when(CHAIR, change(Rest.TRANSFER))
                .then(w -> assertThat(waiting(w, LESSONS)).containsExactly(DEAN, EXPERT));
    }

    private static SessionCommand change(Rest rest) {
        return new SessionCommand.TakeUpItem(LESSONS, Optional.of(PLANS), rest, TENURE);
    }

    @Test
    void who_was_put_on_a_list_ahead_is_seen_by_those_who_do_it_and_may_be_taken_off() {
        var written = session().and(ORGANISER, new Inscribe(LESSONS, GUEST, Channel.HALL));
        var entry = written.workshop().floor().list(LESSONS).waiting().getFirst();
        assertThat(FloorView.of(written.workshop(), Audience.ORGANISER).ahead().get(LESSONS))
                .extracting(FloorView.Ahead::entry)
                .containsExactly(entry);
        assertThat(FloorView.of(written.workshop(), Audience.PARTICIPANT).ahead()).isEmpty();
        given(written).when(DEAN, new Withdraw(entry)).thenRejected(NOT_YOURS);
        given(written)
                .when(ORGANISER, new Withdraw(entry))
                .thenHappened(new FloorEvent.Withdrawn(entry));
        given(
                        written.and(
                                CHAIR,
                                new SessionCommand.TakeUpItem(
                                        LESSONS, Optional.of(PLANS), Rest.KEEP, TENURE)))
                .when(ORGANISER, new Withdraw(entry))
                .thenRejected(NOT_YOURS);
    }

    @Test
    void attendance_is_asked_for_when_called_not_when_inscribed() {
        given(invited())
                .when(ORGANISER, new Inscribe(PLANS, GUEST, Channel.ONLINE))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(GUEST));
        given(session().and(ORGANISER, new Inscribe(PLANS, GUEST, Channel.ONLINE)))
                .when(CHAIR, new Call(entry(1), TENURE))
                .thenRejected(NOT_ATTENDING);
        given(session().and(ORGANISER, new Inscribe(PLANS, GUEST, Channel.HALL)).attending(GUEST))
                .when(CHAIR, new Call(entry(1), TENURE))
                .thenAccepted();
    }

    @Test
    void a_hand_in_the_hall_speaks_without_a_name_and_is_named_later() {
        given(session())
                .when(ASSISTANT, new RaiseHand(PLANS, "Row F, left", Kind.STATEMENT))
                .then(w -> assertThat(w.floor().get(entry(1)).who().isUnknown()).isTrue())
                .when(CHAIR, new GiveFloor(entry(1), Optional.empty(), TENURE))
                .when(ASSISTANT, new NameSpeaker(entry(1), GUEST))
                .then(w -> assertThat(w.floor().get(entry(1)).who().person()).isEqualTo(GUEST))
                .then(w -> assertThat(w.attendance().channel(GUEST)).contains(Channel.HALL));
        given(session())
                .when(ASSISTANT, new RaiseHand(PLANS, "Row F", Kind.STATEMENT))
                .when(ASSISTANT, new RaiseHand(PLANS, "Row G", Kind.STATEMENT))
                .then(w -> assertThat(w.floor().list(PLANS).waiting()).hasSize(2));
    }

    @Test
    void the_named_ones_two_wishes_become_one_at_the_better_place() {
        var twice =
                session()
                        .queued(DEAN)
                        .and(ASSISTANT, new RaiseHand(PLANS, "Row F", Kind.STATEMENT))
                        .queued(EXPERT);
        given(twice)
                .when(ASSISTANT, new NameSpeaker(entry(2), DEAN))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, EXPERT))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.MERGED));
    }

    @Test
    void the_speaker_gives_the_rest_of_the_time_to_another() {
        given(session().speaking(DEAN).queued(EXPERT))
                .after(60)
                .when(DEAN, new Yield(entry(1), entry(2), 0))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.DONE))
                .then(w -> assertThat(stage(w, 2)).isEqualTo(Stage.SPEAKING))
                .then(w -> assertThat(w.floor().get(entry(2)).planned()).isEqualTo(SPEECH - 61));
        given(session().speaking(DEAN).queued(EXPERT))
                .when(CHAIR, new Yield(entry(1), entry(2), TENURE))
                .thenAccepted();
    }

    @Test
    void a_speech_ends_on_time_where_the_list_says_so() {
        var speaking = on(ENDS).speaking(DEAN);
        var due = speaking.workshop().nextDeadline().orElseThrow();
        assertThat(due.at()).isEqualTo(speaking.now().plusSeconds(SPEECH));
        given(speaking.after(SPEECH - 1)).when(Actor.SYSTEM, due.command()).thenNothing();
        given(speaking.after(SPEECH))
                .when(Actor.SYSTEM, due.command())
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.DONE));
        assertThat(session().speaking(DEAN).workshop().nextDeadline()).isEmpty();
    }

    @Test
    void the_last_word_closes_the_list_for_good() {
        given(session().speaking(DEAN).queued(EXPERT, GUEST))
                .when(CHAIR, new LastWord(entry(2), Optional.of(entry(1)), TENURE))
                .then(w -> assertThat(stage(w, 2)).isEqualTo(Stage.SPEAKING))
                .then(w -> assertThat(stage(w, 3)).isEqualTo(Stage.ARCHIVED))
                .then(w -> assertThat(w.floor().list(PLANS).isOpen()).isFalse());
    }

    @Test
    void a_cleared_list_comes_back_as_it_was() {
        var cleared = session().queued(DEAN, EXPERT).and(CHAIR, new ClearList(PLANS, TENURE));
        given(cleared)
                .then(w -> assertThat(waiting(w, PLANS)).isEmpty())
                .when(CHAIR, new SessionCommand.Undo(cleared.workshop().undo().count(), TENURE))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, EXPERT));
    }

    @Test
    void what_the_chair_tells_the_speaker_is_for_the_speaker() {
        given(session().speaking(DEAN).attending(EXPERT))
                .when(CHAIR, new Whisper(entry(1), "", TENURE))
                .then(w -> assertThat(me(w, DEAN).wishes().getFirst().whisper()).contains(""))
                .then(w -> assertThat(whispers(w, Audience.PARTICIPANT)).isFalse())
                .then(w -> assertThat(whispers(w, Audience.DISPLAY)).isTrue())
                .when(CHAIR, new Whisper(entry(1), "To the second point", TENURE))
                .then(w -> assertThat(whispers(w, Audience.DISPLAY)).isFalse())
                .then(w -> assertThat(whispers(w, Audience.CHAIR)).isTrue());
    }

    @Test
    void a_right_of_reply_does_not_end_with_the_list() {
        var closed =
                session()
                        .attending(DEAN)
                        .and(CHAIR, new CloseList(PLANS, Optional.empty(), TENURE));
        given(closed)
                .when(DEAN, new RequestFloor(PLANS, Optional.empty(), Kind.RIGHT_OF_REPLY, ""))
                .thenAccepted();
        given(closed)
                .when(DEAN, new RequestFloor(PLANS, Optional.empty(), Kind.REPLY, ""))
                .thenRejected(LIST_CLOSED);
    }

    @Test
    void ones_own_page_shows_what_one_asked_and_said() {
        var over =
                session()
                        .queued(DEAN, EXPERT)
                        .and(DEAN, new Withdraw(entry(1)))
                        .and(DEAN, new RequestFloor(PLANS, Optional.empty(), Kind.STATEMENT, ""))
                        .and(CHAIR, new GiveFloor(entry(3), Optional.empty(), TENURE))
                        .after(90)
                        .and(CHAIR, new End(entry(3), TENURE));
        given(over)
                .then(
                        w ->
                                assertThat(me(w, DEAN).past())
                                        .extracting(Me.Past::entry, Me.Past::stage, Me.Past::millis)
                                        .containsExactly(
                                                tuple(entry(3), Stage.DONE, 90_000L),
                                                tuple(entry(1), Stage.WITHDRAWN, 0L)))
                .then(w -> assertThat(me(w, EXPERT).past()).isEmpty())
                .then(w -> assertThat(me(w, GUEST).past()).isEmpty());
        var often = session().attending(DEAN);
        for (int i = 1; i <= 21; i++) {
            often = often.and(CHAIR, new RequestFloor(PLANS, Optional.of(DEAN), Kind.REPLY, ""));
            often = often.and(DEAN, new Withdraw(entry(i)));
        }
        assertThat(me(often.workshop(), DEAN).past()).hasSize(20);
        assertThat(me(often.workshop(), DEAN).past().getFirst().entry()).isEqualTo(entry(21));
    }

    private static boolean whispers(Workshop workshop, Audience audience) {
        return FloorView.of(workshop, audience).entries().values().stream()
                .anyMatch(row -> row.whisper().isPresent());
    }

    private static Me me(Workshop workshop, PersonId person) {
        return Me.of(workshop, Actor.of(person), Audience.PARTICIPANT);
    }

    private static Iterable<Stage> wishes(Workshop workshop, PersonId person) {
        return me(workshop, person).wishes().stream().map(Me.Wish::stage).toList();
    }
}
