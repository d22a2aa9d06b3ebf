package org.khural.domain.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.domain.people.PeopleRejection.*;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.domain.floor.FloorCommand.Withdraw;
import org.khural.domain.floor.FloorRejection;
import org.khural.domain.people.PeopleCommand.EditPerson;
import org.khural.domain.people.PeopleCommand.ErasePerson;
import org.khural.domain.people.PeopleCommand.ShareSeat;
import org.khural.support.Scenario;

/** Several people in one seat: one seat, one place on a list, whoever of them takes it. */
class SeatTest {
    private static final Scenario SHARED =
            session().and(ORGANISER, new ShareSeat(DEAN, Optional.of(RECTOR)));

    @Test
    void an_alternate_speaks_from_the_seat_of_its_holder() {
        given(SHARED.attending(DEAN))
                .when(DEAN, request(PLANS))
                .then(
                        w -> {
                            var who = w.floor().entry(entry(1)).orElseThrow().who();
                            assertThat(who.person()).isEqualTo(DEAN);
                            assertThat(who.seat().value()).isEqualTo(RECTOR.value());
                        });
    }

    @Test
    void one_seat_has_one_place_on_a_list() {
        given(SHARED.queued(RECTOR).attending(DEAN))
                .when(DEAN, request(PLANS))
                .thenRejected(FloorRejection.ALREADY_ON_LIST);
        given(SHARED.queued(RECTOR).attending(DEAN))
                .when(RECTOR, new Withdraw(entry(1)))
                .when(DEAN, request(PLANS))
                .thenAccepted();
    }

    @Test
    void an_alternate_is_of_the_same_delegation_and_sits_beside_the_holder_only() {
        given(invited())
                .when(ORGANISER, new ShareSeat(DEAN, Optional.of(EXPERT)))
                .thenRejected(NOT_AN_ALTERNATE);
        given(invited())
                .when(ORGANISER, new ShareSeat(GUEST, Optional.of(DEAN)))
                .thenRejected(NOT_AN_ALTERNATE);
        given(invited())
                .when(ORGANISER, new ShareSeat(DEAN, Optional.of(DEAN)))
                .thenRejected(NOT_AN_ALTERNATE);
        // Neither a chain, nor two who each sit in the other's seat.
        given(SHARED)
                .when(ORGANISER, new ShareSeat(RECTOR, Optional.of(DEAN)))
                .thenRejected(NOT_AN_ALTERNATE);
        given(session().queued(DEAN))
                .when(ORGANISER, new ShareSeat(DEAN, Optional.of(RECTOR)))
                .thenRejected(STILL_ON_LIST);
        given(SHARED)
                .when(ORGANISER, new ShareSeat(DEAN, Optional.of(RECTOR)))
                .thenNothing()
                .when(ORGANISER, new ShareSeat(DEAN, Optional.empty()))
                .then(w -> assertThat(seatOf(w, DEAN)).isEqualTo(DEAN.value()));
    }

    @Test
    void who_loses_the_holder_or_the_delegation_has_a_seat_of_their_own_again() {
        given(SHARED)
                .when(ORGANISER, new ErasePerson(RECTOR))
                .then(w -> assertThat(seatOf(w, DEAN)).isEqualTo(DEAN.value()));
        given(SHARED)
                .when(ORGANISER, moved(DEAN))
                .then(w -> assertThat(seatOf(w, DEAN)).isEqualTo(DEAN.value()));
        given(SHARED)
                .when(ORGANISER, moved(RECTOR))
                .then(w -> assertThat(seatOf(w, DEAN)).isEqualTo(DEAN.value()));
    }

    private static EditPerson moved(PersonId person) {
        return new EditPerson(person, Optional.of(INSTITUTE), card("X"), 1, Set.of());
    }

    private static String seatOf(Workshop workshop, PersonId person) {
        return workshop.people().speakingSeat(person).orElseThrow().id().value();
    }
}
