package org.khural.domain.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.domain.floor.RequestFloorTest.waiting;
import static org.khural.support.Cast.*;
import static org.khural.support.Rulebook.given;
import static org.khural.support.Scenario.*;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.PersonId;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.floor.ListCommand.AgreeTerms;
import org.khural.support.Scenario;

/** Rules 2: order policies, with the expected order and the reason that each place says. */
class OrderTest {
    /** h: comes into the hall, o: online; the first two places are frozen. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FIRST_COME              | h:vice h:dean h:rector o:expert h:guest | vice dean rector expert guest  | FIRST_COME
                    ALTERNATE_CHANNELS      | h:vice h:dean h:rector o:expert h:guest | vice dean expert rector guest  | CHANNELS_TAKE_TURNS
                    ALTERNATE_CHANNELS      | o:vice o:dean o:rector h:expert h:guest | vice dean expert rector guest  | CHANNELS_TAKE_TURNS
                    ALTERNATE_DELEGATIONS   | h:vice h:dean h:rector o:chair h:expert | vice dean expert rector chair  | DELEGATIONS_TAKE_TURNS
                    PROTOCOL                | h:guest h:expert h:rector h:vice h:dean | guest expert vice rector dean  | PROTOCOL
                    """)
    void the_order_is_that_of_the_policy(
            Policy policy, String come, String expected, Why.Code why) {
        var scenario = on(policy);
        for (var one : come.split(" ")) {
            var person = new PersonId(one.substring(2));
            scenario =
                    (one.startsWith("h") ? scenario.attending(person) : scenario.online(person))
                            .after(1)
                            .and(person, request(PLANS));
        }
        var workshop = scenario.workshop();
        assertThat(waiting(workshop, PLANS)).isEqualTo(people(expected));
        assertThat(workshop.floor().get(entry(3)).why().code()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({
        "LEAST_SPOKEN_SEAT, vice expert guest dean",
        "LEAST_SPOKEN_DELEGATION, vice expert guest dean"
    })
    void who_spoke_least_comes_first(Policy policy, String expected) {
        var spoken = on(policy).speaking(DEAN).after(100).and(CHAIR, new End(entry(1), TENURE));
        spoken = spoken.speaking(GUEST).after(10).and(CHAIR, new End(entry(2), TENURE));
        var asked = spoken.queued(VICE, EXPERT, DEAN, GUEST);
        assertThat(waiting(asked.workshop(), PLANS)).isEqualTo(people(expected));
    }

    @Test
    void replies_go_before_questions_and_questions_before_statements() {
        var scenario = session().queued(VICE, EXPERT, GUEST).attending(DEAN, RECTOR);
        scenario = scenario.and(DEAN, of(Kind.QUESTION)).and(RECTOR, of(Kind.REPLY));
        given(scenario)
                .then(
                        w ->
                                assertThat(waiting(w, PLANS))
                                        .containsExactly(VICE, EXPERT, RECTOR, DEAN, GUEST))
                .then(
                        w ->
                                assertThat(w.floor().get(entry(4)).why().code())
                                        .isEqualTo(Why.Code.KIND_GOES_FIRST));
    }

    @Test
    void what_the_chair_put_somewhere_stays_there() {
        var moved =
                on(Policy.PROTOCOL)
                        .queued(GUEST, EXPERT, DEAN)
                        .and(CHAIR, new Move(entry(3), Optional.of(entry(1)), TENURE));
        given(moved.queued(VICE))
                .then(
                        w ->
                                assertThat(waiting(w, PLANS))
                                        .containsExactly(DEAN, GUEST, VICE, EXPERT));
    }

    @Test
    void who_was_called_keeps_the_place() {
        var called =
                on(Policy.PROTOCOL)
                        .queued(GUEST, EXPERT, DEAN)
                        .and(CHAIR, new Call(entry(3), TENURE));
        given(called.queued(VICE))
                .then(
                        w ->
                                assertThat(waiting(w, PLANS))
                                        .containsExactly(GUEST, EXPERT, DEAN, VICE));
    }

    @Test
    void a_policy_changed_while_people_wait_leaves_the_first_two() {
        given(session().queued(GUEST, EXPERT, DEAN, VICE))
                .when(CHAIR, agree(Policy.PROTOCOL))
                .then(
                        w ->
                                assertThat(waiting(w, PLANS))
                                        .containsExactly(GUEST, EXPERT, VICE, DEAN));
    }

    @Test
    void totals_are_kept_per_seat_delegation_and_channel() {
        var spoken = session().speaking(DEAN).after(100).and(CHAIR, new End(entry(1), TENURE));
        var totals = spoken.workshop().floor().totals();
        assertThat(totals.delegations().get(UNIVERSITY)).isEqualTo(new Totals.Spoken(1, 100_000));
        assertThat(totals.channels()).hasSize(1);
    }

    private static Scenario on(Policy policy) {
        return session().and(CHAIR, agree(policy));
    }

    private static AgreeTerms agree(Policy policy) {
        return new AgreeTerms(PLANS, new Terms(policy, false, false, false, false), TENURE);
    }

    private static RequestFloor of(Kind kind) {
        return new RequestFloor(PLANS, Optional.empty(), kind, "");
    }

    private static List<PersonId> people(String names) {
        return Arrays.stream(names.split(" ")).map(PersonId::new).toList();
    }
}
