package org.khural.domain.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.domain.agenda.AgendaRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.ItemId;
import org.khural.domain.SessionId;
import org.khural.domain.agenda.AgendaCommand.*;
import org.khural.domain.chair.ChairCommand.TakeChair;
import org.khural.domain.floor.FloorCommand.OpenList;
import org.khural.domain.session.SessionCommand.CloseSession;
import org.khural.domain.session.SessionCommand.OpenSession;

/** The programme as the organiser writes it; what has happened is not rewritten. */
class AgendaTest {
    private static final ItemId EXTRA = new ItemId("extra");

    @Test
    void sessions_and_items_are_added_once() {
        given(invited())
                .when(ORGANISER, planned(new SessionId("evening"), 8))
                .when(ORGANISER, planned(new SessionId("evening"), 8))
                .thenRejected(SESSION_EXISTS);
        given(invited())
                .when(ORGANISER, new AddItem(EXTRA, MORNING, discussion()))
                .thenHappened(new AgendaEvent.ItemAdded(EXTRA, MORNING, discussion()))
                .then(
                        w ->
                                assertThat(order(w.agenda()))
                                        .isEqualTo("remarks plans lessons signing extra"))
                .when(ORGANISER, new AddItem(EXTRA, MORNING, discussion()))
                .thenRejected(ITEM_EXISTS);
        given(invited())
                .when(CHAIR, new AddItem(EXTRA, MORNING, discussion()))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "PREPARE");
    }

    @ParameterizedTest(name = "{0} before {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lessons | plans   | remarks lessons plans signing
                    remarks | signing | plans lessons remarks signing
                    remarks |         | plans lessons signing remarks
                    plans   | plans   | remarks plans lessons signing
                    plans   | none    | unknown
                    none    | plans   | unknown
                    """)
    void items_move_relative_to_each_other(String item, String before, String expected) {
        var moved =
                given(invited())
                        .when(
                                ORGANISER,
                                new MoveItem(
                                        new ItemId(item),
                                        Optional.ofNullable(before).map(ItemId::new)));
        if (expected.equals("unknown")) moved.thenRejected(UNKNOWN_ITEM);
        else moved.then(w -> assertThat(order(w.agenda())).isEqualTo(expected));
    }

    @Test
    void an_item_that_was_never_on_can_be_removed_once() {
        given(invited())
                .when(ORGANISER, new RemoveItem(LESSONS))
                .thenHappened(new AgendaEvent.ItemRemoved(LESSONS))
                .then(w -> assertThat(order(w.agenda())).isEqualTo("remarks plans signing"))
                .when(ORGANISER, new RemoveItem(LESSONS))
                .thenNothing();
        given(session()).when(ORGANISER, new RemoveItem(PLANS)).thenRejected(ITEM_HAS_STARTED);
        given(session().and(CHAIR, takeUp(LESSONS, Optional.of(PLANS))))
                .when(ORGANISER, new RemoveItem(PLANS))
                .thenRejected(ITEM_HAS_STARTED);
    }

    @Test
    void an_item_whose_list_is_in_use_stays() {
        var open = session().and(CHAIR, new OpenList(LESSONS, TENURE));
        given(open).when(ORGANISER, new RemoveItem(LESSONS)).thenRejected(LIST_IN_USE);
        given(open.attending(DEAN).and(DEAN, request(LESSONS)))
                .when(
                        CHAIR,
                        new org.khural.domain.floor.FloorCommand.CloseList(
                                LESSONS, Optional.empty(), TENURE))
                .when(ORGANISER, new RemoveItem(LESSONS))
                .thenRejected(LIST_IN_USE);
    }

    @Test
    void the_plan_may_change_while_the_item_is_on_and_what_happened_stays() {
        given(session())
                .when(ORGANISER, new EditItem(PLANS, plan(ItemKind.VOTE)))
                .then(
                        w ->
                                assertThat(w.agenda().activeItem().get().plan().kind())
                                        .isEqualTo(ItemKind.VOTE))
                .then(w -> assertThat(w.agenda().activeItem().get().started()).contains(START));
        given(session())
                .when(
                        ORGANISER,
                        new EditSession(MORNING, text("Dawn"), START, START.plusSeconds(60)))
                .then(w -> assertThat(w.agenda().currentSession().get().isLive()).isTrue())
                .then(w -> assertThat(w.agenda().currentSession().get().opened()).contains(START));
        given(invited())
                .when(ORGANISER, new EditItem(EXTRA, discussion()))
                .thenRejected(UNKNOWN_ITEM);
        given(invited())
                .when(
                        ORGANISER,
                        new EditSession(
                                new SessionId("none"), text("X"), START, START.plusSeconds(1)))
                .thenRejected(UNKNOWN_SESSION);
    }

    @Test
    void nothing_of_a_closed_session_is_edited() {
        var over = session().and(CHAIR, new CloseSession(MORNING, TENURE));
        var later = START.plusSeconds(60);
        for (var command :
                new AgendaCommand[] {
                    new EditSession(MORNING, text("X"), START, later),
                    new AddItem(EXTRA, MORNING, discussion()),
                    new EditItem(LESSONS, discussion()),
                    new MoveItem(LESSONS, Optional.of(PLANS)),
                    new Retime(MORNING),
                    new RemoveItem(LESSONS)
                }) {
            given(over).when(ORGANISER, command).thenRejected(SESSION_CLOSED);
        }
    }

    /** Each takes 30 minutes, and the morning begins at minute 0. */
    @ParameterizedTest(name = "taken up: {0}; {1} moved before {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing | remarks |         | plans 0 lessons 30 remarks 60
                    nothing | lessons | remarks | lessons 0 remarks 30 plans 60
                    remarks | lessons | plans   | remarks 0 lessons 30 plans 60
                    plans   | lessons | plans   | remarks 0 lessons 0 plans 0
                    """)
    void times_follow_the_order_but_for_what_was_taken_up(
            String taken, String item, String before, String expected) {
        var given = invited();
        if (!taken.equals("nothing")) {
            given =
                    given.and(CHAIR, new TakeChair(0))
                            .and(CHAIR, new OpenSession(MORNING, TENURE))
                            .and(CHAIR, takeUp(new ItemId(taken), Optional.empty()));
        }
        var place = Optional.ofNullable(before).map(ItemId::new);
        given(given)
                .when(ORGANISER, new MoveItem(new ItemId(item), place))
                .when(ORGANISER, new Retime(MORNING))
                .then(w -> assertThat(minutes(w.agenda())).isEqualTo(expected))
                .when(ORGANISER, new Retime(MORNING))
                .thenNothing();
    }

    @Test
    void times_follow_the_length_of_an_item() {
        given(invited())
                .when(ORGANISER, new EditItem(REMARKS, timed(45, SPEECH)))
                .when(ORGANISER, new Retime(MORNING))
                .then(
                        w ->
                                assertThat(minutes(w.agenda()))
                                        .isEqualTo("remarks 0 plans 45 lessons 75"));
        given(invited())
                .when(ORGANISER, new Retime(new SessionId("none")))
                .thenRejected(UNKNOWN_SESSION);
    }

    @Test
    void what_was_taken_up_keeps_its_place() {
        given(session())
                .when(ORGANISER, new MoveItem(PLANS, Optional.empty()))
                .thenRejected(ITEM_HAS_STARTED);
    }

    @Test
    void a_lead_is_somebody_of_the_workshop() {
        given(invited())
                .when(ORGANISER, new AddItem(EXTRA, MORNING, ledBy(Optional.of(EXPERT))))
                .thenAccepted();
        given(invited())
                .when(ORGANISER, new AddItem(EXTRA, MORNING, ledBy(Optional.of(STRANGER))))
                .thenRejected(UNKNOWN_LEAD);
        given(invited())
                .when(ORGANISER, new EditItem(PLANS, ledBy(Optional.of(STRANGER))))
                .thenRejected(UNKNOWN_LEAD);
    }

    @Test
    void there_are_at_most_fifty_sessions() {
        var many = invited();
        for (int i = 3; i <= AgendaCommand.MOST_SESSIONS; i++) {
            many = many.and(ORGANISER, planned(new SessionId("session-" + i), i));
        }
        given(many)
                .when(ORGANISER, planned(new SessionId("one-more"), 1))
                .thenRejected(TOO_MANY_ITEMS, "limit", AgendaCommand.MOST_SESSIONS);
    }

    @Test
    void times_are_checked_before_any_rule_is_asked() {
        assertThatThrownBy(() -> new AddSession(MORNING, text("X"), START, START))
                .hasMessage("a session ends after its start");
        for (int minutes : new int[] {0, 1441}) {
            assertThatThrownBy(() -> timed(minutes, SPEECH))
                    .hasMessage("an item takes 1 to 1440 minutes");
        }
        for (int seconds : new int[] {9, 14_401}) {
            assertThatThrownBy(() -> timed(30, seconds))
                    .hasMessage("a speech takes 10 seconds to 4 hours");
        }
    }

    @Test
    void the_running_order_shows_plan_and_actual_side_by_side() {
        given(session())
                .after(60)
                .when(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                .then(
                        w -> {
                            var view = AgendaView.of(w);
                            assertThat(view.active()).contains(LESSONS);
                            assertThat(view.items().get(PLANS).at()).isEqualTo(START);
                            assertThat(view.items().get(PLANS).started()).contains(START);
                            assertThat(view.items().get(PLANS).ended())
                                    .contains(START.plusSeconds(60));
                            assertThat(view.items().get(LESSONS).ended()).isEmpty();
                        });
    }

    @Test
    void an_agenda_that_contradicts_itself_can_not_be_made() {
        var agenda = invited().workshop().agenda();
        assertThatThrownBy(() -> agenda.running(Optional.empty(), Optional.of(PLANS)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () ->
                                new Agenda(
                                        agenda.sessions(),
                                        agenda.items(),
                                        agenda.order().minus(0),
                                        Optional.empty(),
                                        Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Item.Plan ledBy(Optional<org.khural.domain.PersonId> lead) {
        return new Item.Plan(text("X"), ItemKind.DISCUSSION, START, 30, lead, SPEECH);
    }

    private static Item.Plan timed(int minutes, int speech) {
        return new Item.Plan(text("X"), ItemKind.VOTE, START, minutes, Optional.empty(), speech);
    }

    /** The items of the morning, and in which minute of it each is planned to begin. */
    private static String minutes(Agenda agenda) {
        return agenda.itemsOf(MORNING).stream()
                .map(i -> i.id() + " " + Duration.between(START, i.plan().at()).toMinutes())
                .collect(Collectors.joining(" "));
    }

    private static String order(Agenda agenda) {
        return String.join(" ", agenda.order().stream().map(ItemId::value).toList());
    }
}
