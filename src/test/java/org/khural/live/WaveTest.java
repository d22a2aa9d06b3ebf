package org.khural.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.Workshop;
import org.khural.wire.ServerMessage;

/** A change on its way to a large room. */
class WaveTest {
    private static final Mark FROM = new Mark(1, "1111111111111111");
    private static final Mark TO = new Mark(2, "2222222222222222");
    private static final Frame FRAME = new Frame("{}");

    private final Set<Screen> screens = new LinkedHashSet<>();
    private final List<Listener> told = new ArrayList<>();

    @Test
    void itGoesToSoManyAtATimeAndToEachOnce() {
        room(3 * Wave.SLICE - 1);
        var wave = new Wave(FRAME, FROM, TO, screens);
        wave.roll(screens);
        assertThat(told).hasSize(Wave.SLICE);
        wave.roll(screens);
        assertThat(wave.isOver()).isFalse();
        wave.roll(screens);
        assertThat(wave.isOver()).isTrue();
        assertThat(told).doesNotHaveDuplicates().hasSize(screens.size());
        assertThat(screens).allMatch(s -> s.mark.equals(TO));
    }

    @Test
    void whoLeftMeanwhileIsNotTold() {
        room(Wave.SLICE + 1);
        var wave = new Wave(FRAME, FROM, TO, screens);
        wave.roll(screens);
        screens.remove(List.copyOf(screens).getLast());
        wave.roll(screens);
        assertThat(told).hasSize(Wave.SLICE);
    }

    @Test
    void whoStandsElsewhereOrDoesNotReadIsPassedOver() {
        room(3);
        var all = List.copyOf(screens);
        all.get(0).mark = TO;
        ((Listener) all.get(1).peer).full = true;
        new Wave(FRAME, FROM, TO, screens).roll(screens);
        assertThat(told).containsExactly((Listener) all.get(2).peer);
        assertThat(all.get(1).mark).isEqualTo(FROM);
    }

    private void room(int size) {
        for (int i = 0; i < size; i++) {
            var screen = new Screen(new Listener(), Optional.empty(), Audience.PARTICIPANT);
            screen.mark = FROM;
            screens.add(screen);
        }
    }

    private final class Listener implements Peer {
        boolean full;

        @Override
        public Actor actor() {
            return Actor.of(new PersonId("ann"));
        }

        @Override
        public String tab() {
            return "tab";
        }

        @Override
        public void send(ServerMessage message) {
            throw new AssertionError("a wave is one frame");
        }

        @Override
        public void send(Frame frame) {
            told.add(this);
        }

        @Override
        public boolean isWritable() {
            return !full;
        }

        @Override
        public boolean isAdmitted(Workshop workshop) {
            return true;
        }

        @Override
        public void bye(String code, long after) {}
    }
}
