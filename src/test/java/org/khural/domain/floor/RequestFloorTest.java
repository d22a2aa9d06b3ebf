package org.khural.domain.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.domain.floor.FloorRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.DelegationId;
import org.khural.domain.ItemId;
import org.khural.domain.Limits;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.attendance.AttendanceCommand.Attend;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.session.SessionCommand.CloseSession;
import org.khural.domain.session.SessionCommand.SuspendSession;
import org.khural.support.Scenario;

/** Rules 2, first row: how somebody gets onto the list. */
class RequestFloorTest {
    private static final Optional<PersonId> MYSELF = Optional.empty();

    @Test
    void whoever_is_here_gets_the_last_place_on_the_open_list() {
        given(session().online(DEAN))
                .when(DEAN, new RequestFloor(PLANS, MYSELF, Kind.QUESTION, " On  costs\n"))
                .thenHappened(
                        new FloorEvent.FloorRequested(
                                entry(1),
                                PLANS,
                                new FloorEntry.Who(
                                        new SeatId("dean"), DEAN, Optional.of(UNIVERSITY), false),
                                Channel.ONLINE,
                                Via.SELF,
                                Kind.QUESTION,
                                Personal.of(DEAN, "On  costs"),
                                SPEECH))
                .when(EXPERT, new Attend(Channel.HALL))
                .when(EXPERT, request(PLANS))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, EXPERT));
    }

    @ParameterizedTest(name = "{0} asks for {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dean      | dean   | SELF
                    rector    | dean   | HEAD
                    rector    | rector | SELF
                    assistant | guest  | ASSISTANT
                    chair     | guest  | CHAIR
                    vice      | guest  | CHAIR
                    chair     | chair  | SELF
                    dean      | rector | not_yours
                    rector    | expert | not_yours
                    organiser | dean   | not_yours
                    """)
    void one_asks_for_oneself_for_ones_delegation_or_for_anybody(
            String by, String person, String expected) {
        var asked =
                given(session().attending(new PersonId(person)))
                        .when(new PersonId(by), request(PLANS, new PersonId(person)));
        if (expected.equals("not_yours")) asked.thenRejected(NOT_YOURS);
        else asked.then(w -> assertThat(first(w).via()).isEqualTo(Via.valueOf(expected)));
    }

    @Test
    void a_head_of_yesterday_asks_for_nobody() {
        var moved =
                session()
                        .attending(DEAN)
                        .and(
                                ORGANISER,
                                new org.khural.domain.people.PeopleCommand.EditPerson(
                                        RECTOR,
                                        Optional.<DelegationId>of(INSTITUTE),
                                        card("Rector"),
                                        1,
                                        java.util.Set.of()));
        given(moved).when(RECTOR, request(PLANS, DEAN)).thenRejected(NOT_YOURS);
    }

    @Test
    void strangers_displays_and_the_server_get_no_place() {
        given(session())
                .when(STRANGER, request(PLANS))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "REQUEST_FLOOR");
        given(session().attending(DEAN))
                .when(new Actor.Screen(SCREEN), request(PLANS, DEAN))
                .thenRejected(AccessRejection.NOT_ALLOWED);
        given(session().attending(DEAN))
                .when(Actor.SYSTEM, request(PLANS, DEAN))
                .thenRejected(NOT_YOURS);
        given(session()).when(Actor.SYSTEM, request(PLANS)).thenRejected(UNKNOWN_PERSON);
    }

    @Test
    void a_double_click_gives_one_place() {
        given(session().attending(DEAN))
                .when(DEAN, request(PLANS))
                .when(DEAN, request(PLANS))
                .thenRejected(ALREADY_ON_LIST);
    }

    @Test
    void phone_and_laptop_and_assistant_are_one_person() {
        given(session().queued(DEAN))
                .when(ASSISTANT, request(PLANS, DEAN))
                .thenRejected(ALREADY_ON_LIST);
    }

    @ParameterizedTest(name = "with a {0} on the list, a {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    STATEMENT      | QUESTION       | refused
                    QUESTION       | STATEMENT      | refused
                    STATEMENT      | REPLY          | added
                    STATEMENT      | RIGHT_OF_REPLY | added
                    REPLY          | RIGHT_OF_REPLY | refused
                    RIGHT_OF_REPLY | QUESTION       | added
                    """)
    void one_wish_among_the_ordinary_kinds_and_one_among_replies(
            Kind first, Kind second, String expected) {
        var asked =
                given(session().attending(DEAN))
                        .when(DEAN, new RequestFloor(PLANS, MYSELF, first, ""))
                        .when(DEAN, new RequestFloor(PLANS, MYSELF, second, ""));
        if (expected.equals("refused")) asked.thenRejected(ALREADY_ON_LIST);
        else asked.thenAccepted();
    }

    @Test
    void who_speaks_or_pauses_has_a_wish_still_and_who_has_spoken_has_none() {
        given(session().speaking(DEAN)).when(DEAN, request(PLANS)).thenRejected(ALREADY_ON_LIST);
        given(session().speaking(DEAN).and(CHAIR, new Pause(entry(1), TENURE)))
                .when(DEAN, request(PLANS))
                .thenRejected(ALREADY_ON_LIST);
        given(session().speaking(DEAN))
                .when(DEAN, new Finish(entry(1)))
                .when(DEAN, request(PLANS))
                .thenAccepted();
    }

    @Test
    void each_item_has_a_list_of_its_own() {
        given(session().queued(DEAN))
                .when(CHAIR, new OpenList(LESSONS, TENURE))
                .when(DEAN, request(LESSONS))
                .then(w -> assertThat(waiting(w, LESSONS)).containsExactly(DEAN))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN));
    }

    @Test
    void a_closed_list_is_for_the_chair_and_the_assistant_only() {
        var closed =
                session()
                        .attending(DEAN, RECTOR, GUEST, CHAIR)
                        .and(CHAIR, new CloseList(PLANS, Optional.empty(), TENURE));
        given(closed).when(DEAN, request(PLANS)).thenRejected(LIST_CLOSED);
        given(closed).when(RECTOR, request(PLANS, DEAN)).thenRejected(LIST_CLOSED);
        given(closed)
                .when(ASSISTANT, request(PLANS, GUEST))
                .when(CHAIR, request(PLANS, DEAN))
                .when(CHAIR, request(PLANS))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(GUEST, DEAN, CHAIR));
    }

    @ParameterizedTest
    @CsvSource({"TECHNICAL", "POINT_OF_ORDER", "PRIVILEGE"})
    void what_may_interrupt_is_granted_and_not_queued(Kind kind) {
        given(session().attending(DEAN))
                .when(DEAN, new RequestFloor(PLANS, MYSELF, kind, ""))
                .thenRejected(KIND_NEEDS_GRANT);
    }

    @Test
    void one_asks_in_a_break_but_not_before_the_opening_or_after_the_close() {
        var here = session().attending(DEAN);
        given(here.and(CHAIR, new SuspendSession(Optional.empty(), Optional.empty(), TENURE)))
                .when(DEAN, request(PLANS))
                .thenAccepted();
        given(invited().attending(DEAN)).when(DEAN, request(PLANS)).thenRejected(SESSION_NOT_LIVE);
        given(here.and(CHAIR, new CloseSession(MORNING, TENURE)))
                .when(DEAN, request(PLANS))
                .thenRejected(SESSION_NOT_LIVE);
        given(here).when(DEAN, request(SIGNING)).thenRejected(SESSION_NOT_LIVE);
        given(here).when(DEAN, request(new ItemId("none"))).thenRejected(UNKNOWN_ITEM);
    }

    @Test
    void who_is_erased_or_not_here_is_not_queued() {
        var erased =
                session()
                        .and(
                                ORGANISER,
                                new org.khural.domain.people.PeopleCommand.ErasePerson(DEAN));
        given(erased).when(CHAIR, request(PLANS, DEAN)).thenRejected(UNKNOWN_PERSON);
        given(session()).when(CHAIR, request(PLANS, DEAN)).thenRejected(NOT_ATTENDING);
    }

    @Test
    void a_note_is_counted_in_characters_as_they_will_be_kept() {
        var emoji = "\uD83D\uDE00";
        var limit = Limits.DEFAULT.note();
        var here = session().attending(DEAN);
        given(here).when(DEAN, noted(emoji.repeat(limit))).thenAccepted();
        given(here)
                .when(DEAN, noted(emoji.repeat(limit + 1)))
                .thenRejected(NOTE_TOO_LONG, "limit", limit);
        // U+0958 becomes two characters when it is normalised, so 250 of them are 500.
        given(here).when(DEAN, noted("\u0958".repeat(limit))).thenRejected(NOTE_TOO_LONG);
        given(here)
                .when(DEAN, noted("\u202Egnp\u202C"))
                .then(w -> assertThat(note(w)).isEqualTo("gnp"));
    }

    @Test
    void nobody_fills_a_list_alone_though_the_chair_may_always_help() {
        var limits = new Limits(5000, 12, 200, 250);
        Scenario often = session().attending(DEAN).within(limits);
        for (int i = 1; i <= 2; i++) {
            often = often.and(DEAN, request(PLANS)).and(DEAN, new Withdraw(entry(i)));
        }
        given(often).when(DEAN, request(PLANS)).thenRejected(ASKED_TOO_OFTEN, "limit", 2);
        given(often).when(RECTOR, request(PLANS, DEAN)).thenRejected(ASKED_TOO_OFTEN, "limit", 2);
        given(often).when(ASSISTANT, request(PLANS, DEAN)).thenAccepted();
        given(often.attending(EXPERT)).when(EXPERT, request(PLANS)).thenAccepted();
    }

    @Test
    void what_a_list_keeps_on_record_is_limited_too() {
        var limits = new Limits(5000, 1, 200, 250);
        Scenario often = session().attending(DEAN).within(limits);
        for (int i = 1; i <= limits.record(); i++) {
            often = often.and(CHAIR, request(PLANS, DEAN)).and(DEAN, new Withdraw(entry(i)));
        }
        given(often).when(CHAIR, request(PLANS, DEAN)).thenRejected(LIST_FULL, "limit", 1);
    }

    @Test
    void one_withdraws_oneself_or_is_withdrawn_by_the_head() {
        given(session().queued(DEAN, EXPERT))
                .when(DEAN, new Withdraw(entry(1)))
                .thenHappened(new FloorEvent.Withdrawn(entry(1)))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(EXPERT))
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.WITHDRAWN))
                .when(DEAN, new Withdraw(entry(1)))
                .thenNothing();
        given(session().queued(DEAN)).when(RECTOR, new Withdraw(entry(1))).thenAccepted();
        given(session().queued(DEAN)).when(EXPERT, new Withdraw(entry(1))).thenRejected(NOT_YOURS);
        given(session().queued(DEAN)).when(CHAIR, new Withdraw(entry(1))).thenRejected(NOT_YOURS);
        given(session().queued(DEAN))
                .when(DEAN, new Withdraw(entry(9)))
                .thenRejected(UNKNOWN_ENTRY);
    }

    @Test
    void a_floor_assistant_takes_down_the_hands_that_assistants_raised_and_no_others() {
        var raised = session().attending(DEAN).and(ASSISTANT, request(PLANS, DEAN));
        given(raised).when(ASSISTANT, new Withdraw(entry(1))).thenAccepted();
        given(raised).when(EXPERT, new Withdraw(entry(1))).thenRejected(NOT_YOURS);
        given(session().queued(DEAN))
                .when(ASSISTANT, new Withdraw(entry(1)))
                .thenRejected(NOT_YOURS);
    }

    @Test
    void who_stands_by_may_still_withdraw_and_who_speaks_finishes() {
        given(session().queued(DEAN).and(CHAIR, new Call(entry(1), TENURE)))
                .when(DEAN, new Withdraw(entry(1)))
                .thenAccepted();
        given(session().speaking(DEAN))
                .when(DEAN, new Withdraw(entry(1)))
                .thenRejected(NOT_WAITING);
    }

    private static RequestFloor noted(String note) {
        return new RequestFloor(PLANS, MYSELF, Kind.STATEMENT, note);
    }

    private static String note(Workshop workshop) {
        return first(workshop).note().value().orElseThrow();
    }

    private static FloorEntry first(Workshop workshop) {
        return workshop.floor().entry(entry(1)).orElseThrow();
    }

    static Stage stage(Workshop workshop, int n) {
        return workshop.floor().entry(entry(n)).orElseThrow().stage();
    }

    static List<PersonId> waiting(Workshop workshop, ItemId item) {
        return workshop.floor().list(item).waiting().stream()
                .map(id -> workshop.floor().entries().get(id).who().person())
                .toList();
    }
}
