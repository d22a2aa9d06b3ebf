package org.khural.domain.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.domain.floor.FloorRejection.*;
import static org.khural.domain.floor.RequestFloorTest.stage;
import static org.khural.domain.floor.RequestFloorTest.waiting;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Deadline;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.session.SessionCommand.CloseSession;
import org.khural.domain.session.SessionCommand.OpenSession;

/** Rules 2: the order of a list, opening and closing it, and what becomes of it with its item. */
class ListTest {
    @ParameterizedTest(name = "of f1 f2 f3, {0} before {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    f3 | f1 | f3 f1 f2
                    f3 | f2 | f1 f3 f2
                    f1 | f3 | f2 f1 f3
                    f1 |    | f2 f3 f1
                    f2 |    | f1 f3 f2
                    """)
    void moving_is_relative(String entry, String before, String order) {
        given(session().queued(DEAN, EXPERT, GUEST))
                .when(CHAIR, move(entry, before))
                .then(w -> assertThat(ids(w.floor(), PLANS)).isEqualTo(order));
    }

    @ParameterizedTest(name = "of f1 f2 f3, {0} before {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    f1 | f2
                    f2 | f3
                    f3 |
                    f2 | f2
                    """)
    void moving_to_where_one_stands_changes_nothing(String entry, String before) {
        given(session().queued(DEAN, EXPERT, GUEST)).when(CHAIR, move(entry, before)).thenNothing();
    }

    @Test
    void one_moves_among_those_who_wait_on_the_same_list() {
        var two =
                session()
                        .queued(DEAN, EXPERT)
                        .and(CHAIR, new OpenList(LESSONS, TENURE))
                        .attending(GUEST)
                        .and(GUEST, request(LESSONS));
        given(two).when(CHAIR, move("f1", "f3")).thenRejected(NOT_WAITING);
        given(two).when(CHAIR, move("f1", "f9")).thenRejected(NOT_WAITING);
        given(two).when(CHAIR, move("f9", "f1")).thenRejected(UNKNOWN_ENTRY);
        given(session().speaking(DEAN).queued(EXPERT))
                .when(CHAIR, move("f1", "f2"))
                .thenRejected(NOT_WAITING);
    }

    @Test
    void the_place_says_why_it_is_there() {
        given(session().queued(DEAN, EXPERT))
                .when(CHAIR, move("f2", "f1"))
                .then(w -> assertThat(why(w.floor(), 1)).isEqualTo(Why.Code.FIRST_COME))
                .then(w -> assertThat(why(w.floor(), 2)).isEqualTo(Why.Code.MOVED_BY_CHAIR));
    }

