package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.khural.domain.display.DisplayCommand.PairDisplay;
import org.khural.domain.display.DisplayCommand.RevokeDisplay;
import org.khural.domain.people.PeopleCommand.ErasePerson;
import org.khural.support.Scenario;

/** The one table of authorisation: what an audience may ask, and who belongs to which. */
class PowerTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ATTEND                   | PARTICIPANT
                    RECORD_ATTENDANCE        | CHAIR ORGANISER ASSISTANT
                    REQUEST_FLOOR            | PARTICIPANT
                    REQUEST_FLOOR_FOR_OTHERS | CHAIR ASSISTANT
                    RUN_FLOOR                | CHAIR LEAD
                    RUN_SESSION              | CHAIR
                    TAKE_CHAIR               | CHAIR
                    PREPARE                  | ORGANISER
                    MANAGE_LINKS             | ORGANISER
                    EXPORT                   | CHAIR ORGANISER
                    ADMIT                    | CHAIR ORGANISER
                    MANAGE_DISPLAYS          | CHAIR ORGANISER
                    CHOOSE_SCENE             | CHAIR LEAD
                    INSCRIBE                 | CHAIR ORGANISER ASSISTANT
                    RULE_ON_REQUESTS         | CHAIR
                    SIGN                     | PARTICIPANT
                    CANCEL_AGREEMENT         | CHAIR ORGANISER
                    SYSTEM                   |
                    """)
    void is_granted_to(Power power, String audiences) {
        var expected =
                audiences == null
                        ? Set.of()
                        : Arrays.stream(audiences.split(" "))
                                .map(Audience::valueOf)
                                .collect(Collectors.toSet());
        for (var audience : Audience.values()) {
            assertThat(power.isGrantedTo(audience)).isEqualTo(expected.contains(audience));
            assertThat(Power.of(audience).contains(power)).isEqualTo(expected.contains(audience));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    chair     | CHAIR PARTICIPANT
                    vice      | CHAIR PARTICIPANT
                    organiser | ORGANISER PARTICIPANT
                    assistant | ASSISTANT PARTICIPANT
                    rector    | PARTICIPANT
                    guest     | PARTICIPANT
                    stranger  |
                    """)
    void belong_to_audiences_by_the_state_alone(String person, String audiences) {
        var actual = Audience.of(invited().workshop(), Actor.of(new PersonId(person)));
        var names = actual.stream().map(Audience::name).collect(Collectors.joining(" "));
        assertThat(names).isEqualTo(audiences == null ? "" : audiences);
    }

    @Test
    void the_erased_the_unpaired_and_the_server_are_no_audience() {
        var paired = invited().and(ORGANISER, new PairDisplay(SCREEN, "Hall"));
        assertThat(audiences(paired, new Actor.Screen(SCREEN))).containsExactly(Audience.DISPLAY);
        var revoked = paired.and(ORGANISER, new RevokeDisplay(SCREEN));
        assertThat(audiences(revoked, new Actor.Screen(SCREEN))).isEmpty();
        assertThat(audiences(invited(), Actor.SYSTEM)).isEmpty();
        var erased = invited().and(ORGANISER, new ErasePerson(ASSISTANT));
        assertThat(audiences(erased, Actor.of(ASSISTANT))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Power.class)
    void a_stranger_and_a_display_may_nothing(Power power) {
        var workshop = invited().and(ORGANISER, new PairDisplay(SCREEN, "Hall")).workshop();
        assertThat(Power.has(workshop, Actor.of(STRANGER), power)).isFalse();
        assertThat(Power.has(workshop, new Actor.Screen(SCREEN), power)).isFalse();
    }

    @Test
    void the_server_may_everything_but_be_somebody() {
        var may = EnumSet.allOf(Power.class);
        may.removeIf(power -> !Power.has(invited().workshop(), Actor.SYSTEM, power));
        assertThat(EnumSet.complementOf(may))
                .containsExactlyInAnyOrder(
                        Power.ATTEND,
                        Power.TAKE_CHAIR,
                        Power.VOTE,
                        Power.VOTE_FOR_OTHERS,
                        Power.COUNT_VOTES,
                        Power.CONFIRM_RESULT,
                        Power.SIGN,
                        Power.CANCEL_AGREEMENT);
    }

    /** Whoever lacks the power hears which, before any rulebook is opened. */
    @Test
    void what_is_not_allowed_says_which_power_is_missing() {
        given(blank())
                .when(ORGANISER, planned(MORNING, 0))
                .thenRejected(AccessRejection.NOT_ALLOWED, "power", "PREPARE");
        assertThat(AccessRejection.NOT_ALLOWED.code()).isEqualTo("access.not_allowed");
    }

    @Test
    void my_page_shows_what_i_am_and_may() {
        var rector = Me.of(invited().workshop(), Actor.of(RECTOR), Audience.PARTICIPANT);
        assertThat(rector.headOf()).contains(UNIVERSITY);
        assertThat(rector.powers())
                .containsExactly(
                        Power.ATTEND,
                        Power.REQUEST_FLOOR,
                        Power.VOTE,
                        Power.GIVE_MANDATE,
                        Power.SIGN);
        assertThat(rector.seats()).hasSize(1);
        assertThat(rector.channel()).isEmpty();
        var dean =
                Me.of(invited().attending(DEAN).workshop(), Actor.of(DEAN), Audience.PARTICIPANT);
        assertThat(dean.headOf()).isEmpty();
        assertThat(dean.channel()).isPresent();
        var screen = Me.of(invited().workshop(), new Actor.Screen(SCREEN), Audience.DISPLAY);
        assertThat(screen.person()).isEmpty();
        assertThat(List.copyOf(screen.powers())).isEmpty();
    }

    private static Set<Audience> audiences(Scenario scenario, Actor actor) {
        return Audience.of(scenario.workshop(), actor);
    }
}
