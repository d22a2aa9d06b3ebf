package org.khural.domain.chair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.domain.chair.ChairRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.chair.ChairCommand.*;
import org.khural.domain.floor.FloorEntry.Stage;
import org.khural.domain.people.PeopleCommand.ErasePerson;
import org.khural.domain.session.SessionCommand.OpenSession;

/** Rules 1: the seat of the chair. Nobody becomes chair by accident, and a lapse stops nothing. */
class ChairTest {
    @Test
    void whoever_is_in_the_seat_takes_the_empty_chair() {
        given(invited())
                .when(VICE, new TakeChair(0))
                .thenHappened(new ChairEvent.ChairTaken(VICE))
                .then(w -> assertThat(w.chair().holder()).contains(VICE))
                .then(w -> assertThat(w.chair().tenure()).isEqualTo(1))
                .when(VICE, new TakeChair(0))
                .thenNothing();
        given(invited())
                .when(DEAN, new TakeChair(0))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "TAKE_CHAIR");
        given(invited())
                .when(Actor.SYSTEM, new TakeChair(0))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "TAKE_CHAIR");
    }

    @Test
    void of_two_who_take_it_at_once_the_second_hears_who_was_first() {
        given(invited())
                .when(CHAIR, new TakeChair(0))
                .when(VICE, new TakeChair(0))
                .thenRejected(HELD_BY_ANOTHER, "holder", "chair");
    }

    @Test
    void a_lapse_stops_nothing() {
        given(session().speaking(DEAN).queued(EXPERT))
                .when(Actor.SYSTEM, new LapseChair(TENURE))
                .thenHappened(new ChairEvent.ChairLapsed(TENURE))
                .then(w -> assertThat(w.chair().holder()).isEmpty())
                .then(w -> assertThat(w.chair().lapsed()).contains(CHAIR))
                .then(w -> assertThat(w.floor().current().get().stage()).isEqualTo(Stage.SPEAKING))
                .then(w -> assertThat(w.floor().list(PLANS).isOpen()).isTrue())
                .then(w -> assertThat(w.agenda().currentSession().get().isLive()).isTrue());
    }

    @Test
    void a_tenure_lapses_once_and_only_the_one_that_was_meant() {
        given(session())
                .when(Actor.SYSTEM, new LapseChair(TENURE + 1))
                .thenNothing()
                .when(Actor.SYSTEM, new LapseChair(TENURE))
                .when(Actor.SYSTEM, new LapseChair(TENURE))
                .thenNothing()
                .when(CHAIR, new TakeChair(TENURE))
                .when(Actor.SYSTEM, new LapseChair(TENURE))
                .thenNothing();
        given(session())
                .when(VICE, new LapseChair(TENURE))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "SYSTEM");
    }

    @Test
    void after_a_lapse_the_next_takes_or_the_former_resumes_in_a_new_tenure() {
        var lapsed = session().and(new LapseChair(TENURE));
        given(lapsed)
                .when(VICE, new TakeChair(TENURE))
                .then(w -> assertThat(w.chair().holder()).contains(VICE))
                .then(w -> assertThat(w.chair().lapsed()).isEmpty())
                .then(w -> assertThat(w.chair().tenure()).isEqualTo(TENURE + 1));
        given(lapsed)
                .when(CHAIR, new TakeChair(TENURE))
                .then(w -> assertThat(w.chair().holder()).contains(CHAIR))
                .then(w -> assertThat(w.chair().tenure()).isEqualTo(TENURE + 1))
                .when(CHAIR, new OpenSession(MORNING, TENURE))
                .thenRejected(STALE_TENURE, "tenure", TENURE + 1);
    }

    @Test
    void an_offer_that_was_on_the_screen_too_long_is_not_taken() {
        given(session().and(new LapseChair(TENURE)))
                .when(VICE, new TakeChair(TENURE))
                .when(Actor.SYSTEM, new LapseChair(TENURE + 1))
                .when(CHAIR, new TakeChair(TENURE))
                .thenRejected(STALE_TENURE, "tenure", TENURE + 1);
    }

    @Test
    void the_holder_hands_over_within_the_succession() {
        given(session())
                .when(CHAIR, new HandOverChair(VICE, TENURE))
                .thenHappened(new ChairEvent.ChairHandedOver(VICE))
                .then(w -> assertThat(w.chair().tenure()).isEqualTo(TENURE + 1))
                .when(CHAIR, new HandOverChair(VICE, TENURE))
                .thenNothing()
                .when(CHAIR, new HandOverChair(CHAIR, TENURE))
                .thenRejected(HELD_BY_ANOTHER, "holder", "vice");
        given(session())
                .when(VICE, new HandOverChair(VICE, TENURE))
                .thenRejected(HELD_BY_ANOTHER, "holder", "chair");
        given(session()).when(CHAIR, new HandOverChair(CHAIR, TENURE)).thenNothing();
        given(session())
                .when(CHAIR, new HandOverChair(DEAN, TENURE))
                .thenRejected(NOT_IN_SUCCESSION);
        given(session())
                .when(CHAIR, new HandOverChair(VICE, TENURE - 1))
                .thenRejected(STALE_TENURE, "tenure", TENURE);
    }

    @Test
    void the_organiser_arranges_the_succession_around_the_holder() {
        given(session())
                .when(ORGANISER, new ArrangeSeat(List.of(VICE, DEAN, CHAIR)))
                .thenHappened(new ChairEvent.SeatArranged(List.of(VICE, DEAN, CHAIR)))
                .then(w -> assertThat(w.chair().holder()).contains(CHAIR))
                .then(w -> assertThat(audiences(w, DEAN)).contains(Audience.CHAIR))
                .when(ORGANISER, new ArrangeSeat(List.of(VICE, DEAN, CHAIR)))
                .thenNothing()
                .when(ORGANISER, new ArrangeSeat(List.of(CHAIR)))
                .then(w -> assertThat(audiences(w, DEAN)).doesNotContain(Audience.CHAIR));
        given(session())
                .when(ORGANISER, new ArrangeSeat(List.of(VICE)))
                .thenRejected(HOLDER_MUST_STAY);
        given(session())
                .when(ORGANISER, new ArrangeSeat(List.of(CHAIR, STRANGER)))
                .thenRejected(UNKNOWN_PERSON);
        given(session())
                .when(CHAIR, new ArrangeSeat(List.of(CHAIR)))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "PREPARE");
    }

    @Test
    void who_lost_the_seat_is_not_offered_to_resume() {
        given(session().and(new LapseChair(TENURE)))
                .when(ORGANISER, new ArrangeSeat(List.of(VICE)))
                .then(w -> assertThat(w.chair().lapsed()).isEmpty())
                .when(CHAIR, new TakeChair(TENURE))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "TAKE_CHAIR");
    }

    @Test
    void who_is_erased_leaves_the_succession() {
        given(session().and(new LapseChair(TENURE)))
                .when(ORGANISER, new ErasePerson(CHAIR))
                .then(w -> assertThat(w.chair().seat()).containsExactly(VICE))
                .then(w -> assertThat(w.chair().lapsed()).isEmpty());
    }

    @Test
    void the_pages_of_those_who_come_and_go_are_touched() {
        var event = new ChairEvent.SeatArranged(List.of(VICE, DEAN));
        assertThat(event.touches(invited().workshop())).isEqualTo(Set.of(CHAIR, VICE, DEAN));
    }

    @Test
    void a_seat_is_at_most_ten_different_people() {
        assertThatThrownBy(() -> new ArrangeSeat(List.of(CHAIR, CHAIR)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ArrangeSeat(Collections.nCopies(11, CHAIR)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new Chair(
                                        Chair.NONE.seat(),
                                        Optional.of(CHAIR),
                                        1,
                                        Optional.of(VICE),
                                        Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Set<Audience> audiences(Workshop workshop, PersonId person) {
        return Audience.of(workshop, Actor.of(person));
    }
}
