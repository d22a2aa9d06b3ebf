package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.PersonId;
import org.khural.support.Polling;
import org.khural.support.Scenario;

/** Rules 3: what each command makes of a poll in each stage. */
class StagesTest {
    /**
     * A stage: where it goes. {@code =}: nothing to do, and that is a yes. {@code -}: it is gone.
     */
    private static final String TABLE =
            """
            command     | DRAFT       | READY       | OPEN        | SUSPENDED   | CLOSING     | CLOSED      | SHOWN       | CERTIFIED   | VOID
            compose     | DRAFT       | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN
            makeReady   | READY       | =           | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN
            rework      | =           | DRAFT       | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN
            discard     | -           | -           | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN      | FROZEN
            repeat      | DRAFT       | READY       | OPEN        | SUSPENDED   | CLOSING     | CLOSED      | SHOWN       | CERTIFIED   | VOID
            open        | WRONG_STAGE | OPEN        | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE
            suspend     | WRONG_STAGE | WRONG_STAGE | SUSPENDED   | =           | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE
            resume      | WRONG_STAGE | WRONG_STAGE | =           | OPEN        | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE
            setEnd      | WRONG_STAGE | WRONG_STAGE | OPEN        | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE
            close       | WRONG_STAGE | WRONG_STAGE | CLOSING     | CLOSED      | =           | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE
            show        | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | SHOWN       | =           | =           | WRONG_STAGE
            breakTie    | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | CLOSED      | SHOWN       | WRONG_STAGE | WRONG_STAGE
            certify     | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | SHOWN       | =           | WRONG_STAGE
            confirm     | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | WRONG_STAGE | =           | WRONG_STAGE
            void        | WRONG_STAGE | VOID        | VOID        | VOID        | VOID        | VOID        | VOID        | WRONG_STAGE | =
            cast        | NOT_OPEN    | NOT_OPEN    | OPEN        | NOT_OPEN    | CLOSING     | LATE        | LATE        | LATE        | LATE
            castFor     | NOT_OPEN    | NOT_OPEN    | OPEN        | NOT_OPEN    | CLOSING     | LATE        | LATE        | LATE        | LATE
            closeOnTime | =           | =           | CLOSING     | =           | =           | =           | =           | =           | =
            endGrace    | =           | =           | =           | =           | CLOSED      | =           | =           | =           | =
            """;

    /** Even, so that there is a tie to break; the chair's seat has two. */
    private static final Polling POLLING =
            formal().seconds(60)
                    .decidedBy(Rules.Majority.SIMPLE, Rules.Base.VALID, Rules.Tie.CHAIR_DECIDES);

    private static final Scenario HERE = session().attending(CHAIR, VICE, RECTOR, DEAN, EXPERT);

