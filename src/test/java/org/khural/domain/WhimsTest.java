package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.floor.FloorCommand;
import org.khural.support.Cast;
import org.khural.support.Scenario;
import org.khural.support.Soundness;
import org.khural.support.Whims;

/** Thousands of commands by anybody, from a seed: what holds in every workshop holds after each. */
class WhimsTest {
    private static final int STEPS = 2_000;
    private static final Scenario START =
            Scenario.session().attending(Cast.ALL.toArray(PersonId[]::new));

    /** One walk through what may happen. */
    private static final class Walk {
        final Random dice;
        final List<Entry> entries = new ArrayList<>();
        final Map<String, Integer> accepted = new HashMap<>();
        State state = START.state();
        Instant now = START.now();

        Walk(long seed) {
            dice = new Random(seed);
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                now = now.plusMillis(dice.nextInt(20_000));
                for (var due = due(); due.isPresent(); due = due()) {
                    step(Actor.SYSTEM, due.get().command());
                }
                var ask = new Whims(dice, state.workshop(), now).next();
                try {
                    step(ask.who(), ask.command());
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("step " + i + ": " + ask, e);
                }
            }
        }

        private Optional<Deadline> due() {
            return state.workshop().nextDeadline().filter(next -> !next.at().isAfter(now));
        }

        private void step(Actor who, Command command) {
            var before = state.workshop();
            var by = new By(who, now, Limits.DEFAULT);
            if (!(before.decide(command, by) instanceof Decision.Accepted(var events))) return;
            if (events.isEmpty()) return;
            accepted.merge(Chapters.nameOf(command.getClass()), 1, Integer::sum);
            var step = new Entry.Step(Optional.empty(), who, events);
            var entry = new Entry(now, List.of(step));
            entries.add(entry);
            state = state.take(entry, next(state.mark()));
            var after = state.workshop();
            Soundness.check(after);
            everyChangedPageIsTouched(before, after, step);
            whatReadsTheSameLooksTheSame(before, after);
            whatIsDrawnAgainIsWhatIsDrawnAnew(before, after);
            if (!(command instanceof FloorCommand.CloseListOnTime)) {
                undoRestoresExactly(before, after);
            }
            whateverStandsCanBeTakenBack(after);
        }

        private void everyChangedPageIsTouched(Workshop before, Workshop after, Entry.Step step) {
            var touched = Workshop.touched(before, after, List.of(step));
            var everybody = new HashSet<>(before.people().people().keySet());
            everybody.addAll(after.people().people().keySet());
            for (var person : everybody) {
                if (touched.contains(person)) continue;
                var actor = Actor.of(person);
                assertThat(Me.of(after, actor, Audience.PARTICIPANT))
                        .as("touched are %s by %s", touched, step.events())
                        .isEqualTo(Me.of(before, actor, Audience.PARTICIPANT));
            }
        }

        private void whatReadsTheSameLooksTheSame(Workshop before, Workshop after) {
            for (var window : Views.ALL) {
                if (!isSame(window.reads().apply(before), window.reads().apply(after))) continue;
                for (var audience : window.audiences()) {
                    assertThat(window.of().apply(after, audience))
                            .as(window.chapter())
                            .isEqualTo(window.of().apply(before, audience));
                }
            }
        }

        private void whatIsDrawnAgainIsWhatIsDrawnAnew(Workshop before, Workshop after) {
            for (var window : Views.ALL) {
                for (var audience : window.audiences()) {
                    var last = new Views.Last(before, window.of().apply(before, audience));
                    assertThat(window.again().draw(last, after, audience))
                            .as(window.chapter())
                            .isEqualTo(window.of().apply(after, audience));
                }
            }
        }

        private static boolean isSame(List<?> some, List<?> others) {
            for (int i = 0; i < some.size(); i++) if (some.get(i) != others.get(i)) return false;
            return true;
        }

        private void undoRestoresExactly(Workshop before, Workshop after) {
            if (after.undo().count() == before.undo().count()) return;
            var act = after.undo().last().orElseThrow();
            var by = new By(Actor.SYSTEM, now, Limits.DEFAULT);
            assertThat(act.stands(after, by)).isTrue();
            var reverted = act.revert(after, by);
            assertThat(reverted.floor()).isEqualTo(before.floor());
            assertThat(reverted.agenda()).isEqualTo(before.agenda());
            assertThat(reverted.with(Undo.NONE)).isEqualTo(before.with(Undo.NONE));
        }

        private void whateverStandsCanBeTakenBack(Workshop after) {
            var by = new By(Actor.SYSTEM, now, Limits.DEFAULT);
            for (var act : after.undo().acts()) {
                if (act.stands(after, by)) Soundness.check(act.revert(after, by));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_people_ask_for_the_workshop_stays_sound(long seed) {
        var walk = new Walk(seed);
        walk.run(STEPS);
        var replayed = START.state();
        for (var entry : walk.entries) replayed = replayed.take(entry, next(replayed.mark()));
        assertThat(replayed).isEqualTo(walk.state);
    }

    /** Else the walks above would prove little. */
    @Test
    void every_command_is_accepted_now_and_then() {
        var accepted = new HashSet<String>();
        for (long seed = 9; seed <= 24; seed++) {
            var walk = new Walk(seed);
            walk.run(3 * STEPS);
            accepted.addAll(walk.accepted.keySet());
        }
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(allCommands());
    }

    private static Set<String> allCommands() {
        return Chapters.COMMANDS.stream()
                .flatMap(chapter -> Stream.of(chapter.getPermittedSubclasses()))
                .map(Chapters::nameOf)
                .collect(Collectors.toSet());
    }

    private static Mark next(Mark mark) {
        return new Mark(mark.version() + 1, "%016x".formatted(mark.version() + 1));
    }
}