    @Test
    void the_chair_removes_who_waits() {
        given(session().queued(DEAN, EXPERT))
                .when(CHAIR, new Remove(entry(1), TENURE))
                .thenHappened(new FloorEvent.Removed(entry(1)))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(EXPERT))
                .when(CHAIR, new Remove(entry(1), TENURE))
                .thenNothing();
        given(session().speaking(DEAN))
                .when(CHAIR, new Remove(entry(1), TENURE))
                .thenRejected(NOT_WAITING);
    }

    @Test
    void closed_and_opened_twice_is_closed_and_opened_once() {
        given(session().queued(DEAN))
                .when(CHAIR, close(PLANS))
                .thenHappened(new FloorEvent.ListClosed(PLANS))
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN))
                .when(CHAIR, close(PLANS))
                .thenNothing()
                .when(CHAIR, new OpenList(PLANS, TENURE))
                .thenHappened(new FloorEvent.ListOpened(PLANS))
                .when(CHAIR, new OpenList(PLANS, TENURE))
                .thenNothing();
        given(session()).when(CHAIR, close(new ItemId("none"))).thenRejected(UNKNOWN_ITEM);
        given(session()).when(CHAIR, new OpenList(SIGNING, TENURE)).thenRejected(SESSION_NOT_LIVE);
    }

    @Test
    void an_announced_close_comes_at_its_time_and_once() {
        var announced = session().and(CHAIR, new CloseList(PLANS, Optional.of(300), TENURE));
        var at = announced.now().plusSeconds(300);
        var due = new CloseListOnTime(PLANS, at);
        given(announced)
                .then(w -> assertThat(w.nextDeadline()).contains(new Deadline(at, due)))
                .then(w -> assertThat(w.floor().list(PLANS).isOpen()).isTrue())
                .after(299)
                .when(Actor.SYSTEM, due)
                .thenNothing()
                .after(1)
                .when(Actor.SYSTEM, due)
                .thenHappened(new FloorEvent.ListClosed(PLANS))
                .then(w -> assertThat(w.nextDeadline()).isEmpty())
                .when(Actor.SYSTEM, due)
                .thenNothing();
        given(announced)
                .when(CHAIR, due)
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "SYSTEM");
    }

    @Test
    void the_first_of_two_announced_closes_is_the_next_deadline() {
        given(session())
                .when(CHAIR, new OpenList(LESSONS, TENURE))
                .when(CHAIR, new CloseList(PLANS, Optional.of(300), TENURE))
                .when(CHAIR, new CloseList(LESSONS, Optional.of(60), TENURE))
                .then(
                        w ->
                                assertThat(w.nextDeadline().orElseThrow().at())
                                        .isEqualTo(session().now().plusSeconds(60)));
    }

    @Test
    void an_announced_close_can_be_called_off_or_put_off() {
        var announced = session().and(CHAIR, new CloseList(PLANS, Optional.of(60), TENURE));
        given(announced)
                .when(CHAIR, new OpenList(PLANS, TENURE))
                .then(w -> assertThat(w.nextDeadline()).isEmpty());
        given(announced)
                .when(CHAIR, new CloseList(PLANS, Optional.of(300), TENURE))
                .after(60)
                .when(Actor.SYSTEM, new CloseListOnTime(PLANS, announced.now().plusSeconds(60)))
                .thenNothing();
    }

    @Test
    void only_a_discussion_opens_its_list_by_itself() {
        given(session())
                .when(CHAIR, takeUp(REMARKS, Optional.of(PLANS)))
                .then(w -> assertThat(w.floor().list(REMARKS).isOpen()).isFalse())
                .then(w -> assertThat(w.floor().list(PLANS).isOpen()).isFalse())
                .when(CHAIR, takeUp(LESSONS, Optional.of(REMARKS)))
                .then(w -> assertThat(w.floor().list(LESSONS).isOpen()).isTrue());
    }

    @Test
    void a_list_keeps_its_places_while_another_item_is_on() {
        given(session().queued(DEAN, EXPERT))
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .then(w -> assertThat(w.floor().list(PLANS).isOpen()).isFalse())
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(DEAN, EXPERT))
                .then(w -> assertThat(waiting(w, LESSONS)).isEmpty())
                .when(DEAN, new Withdraw(entry(1)))
                .when(CHAIR, takeUp(PLANS, Optional.of(LESSONS)))
                .then(w -> assertThat(w.floor().list(PLANS).isOpen()).isTrue())
                .then(w -> assertThat(waiting(w, PLANS)).containsExactly(EXPERT));
    }

    @Test
    void closing_the_session_archives_every_list_of_it() {
        given(session().queued(DEAN, EXPERT).and(CHAIR, new OpenList(LESSONS, TENURE)))
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .then(w -> assertThat(waiting(w, PLANS)).isEmpty())
                .then(w -> assertThat(stage(w, 1)).isEqualTo(Stage.ARCHIVED))
                .then(w -> assertThat(stage(w, 2)).isEqualTo(Stage.ARCHIVED))
                .then(w -> assertThat(w.floor().list(LESSONS).isOpen()).isFalse())
                .then(w -> assertThat(w.isOnAnyList(DEAN)).isFalse())
                .when(CHAIR, new OpenSession(AFTERNOON, TENURE))
                .when(DEAN, request(PLANS))
                .thenRejected(SESSION_NOT_LIVE);
    }

    private static Move move(String entry, String before) {
        return new Move(new EntryId(entry), Optional.ofNullable(before).map(EntryId::new), TENURE);
    }

    private static CloseList close(ItemId item) {
        return new CloseList(item, Optional.empty(), TENURE);
    }

    private static String ids(Floor floor, ItemId item) {
        return String.join(" ", floor.list(item).waiting().stream().map(EntryId::value).toList());
    }

    private static Why.Code why(Floor floor, int n) {
        return floor.entry(entry(n)).orElseThrow().why().code();
    }
}