    static List<Arguments> cells() {
        var cells = new ArrayList<Arguments>();
        var lines = TABLE.lines().map(line -> line.split("\\s*\\|\\s*")).toList();
        var stages = lines.getFirst();
        for (var line : lines.subList(1, lines.size())) {
            for (int i = 1; i < line.length; i++) {
                cells.add(Arguments.of(line[0].strip(), Stage.valueOf(stages[i]), line[i].strip()));
            }
        }
        return cells;
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("cells")
    void table(String command, Stage stage, String expected) {
        var scenario = in(stage);
        assertThat(poll(scenario).orElseThrow().stage()).isEqualTo(stage);
        // What certifies needs the tie to be broken first.
        if (command.equals("certify") && stage == Stage.SHOWN) {
            scenario = scenario.and(CHAIR, new PollCommand.BreakTie(POLL, 0, TENURE));
        }
        var asks = command(command, scenario);
        var decision = scenario.decide(who(command), asks);
        switch (decision) {
            case Decision.Rejected(var reason, var args) ->
                    assertThat(reason).isEqualTo(PollRejection.valueOf(expected));
            case Decision.Accepted(var events) when events.isEmpty() ->
                    assertThat(expected).isEqualTo("=");
            case Decision.Accepted accepted -> {
                var after = scenario.take(who(command), Optional.empty(), accepted);
                assertThat(poll(after).map(p -> p.stage().name()).orElse("-")).isEqualTo(expected);
            }
        }
    }

    @Test
    void every_stage_has_a_column() {
        assertThat(cells().stream().map(c -> c.get()[1]).distinct())
                .containsExactlyInAnyOrder((Object[]) Stage.values());
    }

    private static Actor who(String command) {
        return switch (command) {
            case "compose", "makeReady", "rework", "discard", "repeat" -> Actor.of(ORGANISER);
            case "cast" -> Actor.of(RECTOR);
            case "castFor" -> Actor.of(ASSISTANT);
            case "confirm" -> Actor.of(VICE);
            case "closeOnTime", "endGrace" -> Actor.SYSTEM;
            default -> Actor.of(CHAIR);
        };
    }

    private static Command command(String name, Scenario scenario) {
        var end = poll(scenario).flatMap(Poll::closesAt).orElse(START);
        return switch (name) {
            case "compose" -> opinion().compose();
            case "makeReady" -> new ComposeCommand.MakeReady(POLL);
            case "rework" -> new ComposeCommand.Rework(POLL);
            case "discard" -> new ComposeCommand.Discard(POLL);
            case "repeat" -> new ComposeCommand.Repeat(POLL, OTHER);
            case "open" -> open();
            case "suspend" -> new PollCommand.Suspend(POLL, TENURE);
            case "resume" -> new PollCommand.Resume(POLL, TENURE);
            case "setEnd" ->
                    new PollCommand.SetEnd(
                            POLL, Optional.of(scenario.now().plusSeconds(90)), TENURE);
            case "close" -> close();
            case "show" -> show();
            case "breakTie" -> new PollCommand.BreakTie(POLL, 0, TENURE);
            case "certify" -> new PollCommand.Certify(POLL, false, TENURE);
            case "confirm" -> new PollCommand.Confirm(POLL);
            case "void" -> new PollCommand.Void(POLL, text("Wrong question"), TENURE);
            case "cast" -> cast(RECTOR, YES);
            case "castFor" -> new VoteCommand.CastFor(POLL, seat(RECTOR), "ballot-one", YES, true);
            case "closeOnTime" -> new TimeCommand.CloseOnTime(POLL, end);
            case "endGrace" -> new TimeCommand.EndGrace(POLL, end);
            default -> throw new AssertionError(name);
        };
    }

    /** One minute has passed where it was open: its end is due. */
    private static Scenario in(Stage stage) {
        var voted = POLLING.openIn(HERE).and(DEAN, cast(DEAN, YES)).and(EXPERT, cast(EXPERT, NO));
        return switch (stage) {
            case DRAFT -> POLLING.draftIn(HERE);
            case READY -> POLLING.readyIn(HERE);
            case OPEN -> voted.after(60);
            case SUSPENDED -> voted.and(CHAIR, new PollCommand.Suspend(POLL, TENURE)).after(60);
            case CLOSING -> voted.and(CHAIR, close()).after(2);
            case CLOSED -> closed(voted);
            case SHOWN -> shown(voted);
            case CERTIFIED ->
                    shown(voted)
                            .and(CHAIR, new PollCommand.BreakTie(POLL, 0, TENURE))
                            .and(CHAIR, new PollCommand.Certify(POLL, false, TENURE))
                            .and(VICE, new PollCommand.Confirm(POLL));
            case VOID -> voted.and(CHAIR, new PollCommand.Void(POLL, text("Wrong"), TENURE));
        };
    }

    private static Optional<Poll> poll(Scenario scenario) {
        return scenario.workshop().polls().poll(POLL);
    }

    @Test
    void the_long_way() {
        var stages = new ArrayList<Stage>();
        var scenario = POLLING.draftIn(HERE);
        record Step(PersonId by, Command asks) {}
        var steps =
                List.of(
                        new Step(ORGANISER, new ComposeCommand.MakeReady(POLL)),
                        new Step(CHAIR, open()),
                        new Step(CHAIR, new PollCommand.Suspend(POLL, TENURE)),
                        new Step(CHAIR, new PollCommand.Resume(POLL, TENURE)),
                        new Step(DEAN, cast(DEAN, YES)),
                        new Step(CHAIR, close()),
                        new Step(CHAIR, show()),
                        new Step(CHAIR, new PollCommand.Certify(POLL, false, TENURE)),
                        new Step(VICE, new PollCommand.Confirm(POLL)));
        for (var step : steps) {
            if (step.asks instanceof PollCommand.Show) scenario = settled(scenario);
            scenario = scenario.and(step.by, step.asks);
            stages.add(poll(scenario).orElseThrow().stage());
        }
        assertThat(stages)
                .containsExactly(
                        Stage.READY,
                        Stage.OPEN,
                        Stage.SUSPENDED,
                        Stage.OPEN,
                        Stage.OPEN,
                        Stage.CLOSING,
                        Stage.SHOWN,
                        Stage.SHOWN,
                        Stage.CERTIFIED);
        assertThat(scenario.replayed()).isEqualTo(scenario.state());
    }
}
