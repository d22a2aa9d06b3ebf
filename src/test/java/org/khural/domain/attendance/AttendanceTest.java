package org.khural.domain.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.khural.domain.attendance.AttendanceRejection.*;
import static org.khural.domain.attendance.Channel.HALL;
import static org.khural.domain.attendance.Channel.ONLINE;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.AccessRejection;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.PersonId;
import org.khural.domain.attendance.AttendanceCommand.*;
import org.khural.domain.floor.FloorCommand.Finish;
import org.khural.domain.floor.FloorCommand.Withdraw;
import org.khural.domain.people.PeopleCommand.ErasePerson;
import org.khural.domain.session.SessionCommand.CloseSession;

/** People attend because they said so, or somebody who may said it for them. */
class AttendanceTest {
    @Test
    void one_arrives_once_and_may_change_from_the_hall_to_online() {
        given(invited())
                .when(DEAN, new Attend(HALL))
                .thenHappened(new AttendanceEvent.Arrived(DEAN, HALL))
                .when(DEAN, new Attend(HALL))
                .thenNothing()
                .when(EXPERT, new Attend(HALL))
                .when(DEAN, new Attend(ONLINE))
                .then(w -> assertThat(AttendanceView.of(w)).isEqualTo(new AttendanceView(1, 1)))
                .when(DEAN, new Leave())
                .thenHappened(new AttendanceEvent.Departed(DEAN))
                .then(w -> assertThat(AttendanceView.of(w)).isEqualTo(new AttendanceView(1, 0)))
                .when(DEAN, new Leave())
                .thenNothing();
    }

    @Test
    void the_own_page_is_touched() {
        var before = invited().workshop();
        assertThat(new AttendanceEvent.Arrived(DEAN, HALL).touches(before)).isEqualTo(Set.of(DEAN));
        assertThat(new AttendanceEvent.Departed(DEAN).touches(before)).isEqualTo(Set.of(DEAN));
    }

    @ParameterizedTest(name = "{0} records: {1}")
    @CsvSource({"chair,yes", "vice,yes", "organiser,yes", "assistant,yes", "rector,no", "dean,no"})
    void others_are_recorded_by_those_who_run_the_workshop(String by, String expected) {
        var recorded =
                given(invited())
                        .when(new PersonId(by), new RecordAttendance(DEAN, Optional.of(HALL)));
        if (expected.equals("yes")) {
            recorded.thenHappened(new AttendanceEvent.Arrived(DEAN, HALL))
                    .when(ASSISTANT, new RecordAttendance(DEAN, Optional.empty()))
                    .thenHappened(new AttendanceEvent.Departed(DEAN))
                    .when(ASSISTANT, new RecordAttendance(DEAN, Optional.empty()))
                    .thenNothing();
        } else {
            recorded.thenRejected(AccessRejection.NOT_ALLOWED, "power", "RECORD_ATTENDANCE");
        }
    }

    @Test
    void who_waits_or_speaks_withdraws_or_ends_first() {
        given(session().queued(DEAN)).when(DEAN, new Leave()).thenRejected(STILL_ON_LIST);
        given(session().queued(DEAN))
                .when(CHAIR, new RecordAttendance(DEAN, Optional.empty()))
                .thenRejected(STILL_ON_LIST);
        given(session().speaking(DEAN)).when(DEAN, new Leave()).thenRejected(STILL_ON_LIST);
        for (Command end : new Command[] {new Withdraw(entry(1)), new Finish(entry(1))}) {
            var on = end instanceof Finish ? session().speaking(DEAN) : session().queued(DEAN);
            given(on).when(DEAN, end).when(DEAN, new Leave()).thenAccepted();
        }
    }

    @Test
    void who_was_not_reached_before_the_close_may_leave_after_it() {
        given(session().queued(DEAN))
                .when(CHAIR, new CloseSession(MORNING, TENURE))
                .when(DEAN, new Leave())
                .thenAccepted();
    }

    @Test
    void nobody_arrives_who_is_not_of_the_workshop() {
        given(invited())
                .when(ORGANISER, new RecordAttendance(STRANGER, Optional.of(HALL)))
                .thenRejected(UNKNOWN_PERSON);
        given(invited().and(ORGANISER, new ErasePerson(DEAN)))
                .when(ORGANISER, new RecordAttendance(DEAN, Optional.of(HALL)))
                .thenRejected(UNKNOWN_PERSON);
        for (Command own : new Command[] {new Attend(HALL), new Leave()}) {
            given(invited())
                    .when(Actor.SYSTEM, own)
                    .thenRejected(AccessRejection.NOT_ALLOWED, "power", "ATTEND");
            given(invited())
                    .when(new Actor.Screen(SCREEN), own)
                    .thenRejected(AccessRejection.NOT_ALLOWED, "power", "ATTEND");
        }
    }

    @Test
    void counts_that_differ_from_the_list_can_not_be_made() {
        assertThatThrownBy(() -> new Attendance(Attendance.NONE.here(), 1, 0))
                .isInstanceOf(IllegalStateException.class);
    }
}
