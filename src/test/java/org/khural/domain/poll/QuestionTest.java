package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.session;
import static org.khural.support.Scenario.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.LocalizedText;
import org.khural.support.Polling;

/** What is asked, and which answers each kind takes; what nobody can ask is malformed. */
class QuestionTest {
    /**
     * {@code p}: picks, {@code r}: a ranking, {@code s}: scores, {@code o}: points, {@code n}: a
     * number.
     */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    yesNo  | p 0           | yes
                    yesNo  | p 1           | yes
                    yesNo  | p 2           | NOT_SUCH_AN_ANSWER
                    yesNo  | p -1          | NOT_SUCH_AN_ANSWER
                    yesNo  | p             | TOO_FEW_OPTIONS
                    yesNo  | p 0 1         | TOO_MANY_OPTIONS
                    yesNo  | r 0           | NOT_SUCH_AN_ANSWER
                    oneOf  | p 2           | yes
                    oneOf  | p 3           | NOT_SUCH_AN_ANSWER
                    oneOf  | p 0 1         | TOO_MANY_OPTIONS
                    someOf | p 0           | yes
                    someOf | p 2 0         | yes
                    someOf | p 1 1         | NOT_SUCH_AN_ANSWER
                    someOf | p             | TOO_FEW_OPTIONS
                    someOf | p 0 1 2       | TOO_MANY_OPTIONS
                    ranked | r 2           | yes
                    ranked | r 2 0 1       | yes
                    ranked | r 2 2         | NOT_SUCH_AN_ANSWER
                    ranked | r             | TOO_FEW_OPTIONS
                    ranked | r 0 1 2 0     | TOO_MANY_OPTIONS
                    ranked | r 0 3         | NOT_SUCH_AN_ANSWER
                    ranked | p 0           | NOT_SUCH_AN_ANSWER
                    scored | s 0 5 3       | yes
                    scored | s 0 5 6       | SCORE_OUT_OF_RANGE
                    scored | s 0 -1 3      | SCORE_OUT_OF_RANGE
                    scored | s 0 5         | NOT_SUCH_AN_ANSWER
                    scored | o 50 50 0     | NOT_SUCH_AN_ANSWER
                    shared | o 50 50 0     | yes
                    shared | o 100 0 0     | yes
                    shared | o 50 49 0     | NOT_ALL_POINTS
                    shared | o 50 50 1     | NOT_ALL_POINTS
                    shared | o 150 -50 0   | NOT_ALL_POINTS
                    shared | o 50 50       | NOT_SUCH_AN_ANSWER
                    number | n 0           | yes
                    number | n 100         | yes
                    number | n 101         | NUMBER_OUT_OF_RANGE
                    number | n -1          | NUMBER_OUT_OF_RANGE
                    number | p 0           | NOT_SUCH_AN_ANSWER
                    words  | p 0           | NOT_SUCH_AN_ANSWER
                    quiz   | p 1           | yes
                    quiz   | p 0 1         | TOO_MANY_OPTIONS
                    """)
    void takes(String kind, String answer, String expected) {
        var refusal = QUESTIONS.get(kind).refuse(answer(answer));
        assertThat(refusal.map(Enum::name).orElse("yes")).isEqualTo(expected);
    }

    private static final Map<String, Question> QUESTIONS =
            Map.of(
                    "yesNo", YES_NO,
                    "oneOf", ONE_OF,
                    "someOf", SOME_OF,
                    "ranked", RANKED,
                    "scored", SCORED,
                    "shared", SHARED,
                    "number", ESTIMATE,
                    "words", WORDS,
                    "quiz", QUIZ);

    private static Answer answer(String said) {
        var parts = said.split(" ");
        var numbers = Arrays.stream(parts).skip(1).map(Integer::valueOf).toList();
        return switch (parts[0]) {
            case "p" -> new Answer.Picks(numbers);
            case "r" -> new Answer.Ranking(numbers);
            case "s" -> new Answer.Scores(numbers);
            case "o" -> new Answer.Points(numbers);
            default -> new Answer.Number(numbers.getFirst());
        };
    }

    @Test
    void abstaining_is_an_answer_to_everything_but_words() {
        QUESTIONS.forEach(
                (kind, question) ->
                        assertThat(question.refuse(Answer.ABSTAIN).isPresent())
                                .as(kind)
                                .isEqualTo(kind.equals("words")));
    }

    /** What a browser of ours never sends is malformed, not refused. */
    @ParameterizedTest
    @MethodSource("impossible")
    void nobody_can_ask_this(ThrowingCallable asked) {
        assertThatIllegalArgumentException().isThrownBy(asked);
    }

    static List<ThrowingCallable> impossible() {
        return List.of(
                () -> new Question.OneOf(options(1)),
                () -> new Question.OneOf(options(51)),
                () -> new Question.SomeOf(THREE, 0, 2),
                () -> new Question.SomeOf(THREE, 3, 2),
                () -> new Question.SomeOf(THREE, 1, 4),
                () -> new Question.SomeOf(options(51), 1, 2),
                () -> new Question.Ranked(options(21), Question.Ranked.Method.BORDA),
                () -> new Question.Scored(options(21)),
                () -> new Question.Shared(options(1)),
                () -> new Question.Estimate(5, 5, Optional.empty()),
                () -> new Question.Estimate(6, 5, Optional.empty()),
                () -> new Question.Estimate(0, 1_000_000_001, Optional.empty()),
                () -> new Question.Estimate(-1_000_000_001, 0, Optional.empty()),
                () -> new Question.Words(Question.Words.Shape.LIST, 0),
                () -> new Question.Words(Question.Words.Shape.LIST, 6),
                () -> new Question.Quiz(THREE, Set.of(3)),
                () -> new Question.Quiz(THREE, Set.of(-1)),
                () -> new Answer.Picks(Collections.nCopies(51, 0)),
                () -> new Answer.Ranking(Collections.nCopies(51, 0)),
                () -> new Answer.Scores(Collections.nCopies(51, 0)),
                () -> new Answer.Points(Collections.nCopies(51, 0)),
                () -> formal().quorum(101),
                () -> formal().quorum(-1),
                () -> formal().seconds(-1),
                () -> formal().seconds(7 * 24 * 3_600 + 1),
                () -> formal().byDelegation(Map.of(UNIVERSITY, -1)),
                () -> formal().byDelegation(Map.of(UNIVERSITY, 1_000_001)),
                () -> new VoteCommand.Cast(POLL, seat(DEAN), "short", YES),
                () -> new VoteCommand.Cast(POLL, seat(DEAN), "b".repeat(65), YES),
                () -> new VoteCommand.Cast(POLL, seat(DEAN), "has space", YES),
                () -> new VoteCommand.Contribute(POLL, "ballot-one", List.of()),
                () -> new VoteCommand.Contribute(POLL, "ballot-one", Collections.nCopies(6, "x")),
                () -> new VoteCommand.AskToken(POLL, seat(DEAN), "b".repeat(341)),
                () -> new VoteCommand.AskToken(POLL, seat(DEAN), "=".repeat(342)),
                () -> new CountCommand.CountHands(POLL, Collections.nCopies(52, 0)),
                () -> called(4),
                () -> called(601));
    }

    private static PollCommand called(int seconds) {
        return new PollCommand.CallForObjections(
                POLL, text("Agreed?"), Optional.empty(), seconds, TENURE);
    }

    /** What can be combined, and what can not (rules 3); each kind by each mode. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "yesNo, DEVICE HANDS MIXED ROLL_CALL",
        "oneOf, DEVICE HANDS MIXED ROLL_CALL",
        "quiz, DEVICE HANDS MIXED ROLL_CALL",
        "someOf, DEVICE",
        "ranked, DEVICE",
        "scored, DEVICE",
        "shared, DEVICE",
        "number, DEVICE",
        "words, DEVICE",
    })
    void is_held_by(String kind, String modes) {
        var question = QUESTIONS.get(kind);
        var possible = new ArrayList<String>();
        for (var mode : Rules.Mode.values()) {
            if (formal().by(mode).rules().refuse(question).isEmpty()) possible.add(mode.name());
        }
        assertThat(String.join(" ", possible)).isEqualTo(modes);
    }

    @Test
    void a_secret_ballot_is_equal_final_formal_and_by_device() {
        for (var question : QUESTIONS.values()) {
            boolean isWords = question instanceof Question.Words;
            assertThat(secret().rules().refuse(question).isPresent()).isEqualTo(isWords);
        }
        assertThat(refusal(opinion().kept(Rules.Secrecy.SECRET)))
                .contains(PollRejection.NEEDS_TO_BE_FORMAL);
        assertThat(refusal(secret().byDelegation(Map.of()))).isEmpty();
    }

    @Test
    void options_of_five_hundred_characters_in_five_scripts_are_kept_as_they_are() {
        var options = IntStream.range(0, 10).mapToObj(QuestionTest::longest).toList();
        var polling = formal().on(new Question.OneOf(options));
        var kept = polling.openIn(session()).workshop().polls().poll(POLL).orElseThrow();
        assertThat(kept.question().options()).isEqualTo(options);
    }

    private static LocalizedText longest(int number) {
        var texts = new HashMap<String, String>();
        Map.of("en", "x", "mn", "ө", "ru", "ж", "zh", "字", "fr", "é")
                .forEach((language, one) -> texts.put(language, number + one.repeat(499)));
        return new LocalizedText(texts);
    }

    private static Optional<PollRejection> refusal(Polling polling) {
        return polling.rules().refuse(polling.question());
    }

    private static List<LocalizedText> options(int many) {
        return IntStream.range(0, many).mapToObj(i -> text("Option " + i)).toList();
    }
}
