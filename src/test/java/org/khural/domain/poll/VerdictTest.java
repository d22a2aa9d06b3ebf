package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.START;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.SeatId;
import org.khural.domain.poll.Verdict.Outcome;
import org.khural.support.Polling;
import org.pcollections.HashTreePMap;

/** Rules 3: what follows from the numbers. Columns: the votes, then who was here and entitled. */
class VerdictTest {
    /**
     * Of 19 votes a majority is 10, of 20 and of 21 it is 11; of 30 votes two thirds are 20, of 31
     * they are 21, of 32 and of 33 they are 22 (Robert's Rules of Order, 12th edition, 44:1, 44:3).
     */
    @ParameterizedTest(name = "{0} of yes {1}, no {2}: {3}")
    @CsvSource({
        "SIMPLE, 10, 9, ADOPTED",
        "SIMPLE, 9, 10, REJECTED",
        "SIMPLE, 11, 9, ADOPTED",
        "SIMPLE, 10, 10, REJECTED",
        "SIMPLE, 11, 10, ADOPTED",
        "TWO_THIRDS, 20, 10, ADOPTED",
        "TWO_THIRDS, 19, 11, REJECTED",
        "TWO_THIRDS, 21, 10, ADOPTED",
        "TWO_THIRDS, 20, 11, REJECTED",
        "TWO_THIRDS, 22, 10, ADOPTED",
        "TWO_THIRDS, 21, 11, REJECTED",
        "TWO_THIRDS, 22, 11, ADOPTED",
        "TWO_THIRDS, 21, 12, REJECTED",
    })
    void as_in_roberts_rules(Rules.Majority majority, int yes, int no, Outcome expected) {
        var poll =
                poll(formal().decidedBy(majority, Rules.Base.VALID, Rules.Tie.REJECTS), 100, 100);
        assertThat(counted(poll, yes, no, 5).verdict().outcome()).isEqualTo(expected);
    }

    /** Who abstains is not voting (General Assembly, rule 86), where the base is what is valid. */
    @ParameterizedTest(name = "{0} of {1}: {2} yes, {3} no, {4} abstain, {5} of {6} here: {7}")
    @CsvSource({
        "PLURALITY,  VALID,    1,  0, 40, 50, 99, ADOPTED",
        "PLURALITY,  VALID,    0,  0, 40, 50, 99, REJECTED",
        "PLURALITY,  VALID,    2,  2,  0, 50, 99, REJECTED",
        "SIMPLE,     VALID,   11, 10, 30, 60, 99, ADOPTED",
        "SIMPLE,     CAST,    11, 10, 30, 60, 99, REJECTED",
        "SIMPLE,     CAST,    26, 10, 15, 60, 99, ADOPTED",
        "SIMPLE,     PRESENT, 26, 10, 15, 52, 99, REJECTED",
        "SIMPLE,     PRESENT, 27, 10, 15, 52, 99, ADOPTED",
        "SIMPLE,     ELIGIBLE,49,  0,  0, 60, 99, REJECTED",
        "SIMPLE,     ELIGIBLE,50,  0,  0, 60, 99, ADOPTED",
        "ABSOLUTE,   VALID,   49,  0,  0, 60, 99, REJECTED",
        "ABSOLUTE,   VALID,   50, 10,  0, 60, 99, ADOPTED",
        "TWO_THIRDS, VALID,    2,  1, 50, 60, 99, ADOPTED",
        "TWO_THIRDS, PRESENT, 39,  0, 20, 60, 99, REJECTED",
        "TWO_THIRDS, PRESENT, 40,  0, 20, 60, 99, ADOPTED",
        "TWO_THIRDS, ELIGIBLE,65,  0,  0, 66, 99, REJECTED",
        "TWO_THIRDS, ELIGIBLE,66,  0,  0, 66, 99, ADOPTED",
        "TWO_THIRDS, VALID,    0,  0,  0,  0, 99, REJECTED",
        "SIMPLE,     VALID,    0,  0,  0,  0, 99, REJECTED",
        "ABSOLUTE,   VALID,    0,  0,  0,  0, 99, REJECTED",
    })
    void of_yes_and_no(
            Rules.Majority majority,
            Rules.Base base,
            int yes,
            int no,
            int abstain,
            int present,
            int eligible,
            Outcome expected) {
        var polling = formal().decidedBy(majority, base, Rules.Tie.REJECTS);
        var poll = counted(poll(polling, present, eligible), yes, no, abstain);
        assertThat(poll.verdict().outcome()).isEqualTo(expected);
    }

