package org.khural.support;

import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.DelegationId;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.ComposeCommand;
import org.khural.domain.poll.Form;
import org.khural.domain.poll.PollCommand;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.TimeCommand;
import org.khural.domain.poll.VoteCommand;

/** A poll as a story needs it: a formal vote on yes and no by device, but for what is said. */
public record Polling(Question question, Rules rules, Optional<ItemId> item) {
    public static final PollId POLL = new PollId("poll");
    public static final PollId OTHER = new PollId("other");

    public static final Question YES_NO = new Question.YesNo();
    public static final List<LocalizedText> THREE = List.of(text("A"), text("B"), text("C"));
    public static final Question ONE_OF = new Question.OneOf(THREE);
    public static final Question SOME_OF = new Question.SomeOf(THREE, 1, 2);
    public static final Question RANKED = new Question.Ranked(THREE, Question.Ranked.Method.RUNOFF);
    public static final Question SCORED = new Question.Scored(THREE);
    public static final Question SHARED = new Question.Shared(THREE);
    public static final Question ESTIMATE = new Question.Estimate(0, 100, Optional.empty());
    public static final Question WORDS = new Question.Words(Question.Words.Shape.CLOUD, 2);
    public static final Question QUIZ = new Question.Quiz(THREE, Set.of(1));

    public static final Answer YES = Answer.pick(0);
    public static final Answer NO = Answer.pick(1);

    /** 256 bytes, as a browser asks to have them signed. */
    public static final String BLINDED = "b".repeat(342);

    public static Polling formal() {
        return new Polling(
                YES_NO,
                new Rules(
                        true,
                        Rules.Mode.DEVICE,
                        Rules.Secrecy.OPEN,
                        Rules.Unit.SEAT,
                        false,
                        Rules.Majority.SIMPLE,
                        Rules.Base.VALID,
                        Rules.Tie.REJECTS,
                        0,
                        0,
                        Map.of()),
                Optional.of(PLANS));
    }

    public static Polling opinion() {
        return formal().rules(false, Rules.Mode.DEVICE, Rules.Secrecy.OPEN, false);
    }

    public static Polling secret() {
        return formal().kept(Rules.Secrecy.SECRET);
    }

    private Polling rules(
            boolean isFormal, Rules.Mode mode, Rules.Secrecy secrecy, boolean mayChange) {
        return with(
                new Rules(
                        isFormal,
                        mode,
                        secrecy,
                        rules.unit(),
                        mayChange,
                        rules.majority(),
                        rules.base(),
                        rules.tie(),
                        rules.quorum(),
                        rules.seconds(),
                        rules.weights()));
    }

    private Polling with(Rules other) {
        return new Polling(question, other, item);
    }

    public Polling on(Question other) {
        return new Polling(other, rules, item);
    }

    public Polling about(Optional<ItemId> other) {
        return new Polling(question, rules, other);
    }

    public Polling by(Rules.Mode mode) {
        return rules(rules.isFormal(), mode, rules.secrecy(), rules.mayChange());
    }

    public Polling kept(Rules.Secrecy secrecy) {
        return rules(rules.isFormal(), rules.mode(), secrecy, rules.mayChange());
    }

    public Polling changeable() {
        return rules(rules.isFormal(), rules.mode(), rules.secrecy(), true);
    }

    public Polling decidedBy(Rules.Majority majority, Rules.Base base, Rules.Tie tie) {
        return with(
                new Rules(
                        rules.isFormal(),
                        rules.mode(),
                        rules.secrecy(),
                        rules.unit(),
                        rules.mayChange(),
                        majority,
                        base,
                        tie,
                        rules.quorum(),
                        rules.seconds(),
                        rules.weights()));
    }

    public Polling quorum(int percent) {
        return limited(percent, rules.seconds());
    }

    public Polling seconds(int seconds) {
        return limited(rules.quorum(), seconds);
    }

    private Polling limited(int quorum, int seconds) {
        return with(
                new Rules(
                        rules.isFormal(),
                        rules.mode(),
                        rules.secrecy(),
                        rules.unit(),
                        rules.mayChange(),
                        rules.majority(),
                        rules.base(),
                        rules.tie(),
                        quorum,
                        seconds,
                        rules.weights()));
    }

    /** One vote for each delegation, of the weights that are given. */
    public Polling byDelegation(Map<DelegationId, Integer> weights) {
        return unit(Rules.Unit.DELEGATION, weights);
    }

    public Polling unit(Rules.Unit unit, Map<DelegationId, Integer> weights) {
        return with(
                new Rules(
                        rules.isFormal(),
                        rules.mode(),
                        rules.secrecy(),
                        unit,
                        rules.mayChange(),
                        rules.majority(),
                        rules.base(),
                        rules.tie(),
                        rules.quorum(),
                        rules.seconds(),
                        weights));
    }

    public Form form() {
        return new Form(text("The plan"), question, rules, item);
    }

    public ComposeCommand.Compose compose() {
        return new ComposeCommand.Compose(POLL, form());
    }

    public Scenario draftIn(Scenario scenario) {
        return scenario.and(ORGANISER, compose());
    }

    public Scenario readyIn(Scenario scenario) {
        var ready = draftIn(scenario).and(ORGANISER, new ComposeCommand.MakeReady(POLL));
        return rules.secrecy() == Rules.Secrecy.SECRET
                ? ready.and(new TimeCommand.KeepKey(POLL, "key"))
                : ready;
    }

    public Scenario openIn(Scenario scenario) {
        return readyIn(scenario).and(CHAIR, open());
    }

    public static PollCommand.Open open() {
        return new PollCommand.Open(POLL, TENURE);
    }

    public static PollCommand.Close close() {
        return new PollCommand.Close(POLL, TENURE);
    }

    public static PollCommand.Show show() {
        return new PollCommand.Show(POLL, TENURE);
    }

    /** The chair closes it, its grace passes, and the result is shown. */
    public static Scenario shown(Scenario scenario) {
        return closed(scenario).and(CHAIR, show());
    }

    public static Scenario closed(Scenario scenario) {
        return settled(scenario.and(CHAIR, close()));
    }

    /** What is due by now happens. */
    public static Scenario settled(Scenario scenario) {
        var due = scenario.workshop().polls().nextDeadline();
        if (due.isEmpty()) return scenario;
        var at = due.get().at();
        long left = at.getEpochSecond() - scenario.now().getEpochSecond();
        return scenario.after(Math.max(0, left)).and(due.get().command());
    }

    public static SeatId seat(PersonId person) {
        return new SeatId(person.value());
    }

    /** From one's own seat. */
    public static VoteCommand.Cast cast(PersonId person, Answer answer) {
        return new VoteCommand.Cast(POLL, seat(person), "ballot-of-" + person, answer);
    }
}
