package org.khural.support;

import static org.khural.support.Scenario.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.khural.domain.LocalizedText;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;

/** What people might ask, by which rules, and what they might answer; a part of {@link Whims}. */
final class QuestionWhims {
    private static final List<LocalizedText> OPTIONS = List.of(text("A"), text("B"), text("C"));

    private final Random dice;

    QuestionWhims(Random dice) {
        this.dice = dice;
    }

    Question question() {
        return Whims.pick(
                        dice,
                        List.<Supplier<Question>>of(
                                Question.YesNo::new,
                                Question.YesNo::new,
                                () -> new Question.OneOf(OPTIONS),
                                () -> new Question.SomeOf(OPTIONS, 1, 2),
                                () ->
                                        new Question.Ranked(
                                                OPTIONS, pick(Question.Ranked.Method.values())),
                                () -> new Question.Scored(OPTIONS),
                                () -> new Question.Shared(OPTIONS),
                                () -> new Question.Estimate(0, 100, Optional.empty()),
                                () -> new Question.Words(pick(Question.Words.Shape.values()), 2),
                                () -> new Question.Words(pick(Question.Words.Shape.values()), 2),
                                () -> new Question.Quiz(OPTIONS, Set.of(dice.nextInt(3)))))
                .get();
    }

    /** Mostly such that they can be combined. */
    Rules rules() {
        boolean isFormal = chance(75);
        boolean isSecret = isFormal && chance(20);
        var mode = isFormal && !isSecret ? pick(Rules.Mode.values()) : Rules.Mode.DEVICE;
        var unit = isFormal && chance(25) ? Rules.Unit.DELEGATION : Rules.Unit.SEAT;
        boolean isWeighted = !isSecret && unit == Rules.Unit.DELEGATION && chance(50);
        return new Rules(
                isFormal,
                mode == Rules.Mode.NO_OBJECTION && chance(90) ? Rules.Mode.ROLL_CALL : mode,
                isSecret ? Rules.Secrecy.SECRET : pick(Rules.Secrecy.OPEN, Rules.Secrecy.SEALED),
                unit,
                !isSecret && chance(50),
                pick(Rules.Majority.values()),
                pick(Rules.Base.values()),
                pick(Rules.Tie.values()),
                chance(20) ? dice.nextInt(101) : 0,
                chance(30) ? 1 + dice.nextInt(300) : 0,
                isWeighted ? Map.of(Cast.UNIVERSITY, dice.nextInt(4)) : Map.of());
    }

    /** Mostly one that the question takes. */
    Answer answer(Optional<Question> question) {
        if (chance(10)) return Answer.ABSTAIN;
        if (chance(5)) return new Answer.Number(dice.nextInt(200) - 50);
        var asked = question.orElseGet(Question.YesNo::new);
        return switch (asked) {
            case Question.Ranked ranked -> new Answer.Ranking(places(1 + dice.nextInt(3)));
            case Question.SomeOf some -> new Answer.Picks(places(dice.nextInt(4)));
            case Question.Scored scored -> new Answer.Scores(numbers(6));
            case Question.Shared shared -> new Answer.Points(shares());
            case Question.Estimate estimate -> new Answer.Number(dice.nextInt(101));
            default -> Answer.pick(dice.nextInt(2));
        };
    }

    private List<Integer> places(int many) {
        var all = new ArrayList<>(List.of(0, 1, 2));
        Collections.shuffle(all, dice);
        return all.subList(0, Math.min(many, 3));
    }

    private List<Integer> numbers(int below) {
        return Stream.generate(() -> dice.nextInt(below)).limit(3).toList();
    }

    private List<Integer> shares() {
        int first = dice.nextInt(101);
        int second = dice.nextInt(101 - first);
        return List.of(first, second, 100 - first - second);
    }

    private boolean chance(int percent) {
        return dice.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T pick(T... things) {
        return Whims.pick(dice, Arrays.asList(things));
    }
}
