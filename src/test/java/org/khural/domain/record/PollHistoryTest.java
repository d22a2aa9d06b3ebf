package org.khural.domain.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.poll.ComposeCommand.Compose;
import org.khural.domain.poll.ComposeCommand.MakeReady;
import org.khural.domain.poll.CountCommand.CountHands;
import org.khural.domain.poll.CountCommand.Recount;
import org.khural.domain.poll.Form;
import org.khural.domain.poll.PollCommand.*;
import org.khural.domain.poll.PollCommand.Void;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.session.SessionCommand.EndRehearsal;
import org.khural.domain.session.SessionCommand.StartRehearsal;
import org.khural.support.Scenario;

/**
 * What became of polls, and when, from the log alone. Times are seconds after the session opened.
 */
class PollHistoryTest {
    private static final PollId BUDGET = new PollId("budget");

    private static Scenario ready(Scenario given, Rules.Mode mode) {
        var rules =
                new Rules(
                        true,
                        mode,
                        Rules.Secrecy.OPEN,
                        Rules.Unit.SEAT,
                        false,
                        Rules.Majority.SIMPLE,
                        Rules.Base.VALID,
                        Rules.Tie.REJECTS,
                        0,
                        0,
                        Map.of());
        var form = new Form(text("The budget"), new Question.YesNo(), rules, Optional.empty());
        return given.and(ORGANISER, new Compose(BUDGET, form))
                .and(ORGANISER, new MakeReady(BUDGET));
    }

    @Test
    void each_stage_has_its_moment_and_who_brought_it_about() {
        var day =
                ready(session().attending(CHAIR, DEAN), Rules.Mode.DEVICE)
                        .after(10)
                        .and(CHAIR, new Open(BUDGET, TENURE))
                        .after(20)
                        .and(CHAIR, new Suspend(BUDGET, TENURE))
                        .after(5)
                        .and(CHAIR, new Void(BUDGET, text("A wrong text"), TENURE));
        assertThat(life(day))
                .isEqualTo(
                        "DRAFT 0 organiser, READY 0 organiser, OPEN 10 chair, SUSPENDED 30 chair,"
                                + " VOID 35 chair");
        var history = record(day).polls();
        assertThat(history.last(BUDGET, org.khural.domain.poll.Stage.SHOWN)).isEmpty();
    }

    @Test
    void what_was_counted_before_a_recount_stays() {
        var day =
                ready(session().attending(CHAIR, DEAN, EXPERT), Rules.Mode.HANDS)
                        .and(CHAIR, new Open(BUDGET, TENURE))
                        .and(CHAIR, new CountHands(BUDGET, List.of(2, 1, 0)))
                        .and(ASSISTANT, new CountHands(BUDGET, List.of(1, 1, 0)))
                        .and(CHAIR, new Recount(BUDGET))
                        .and(ASSISTANT, new CountHands(BUDGET, List.of(2, 1, 0)))
                        .and(CHAIR, new CountHands(BUDGET, List.of(2, 1, 0)));
        assertThat(
                        record(day)
                                .polls()
                                .countsOf(BUDGET)
                                .map(c -> c.recount() + " " + c.teller() + " " + c.numbers()))
                .containsExactly(
                        "0 chair [2, 1, 0]",
                        "0 assistant [1, 1, 0]",
                        "1 assistant [2, 1, 0]",
                        "1 chair [2, 1, 0]");
    }

    @Test
    void of_a_rehearsal_nothing_stays() {
        var before = ready(invited().and(CHAIR, takeChair()), Rules.Mode.DEVICE);
        var day =
                before.and(CHAIR, new StartRehearsal(MORNING, TENURE))
                        .attending(CHAIR, DEAN)
                        .and(CHAIR, new Open(BUDGET, TENURE))
                        .and(CHAIR, new EndRehearsal(TENURE));
        assertThat(life(day)).isEqualTo(life(before));
    }

    private static org.khural.domain.Command takeChair() {
        return new org.khural.domain.chair.ChairCommand.TakeChair(0);
    }

    private static WorkshopRecord record(Scenario scenario) {
        var record = WorkshopRecord.of(scenario.workshop().id());
        for (var entry : scenario.entries()) record = record.take(entry);
        return record;
    }

    private static String life(Scenario scenario) {
        return record(scenario)
                .polls()
                .of(BUDGET)
                .map(
                        m ->
                                m.stage()
                                        + " "
                                        + Duration.between(START, m.at()).toSeconds()
                                        + " "
                                        + who(m.by()))
                .collect(Collectors.joining(", "));
    }

    private static PersonId who(Actor by) {
        return ((Actor.Human) by).person();
    }
}