    /** It decides only where one vote more would. */
    @ParameterizedTest(name = "{0} of {1}: {2}:{3}, {4} abstain: {5}")
    @CsvSource({
        "SIMPLE,     VALID,   5, 5, 3, TIED",
        "PLURALITY,  VALID,   5, 5, 3, TIED",
        "SIMPLE,     CAST,    5, 5, 0, TIED",
        "SIMPLE,     CAST,    5, 5, 3, REJECTED",
        "SIMPLE,     PRESENT, 5, 5, 0, REJECTED",
        "ABSOLUTE,   VALID,   5, 5, 0, REJECTED",
        "TWO_THIRDS, VALID,   5, 5, 0, REJECTED",
        "SIMPLE,     VALID,   0, 0, 3, REJECTED",
        "SIMPLE,     VALID,   6, 5, 0, ADOPTED",
    })
    void a_tie_waits_for_the_casting_vote(
            Rules.Majority majority,
            Rules.Base base,
            int yes,
            int no,
            int abstain,
            Outcome expected) {
        var polling = formal().decidedBy(majority, base, Rules.Tie.CHAIR_DECIDES);
        var poll = counted(poll(polling, 30, 30), yes, no, abstain);
        assertThat(poll.verdict().outcome()).isEqualTo(expected);
        if (expected != Outcome.TIED) return;
        assertThat(poll.verdict().chosen()).containsExactly(0, 1);
        assertThat(broken(poll, 0)).isEqualTo(new Verdict(Outcome.ADOPTED, List.of(0)));
        assertThat(broken(poll, 1)).isEqualTo(new Verdict(Outcome.REJECTED, List.of(1)));
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3}: {4} {5}")
    @CsvSource({
        "PLURALITY,  4, 3, 3, CHOSEN, 0",
        "SIMPLE,     4, 3, 3, NONE_CHOSEN, ''",
        "SIMPLE,     6, 3, 2, CHOSEN, 0",
        "SIMPLE,     2, 3, 6, CHOSEN, 2",
        "TWO_THIRDS, 6, 3, 1, NONE_CHOSEN, ''",
        "TWO_THIRDS, 6, 3, 0, CHOSEN, 0",
        "ABSOLUTE,   15, 3, 0, NONE_CHOSEN, ''",
        "ABSOLUTE,   16, 3, 0, CHOSEN, 0",
        "PLURALITY,  4, 4, 2, TIED, 0 1",
        "PLURALITY,  3, 3, 3, TIED, 0 1 2",
        "SIMPLE,     5, 5, 0, TIED, 0 1",
        "SIMPLE,     4, 4, 2, NONE_CHOSEN, ''",
        "TWO_THIRDS, 5, 5, 0, NONE_CHOSEN, ''",
        "PLURALITY,  0, 0, 0, NONE_CHOSEN, ''",
    })
    void of_several_options(
            Rules.Majority majority, int a, int b, int c, Outcome expected, String chosen) {
        var polling = formal().on(ONE_OF).decidedBy(majority, Rules.Base.VALID, Rules.Tie.REJECTS);
        var poll = counted(poll(polling, 30, 30), a, b, c, 2);
        var options =
                chosen.isEmpty()
                        ? List.<Integer>of()
                        : List.of(chosen.split(" ")).stream().map(Integer::valueOf).toList();
        assertThat(poll.verdict()).isEqualTo(new Verdict(expected, options));
    }

    /** Whatever the kind of question: what the chair chose is chosen. */
    @Test
    void the_casting_vote_ends_every_tie() {
        for (var question : List.of(ONE_OF, SOME_OF, RANKED, SCORED, SHARED)) {
            var polling =
                    formal().on(question)
                            .decidedBy(
                                    Rules.Majority.PLURALITY,
                                    Rules.Base.VALID,
                                    Rules.Tie.CHAIR_DECIDES);
            var poll = tied(poll(polling, 30, 30), question);
            assertThat(poll.verdict())
                    .as("%s", question)
                    .isEqualTo(new Verdict(Outcome.TIED, List.of(0, 1)));
            assertThat(broken(poll, 1))
                    .as("%s", question)
                    .isEqualTo(new Verdict(Outcome.CHOSEN, List.of(1)));
        }
    }

