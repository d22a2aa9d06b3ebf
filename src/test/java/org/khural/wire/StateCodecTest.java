package org.khural.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.Actor;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.Entry;
import org.khural.domain.Limits;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.Ref;
import org.khural.domain.State;
import org.khural.support.Cast;
import org.khural.support.PlainKeyring;
import org.khural.support.Scenario;
import org.khural.support.Story;
import org.khural.support.Whims;

/**
 * A state that was kept is the state that it was: the log goes on from it as from its own replay.
 */
class StateCodecTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

    private final PlainKeyring keys = new PlainKeyring();

    @Test
    void everyStateOfAStory() {
        var state = State.empty(Story.WORKSHOP);
        for (var entry : Story.entries()) {
            keys.ensure(EntryCodec.personal(entry));
            state = state.take(entry, new Mark(state.mark().version() + 1, "9f86d081884c7d65"));
            assertThat(throughBytes(state)).isEqualTo(state);
        }
        assertThat(state.receipts().tabs()).isNotEmpty();
        assertThat(state.workshop().undo().acts()).isNotEmpty();
    }

    /** Whatever may happen: both go on alike, from the same commands to the same states. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappens(long seed) {
        var dice = new Random(seed);
        var scenario = Scenario.session().attending(Cast.ALL.toArray(PersonId[]::new));
        var state = scenario.state();
        var now = scenario.now();
        keys.ensure(state.workshop().people().people().keySet());
        for (int i = 0; i < 400; i++) {
            now = now.plusMillis(dice.nextInt(20_000));
            var ask = new Whims(dice, state.workshop(), now).next();
            var step = decided(state, ask, now, i);
            if (step.isEmpty()) continue;
            var entry = new Entry(now, List.of(step.get()));
            keys.ensure(EntryCodec.personal(entry));
            var mark = new Mark(state.mark().version() + 1, "9f86d081884c7d65");
            var kept = throughBytes(state).take(entry, mark);
            state = state.take(entry, mark);
            assertThat(kept.workshop())
                    .as("seed %s, step %s: %s", seed, i, ask)
                    .isEqualTo(state.workshop());
            assertThat(kept).isEqualTo(state);
        }
    }

    private static Optional<Entry.Step> decided(
            State state, Whims.Ask ask, Instant now, int count) {
        var by = new By(ask.who(), now, Limits.DEFAULT);
        var decision = state.workshop().decide(ask.command(), by);
        var isOurs = ask.who().equals(Actor.SYSTEM);
        var ref =
                isOurs ? Optional.<Ref>empty() : Optional.of(new Ref(ask.who(), "tab", count + 1));
        return switch (decision) {
            case Decision.Accepted(var events) ->
                    Optional.of(new Entry.Step(ref, ask.who(), events));
            case Decision.Rejected rejected ->
                    ref.map(r -> Entry.Step.refused(r, rejected.refusal()));
        };
    }

    @Test
    void personalDataIsSealedAndGoesWithItsKey() {
        var state = story();
        var bytes = StateCodec.encode(new StateCodec.Kept(AT, state), keys);
        assertThat(new String(bytes, UTF_8))
                .doesNotContain("name of", "Rector", "laboratories", "Театр");
        keys.erase(Story.EVA);
        var people = StateCodec.decode(bytes, keys).state().workshop().people();
        assertThat(people.person(Story.EVA).orElseThrow().card().value()).isEmpty();
        assertThat(people.person(Story.ANN).orElseThrow().card().value()).isPresent();
    }

    @Test
    void anotherBuildsBytesAreNotRead() {
        var text = new String(StateCodec.encode(new StateCodec.Kept(AT, story()), keys), UTF_8);
        for (var other :
                List.of("", "{}", text.replace("tenure", "term"), text.substring(1), text + "x")) {
            assertThatThrownBy(() -> StateCodec.decode(other.getBytes(UTF_8), keys))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private State story() {
        var state = State.empty(Story.WORKSHOP);
        for (var entry : Story.entries()) {
            keys.ensure(EntryCodec.personal(entry));
            state = state.take(entry, new Mark(state.mark().version() + 1, "9f86d081884c7d65"));
        }
        return state;
    }

    private State throughBytes(State state) {
        var kept = StateCodec.decode(StateCodec.encode(new StateCodec.Kept(AT, state), keys), keys);
        assertThat(kept.at()).isEqualTo(AT);
        return kept.state();
    }
}
