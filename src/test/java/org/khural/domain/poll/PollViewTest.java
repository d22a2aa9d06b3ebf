package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.khural.domain.Audience;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.Workshop;
import org.khural.domain.session.LeadCommand;
import org.khural.support.Polling;
import org.khural.support.Scenario;

/** Rules 3: nobody sees a name or a choice before they may, and some never. */
class PollViewTest {
    private static final Scenario HERE =
            session()
                    .attending(CHAIR, VICE, RECTOR, DEAN, EXPERT)
                    .and(CHAIR, new LeadCommand.GrantLead(EXPERT, PLANS, Optional.empty(), TENURE));

    /** Who sees: the numbers, the names beside the choices. */
    @ParameterizedTest(name = "{0} {1} in {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    formal  | OPEN   | OPEN    | -                                                          | -
                    formal  | OPEN   | CLOSING | -                                                          | -
                    formal  | OPEN   | CLOSED  | CHAIR                                                      | -
                    formal  | OPEN   | SHOWN   | CHAIR LEAD ORGANISER ASSISTANT PARTICIPANT DISPLAY OBSERVER | CHAIR LEAD ORGANISER ASSISTANT PARTICIPANT DISPLAY
                    formal  | SEALED | OPEN    | -                                                          | -
                    formal  | SEALED | CLOSED  | CHAIR                                                      | -
                    formal  | SEALED | SHOWN   | CHAIR LEAD ORGANISER ASSISTANT PARTICIPANT DISPLAY OBSERVER | CHAIR LEAD ORGANISER ASSISTANT PARTICIPANT DISPLAY
                    opinion | OPEN   | OPEN    | -                                                          | -
                    opinion | OPEN   | CLOSED  | CHAIR LEAD                                                 | -
                    opinion | OPEN   | SHOWN   | CHAIR LEAD ORGANISER ASSISTANT PARTICIPANT DISPLAY OBSERVER | -
                    """)
    void who_sees_numbers_and_names(
            String kind, Rules.Secrecy secrecy, Stage stage, String numbers, String names) {
        var polling = (kind.equals("formal") ? formal() : opinion()).kept(secrecy);
        var open = polling.openIn(HERE).and(DEAN, cast(DEAN, YES)).and(VICE, cast(VICE, NO));
        var scenario = in(stage, open);
        for (var audience : Audience.values()) {
            var row = row(scenario.workshop(), audience);
            assertThat(row.stage()).isEqualTo(stage);
            assertThat(row.cast()).isEqualTo(2);
            assertThat(row.tally().isPresent())
                    .as("numbers for %s", audience)
                    .isEqualTo(isNamed(numbers, audience));
            assertThat(row.verdict().isPresent()).isEqualTo(row.tally().isPresent());
            assertThat(!row.names().isEmpty())
                    .as("names for %s", audience)
                    .isEqualTo(isNamed(names, audience));
        }
    }

    private static boolean isNamed(String audiences, Audience audience) {
        return List.of(audiences.split(" ")).contains(audience.name());
    }

    private static Scenario in(Stage stage, Scenario open) {
        return switch (stage) {
            case CLOSING -> open.and(CHAIR, close());
            case CLOSED -> closed(open);
            case SHOWN -> shown(open);
            default -> open;
        };
    }

    /** What is prepared is for those who prepare it. */
    @ParameterizedTest
    @EnumSource(Audience.class)
    void what_is_prepared_is_seen_by_those_who_prepare(Audience audience) {
        var prepared =
                EnumSet.of(Audience.CHAIR, Audience.LEAD, Audience.ORGANISER).contains(audience);
        for (var scenario : List.of(formal().draftIn(HERE), formal().readyIn(HERE))) {
            assertThat(PollView.of(scenario.workshop(), audience).order())
                    .isEqualTo(prepared ? List.of(POLL) : List.of());
        }
    }

    @Test
    void a_void_poll_that_was_never_opened_is_not_shown_to_the_hall() {
        var gone =
                formal().readyIn(HERE)
                        .and(CHAIR, new PollCommand.Void(POLL, text("Wrong"), TENURE))
                        .workshop();
        assertThat(PollView.of(gone, Audience.PARTICIPANT).order()).isEmpty();
        assertThat(row(gone, Audience.ORGANISER).reason()).contains(text("Wrong"));
    }

    @Test
    void a_void_poll_shows_no_numbers() {
        var gone =
                shown(formal().openIn(HERE).and(DEAN, cast(DEAN, YES)))
                        .and(CHAIR, new PollCommand.Void(POLL, text("Wrong"), TENURE))
                        .workshop();
        for (var audience : Audience.values()) {
            var row = row(gone, audience);
            assertThat(row.tally()).isEmpty();
            assertThat(row.verdict()).isEmpty();
            assertThat(row.names()).isEmpty();
        }
    }

    /** Not the phone that answers, nor the wall behind the teacher. */
    @Test
    void right_answers_are_hidden_until_the_result_is_shown() {
        var open = opinion().on(QUIZ).openIn(HERE);
        for (var audience : outsiders()) {
            assertThat(rightOf(open, audience)).isEmpty();
            assertThat(rightOf(closed(open), audience)).isEmpty();
            assertThat(rightOf(shown(open), audience)).containsExactly(1);
        }
        assertThat(rightOf(open, Audience.CHAIR)).containsExactly(1);
    }

    private static Set<Integer> rightOf(Scenario scenario, Audience audience) {
        return ((Question.Quiz) row(scenario.workshop(), audience).form().question()).right();
    }

    private static List<Audience> outsiders() {
        return List.of(
                Audience.PARTICIPANT, Audience.ASSISTANT, Audience.DISPLAY, Audience.OBSERVER);
    }

    /** Whoever counts sees how many have, never what another counted. */
    @Test
    void a_teller_does_not_see_what_the_other_counted() {
        var counted =
                formal().by(Rules.Mode.HANDS)
                        .openIn(HERE)
                        .and(CHAIR, new CountCommand.CountHands(POLL, List.of(3, 1, 0)));
        var row = row(counted.workshop(), Audience.ASSISTANT).hands().orElseThrow();
        assertThat(row.entered()).isEqualTo(1);
        assertThat(row.agreed()).isEmpty();
        assertThat(row(counted.workshop(), Audience.PARTICIPANT).hands()).isEmpty();
        var agreed = counted.and(ASSISTANT, new CountCommand.CountHands(POLL, List.of(3, 1, 0)));
        assertThat(row(agreed.workshop(), Audience.ASSISTANT).hands().orElseThrow().agreed())
                .isEmpty();
        assertThat(row(agreed.workshop(), Audience.CHAIR).hands().orElseThrow().agreed())
                .contains(List.of(3, 1, 0));
    }

    @Test
    void an_objection_to_the_chair_alone_is_the_chairs_alone() {
        var call =
                HERE.and(
                        CHAIR,
                        new PollCommand.CallForObjections(
                                POLL, text("Agreed?"), Optional.empty(), 30, TENURE));
        var quiet = call.and(DEAN, new VoteCommand.Object(POLL, false, "The budget"));
        var loud = call.and(DEAN, new VoteCommand.Object(POLL, true, "The budget"));
        for (var audience : Audience.values()) {
            var row = row(quiet.workshop(), audience).objection().orElseThrow();
            boolean isChair = audience == Audience.CHAIR;
            assertThat(row.plate().isPresent()).as("%s", audience).isEqualTo(isChair);
            assertThat(row.text().isPresent()).as("%s", audience).isEqualTo(isChair);
            if (audience == Audience.OBSERVER) continue;
            var open = row(loud.workshop(), audience).objection().orElseThrow();
            assertThat(open.plate().map(p -> p.person())).contains(DEAN);
            assertThat(open.text()).contains("The budget");
        }
    }

    @Test
    void words_are_seen_when_they_are_released_and_never_with_a_name() {
        var open =
                opinion()
                        .on(WORDS)
                        .openIn(HERE)
                        .and(DEAN, words("one", "Water", "Trees"))
                        .and(VICE, words("two", "water"));
        for (var audience : outsiders()) {
            var row = row(open.workshop(), audience).words().orElseThrow();
            assertThat(row.shown()).isEmpty();
            assertThat(row.waiting()).isEmpty();
            assertThat(row.entries()).isEqualTo(3);
        }
        assertThat(row(open.workshop(), Audience.CHAIR).words().orElseThrow().waiting()).hasSize(3);
        var released = open.and(CHAIR, release(DEAN, 0)).and(CHAIR, release(VICE, 0));
        for (var audience : outsiders()) {
            var row = row(released.workshop(), audience).words().orElseThrow();
            assertThat(row.shown()).containsExactly(new PollView.Said("Water", 2));
            assertThat(row.waiting()).isEmpty();
        }
    }

    private static VoteCommand words(String id, String... entries) {
        return new VoteCommand.Contribute(POLL, "ballot-" + id, List.of(entries));
    }

    private static PollCommand release(PersonId person, int entry) {
        return new PollCommand.Release(POLL, seat(person), entry, true, TENURE);
    }

    /** The choices of few are not shown, not even as numbers: who was among them is known. */
    @ParameterizedTest
    @CsvSource({"4, false", "5, true"})
    void a_secret_result_of_few_is_a_verdict_only(int many, boolean shown) {
        var workshop = secretly(many).workshop();
        for (var audience : Audience.values()) {
            var row = row(workshop, audience);
            assertThat(row.verdict()).isPresent();
            assertThat(row.tally().isPresent()).isEqualTo(shown);
            assertThat(row.names()).isEmpty();
        }
        assertThat(workshop.polls().poll(POLL).orElseThrow().isPublished()).isEqualTo(shown);
    }

    @Test
    void nobody_sees_the_numbers_of_a_secret_poll_before_its_box_is_read() {
        var closed = closed(asked(secret().openIn(HERE))).workshop();
        for (var audience : Audience.values()) {
            var row = row(closed, audience);
            assertThat(row.tally()).isEmpty();
            assertThat(row.verdict()).isEmpty();
            assertThat(row.cast()).as("papers that were given").isEqualTo(5);
        }
    }

    @Test
    void more_ballots_than_papers_is_an_alarm_for_everybody() {
        var workshop = secretly(6).workshop();
        for (var audience : Audience.values()) {
            assertThat(row(workshop, audience).isOverfull()).isTrue();
        }
    }

    private static Scenario asked(Scenario open) {
        var next = open;
        for (var person : List.of(CHAIR, VICE, RECTOR, DEAN, EXPERT)) {
            next = next.and(person, new VoteCommand.AskToken(POLL, seat(person), BLINDED));
        }
        return next;
    }

    private static Scenario secretly(int many) {
        var ballots =
                IntStream.range(0, many)
                        .mapToObj(i -> new Box.Counted("%064d".formatted(i), YES))
                        .toList();
        return closed(asked(secret().openIn(HERE)))
                .and(new TimeCommand.CountBox(POLL, "f".repeat(64), ballots))
                .and(CHAIR, show());
    }

    /** Everything that any audience, and any other person's own page, says of a running poll. */
    @ParameterizedTest
    @EnumSource(Rules.Secrecy.class)
    void no_page_says_how_another_votes_while_the_poll_runs(Rules.Secrecy secrecy) {
        if (secrecy == Rules.Secrecy.SECRET) return;
        var open = formal().kept(secrecy).openIn(HERE);
        var yes = open.and(DEAN, cast(DEAN, YES)).workshop();
        var no = open.and(DEAN, cast(DEAN, NO)).workshop();
        for (var audience : Audience.values()) {
            assertThat(PollView.of(yes, audience)).isEqualTo(PollView.of(no, audience));
        }
        for (var person : List.of(CHAIR, VICE, RECTOR, EXPERT, ORGANISER, ASSISTANT)) {
            assertThat(MyVotes.of(yes, person)).isEqualTo(MyVotes.of(no, person));
        }
        assertThat(MyVotes.of(yes, DEAN)).isNotEqualTo(MyVotes.of(no, DEAN));
    }

    @Test
    void ones_own_page_has_the_ballots_of_the_seats_one_votes_for() {
        var given = HERE.and(DEAN, new MandateCommand.GiveMandate(seat(DEAN), VICE));
        var workshop = formal().openIn(given).and(VICE, cast(DEAN, NO)).workshop();
        var vice = MyVotes.of(workshop, VICE);
        assertThat(vice.mandates()).hasSize(1);
        assertThat(vice.ballots()).hasSize(1);
        assertThat(vice.ballots().getFirst().answer()).contains(NO);
        var dean = MyVotes.of(workshop, DEAN);
        assertThat(dean.proxy().map(p -> p.person())).contains(VICE);
        assertThat(dean.ballots()).isEqualTo(vice.ballots());
    }

    /** Prepared ahead in one order and held in another. */
    @Test
    void the_polls_that_are_left_are_those_that_were_held_last() {
        var scenario = HERE;
        for (int i = 0; i <= 35; i++) {
            var id = new PollId("poll-" + i);
            scenario =
                    scenario.and(ORGANISER, new ComposeCommand.Compose(id, opinion().form()))
                            .and(ORGANISER, new ComposeCommand.MakeReady(id));
        }
        for (int i = 35; i >= 0; i--) {
            var id = new PollId("poll-" + i);
            scenario =
                    settled(
                            scenario.after(10)
                                    .and(CHAIR, new PollCommand.Open(id, TENURE))
                                    .and(CHAIR, new PollCommand.Close(id, TENURE)));
        }
        var view = PollView.of(scenario.workshop(), Audience.PARTICIPANT);
        assertThat(view.hidden()).isEqualTo(6);
        var left = IntStream.range(0, 30).mapToObj(i -> new PollId("poll-" + i));
        assertThat(view.polls().keySet())
                .containsExactlyInAnyOrderElementsOf(left.collect(Collectors.toSet()));
    }

    @Test
    void a_show_of_opinion_is_among_those_who_are_here_until_its_close() {
        var open = opinion().openIn(HERE).and(DEAN, cast(DEAN, YES));
        assertThat(eligible(open)).isEqualTo(5);
        var more = open.attending(GUEST);
        assertThat(eligible(more)).isEqualTo(6);
        assertThat(eligible(closed(more).attending(ASSISTANT))).isEqualTo(6);
    }

    private static int eligible(Scenario scenario) {
        return row(scenario.workshop(), Audience.CHAIR).eligible();
    }

    private static PollView.Row row(Workshop workshop, Audience audience) {
        return PollView.of(workshop, audience).polls().get(Polling.POLL);
    }
}