    private static Poll tied(Poll poll, Question question) {
        Answer first;
        Answer second;
        switch (question) {
            case Question.Ranked r -> {
                first = new Answer.Ranking(List.of(0, 1));
                second = new Answer.Ranking(List.of(1, 0));
            }
            case Question.Scored s -> {
                first = new Answer.Scores(List.of(5, 0, 1));
                second = new Answer.Scores(List.of(0, 5, 1));
            }
            case Question.Shared s -> {
                first = new Answer.Points(List.of(60, 40, 0));
                second = new Answer.Points(List.of(40, 60, 0));
            }
            default -> {
                first = Answer.pick(0);
                second = Answer.pick(1);
            }
        }
        return voted(voted(poll, 1, first), 2, second);
    }

    @Test
    void a_ranking_is_decided_by_its_method() {
        for (var method : Question.Ranked.Method.values()) {
            var question = new Question.Ranked(THREE, method);
            var poll = poll(formal().on(question), 100, 100);
            // A leads, C is everybody's second.
            for (int i = 0; i < 4; i++) poll = voted(poll, i, new Answer.Ranking(List.of(0, 2, 1)));
            for (int i = 4; i < 7; i++) poll = voted(poll, i, new Answer.Ranking(List.of(1, 2, 0)));
            for (int i = 7; i < 9; i++) poll = voted(poll, i, new Answer.Ranking(List.of(2, 1, 0)));
            int winner = method == Question.Ranked.Method.RUNOFF ? 1 : 2;
            assertThat(poll.verdict()).isEqualTo(new Verdict(Outcome.CHOSEN, List.of(winner)));
        }
    }

    @ParameterizedTest(name = "{1} of {2} here, quorum {0}: {3}")
    @CsvSource({
        "50, 50, 100, ADOPTED",
        "50, 49, 100, NO_QUORUM",
        "51, 50, 99, NO_QUORUM",
        "50, 50, 99, ADOPTED",
        "100, 99, 100, NO_QUORUM",
        "100, 100, 100, ADOPTED",
        "0, 0, 100, ADOPTED",
    })
    void without_a_quorum_nothing_is_decided(
            int quorum, int present, int eligible, Outcome expected) {
        var poll = counted(poll(formal().quorum(quorum), present, eligible), 3, 1, 0);
        assertThat(poll.verdict().outcome()).isEqualTo(expected);
    }

    @Test
    void a_show_of_opinion_and_what_has_no_winner_decide_nothing() {
        var opinion = counted(poll(opinion(), 9, 9), 5, 1, 0);
        assertThat(opinion.verdict()).isEqualTo(new Verdict(Outcome.OPINION, List.of()));
        for (var question : List.of(ESTIMATE, WORDS, QUIZ)) {
            var poll = poll(formal().on(question), 9, 9);
            assertThat(poll.verdict().outcome()).isEqualTo(Outcome.OPINION);
        }
    }

    @Test
    void silence_adopts_and_an_objection_stops_it() {
        var silence = Poll.draft(POLL, silence(), Optional.empty()).as(Stage.SHOWN);
        assertThat(silence.verdict().outcome()).isEqualTo(Outcome.ADOPTED);
        var person = new PersonId("dean");
        var objection = new Objection(person, true, Personal.of(person, ""), START);
        assertThat(silence.with(silence.returns().with(objection)).verdict().outcome())
                .isEqualTo(Outcome.OBJECTED);
    }

    private static Verdict broken(Poll poll, int option) {
        return poll.with(poll.conclusion().casting(option)).verdict();
    }

    private static Form silence() {
        return new Form(formal().form().title(), YES_NO, Rules.ofSilence(30), Optional.empty());
    }

    private static Poll poll(Polling polling, long present, long eligible) {
        var opening =
                new Opening(
                        START,
                        Optional.of(START),
                        HashTreePMap.empty(),
                        eligible,
                        present,
                        (int) present);
        return Poll.draft(POLL, polling.form(), Optional.empty()).as(Stage.CLOSED).with(opening);
    }

    /** So many votes for each option, then the abstentions. */
    private static Poll counted(Poll poll, int... votes) {
        var next = poll;
        int voter = 0;
        for (int option = 0; option < votes.length; option++) {
            var answer = option < votes.length - 1 ? Answer.pick(option) : Answer.ABSTAIN;
            for (int i = 0; i < votes[option]; i++) next = voted(next, voter++, answer);
        }
        return next;
    }

    private static Poll voted(Poll poll, int voter, Answer answer) {
        var person = new PersonId("p" + voter);
        var ballot = new Ballot("ballot-" + voter, person, Ballot.Via.DEVICE, answer, 1, START);
        return poll.with(poll.returns().with(new SeatId("p" + voter), ballot));
    }
}
