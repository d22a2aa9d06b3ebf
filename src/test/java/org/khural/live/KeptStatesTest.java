package org.khural.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.Limits;
import org.khural.domain.LocalizedText;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.Ref;
import org.khural.domain.WorkshopId;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.attendance.AttendanceCommand;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand;
import org.khural.store.Appended;
import org.khural.store.Appender;
import org.khural.store.Gate;
import org.khural.store.MemoryLog;
import org.khural.store.RawEntry;
import org.khural.store.Watch;
import org.khural.store.WorkshopLog;
import org.khural.support.MemoryStates;
import org.khural.support.PlainKeyring;
import org.khural.support.Ticks;

/** P6: replay of the log = the state of every node = the state that was kept. */
class KeptStatesTest {
    private static final WorkshopId W = new WorkshopId("w");
    private static final PersonId ANN = new PersonId("ann");
    private static final PersonId DORA = new PersonId("dora");

    private final Ticks ticks = new Ticks();
    private final MemoryLog log = new MemoryLog(ticks);
    private final MemoryStates states = new MemoryStates();
    private final Set<PersonId> keys = new HashSet<>();
    private int count;

    /** A way to the log that remembers from where it was read. */
    private record Reading(WorkshopLog log, List<Long> from) implements WorkshopLog {
        @Override
        public Future<Appended> append(
                WorkshopId workshop, Mark expected, byte[] entry, List<Gate> gates) {
            return log.append(workshop, expected, entry, gates);
        }

        @Override
        public Future<List<RawEntry>> read(WorkshopId workshop, long fromVersion, int max) {
            from.add(fromVersion);
            return log.read(workshop, fromVersion, max);
        }

        @Override
        public Future<Mark> head(WorkshopId workshop) {
            return log.head(workshop);
        }

        @Override
        public Watch watch(WorkshopId workshop, LongConsumer wakeUp) {
            return log.watch(workshop, wakeUp);
        }
    }

    @Test
    void aLongLogIsReadFromTheStateThatWasKept() {
        var room = begun(log);
        wander(room, 1_200);
        assertThat(states.version(W)).isBetween(Rooms.KEEP, room.mark().version());
        var from = new ArrayList<Long>();
        var resumed = open(new Reading(log.anotherNode(), from), states);
        assertThat(from).isNotEmpty().allMatch(version -> version >= states.version(W));
        assertThat(resumed.state()).isEqualTo(room.state()).isEqualTo(replayed().state());
        wander(resumed, 3);
        assertThat(resumed.state()).isEqualTo(replayed().state());
    }

    @Test
    void whoAskedBeforeItWasKeptHearsTheSameAnswerAfter() {
        var room = begun(log);
        var ref = new Ref(Actor.of(ANN), "tab", 1);
        var first = ask(room, ref, new AttendanceCommand.Attend(Channel.HALL));
        unloaded();
        var resumed = open(log.anotherNode(), states);
        assertThat(ask(resumed, ref, new AttendanceCommand.Attend(Channel.HALL))).isEqualTo(first);
    }

    @Test
    void anIdleRoomIsKeptWhenItIsUnloaded() {
        var room = begun(log);
        assertThat(states.version(W)).isZero();
        unloaded();
        assertThat(states.version(W)).isEqualTo(room.mark().version());
    }

    @Test
    void whatIsDamagedIsNotUsed() {
        var room = begun(log);
        unloaded();
        states.damage(W);
        assertThat(open(log.anotherNode(), states).state()).isEqualTo(room.state());
    }

    @Test
    void aStateThatTheLogDoesNotHoldIsNotUsed() {
        var room = begun(log);
        ask(room, new AttendanceCommand.Attend(Channel.ONLINE));
        unloaded();
        log.rewind(W, room.mark().version() - 1);
        var other = open(log.anotherNode(), KeptStates.NONE);
        ask(other, new AttendanceCommand.Attend(Channel.HALL));
        assertThat(other.mark().version()).isEqualTo(room.mark().version());
        var resumed = open(log.anotherNode(), states);
        assertThat(resumed.state()).isEqualTo(other.state()).isNotEqualTo(room.state());
    }

    @Test
    void whoWasErasedReadsAsErasedInAllThree() {
        begun(log);
        unloaded();
        var room = open(log.anotherNode(), KeptStates.NONE);
        ask(room, Actor.SYSTEM, new PeopleCommand.ErasePerson(DORA));
        keys.remove(DORA);
        assertThat(cardOf(room)).isEmpty();
        assertThat(cardOf(replayed())).isEmpty();
        var resumed = open(log.anotherNode(), states);
        assertThat(cardOf(resumed)).isEmpty();
        assertThat(resumed.state()).isEqualTo(room.state()).isEqualTo(replayed().state());
    }

    private static Optional<Card> cardOf(Room room) {
        return room.workshop().people().person(DORA).orElseThrow().card().value();
    }

    private Room begun(WorkshopLog way) {
        var room = open(way, states);
        ask(room, Actor.SYSTEM, new AboutCommand.Describe(About.NONE));
        for (var person : List.of(ANN, DORA)) {
            var card = new Card(Optional.of(LocalizedText.of("en", "Name")), Optional.empty());
            ask(
                    room,
                    Actor.SYSTEM,
                    new PeopleCommand.AddPerson(person, Optional.empty(), card, 1, Set.of()));
        }
        return room;
    }

    /** From one channel to the other and back. */
    private void wander(Room room, int times) {
        for (int i = 0; i < times; i++) {
            boolean inHall =
                    room.workshop().attendance().channel(ANN).equals(Optional.of(Channel.HALL));
            ask(room, new AttendanceCommand.Attend(inHall ? Channel.ONLINE : Channel.HALL));
        }
    }

    private void unloaded() {
        ticks.pass(Duration.ofMillis(Rooms.IDLE * 2));
    }

    private Room replayed() {
        return open(log.anotherNode(), KeptStates.NONE);
    }

    private Room open(WorkshopLog way, KeptStates states) {
        var node =
                new Node(
                        "n",
                        way,
                        new Appender(way, ticks),
                        ticks,
                        ticks::now,
                        id -> new PlainKeyring(keys),
                        Limits.DEFAULT,
                        Node.Bounds.DEFAULT,
                        new Incidents("n"));
        var opened = new ArrayList<Room>();
        new Rooms(node, states).create(W).onSuccess(opened::add);
        ticks.until(() -> !opened.isEmpty());
        return opened.getFirst();
    }

    private void ask(Room room, Command command) {
        ask(room, Actor.of(ANN), command);
    }

    private void ask(Room room, Actor who, Command command) {
        var outcome = ask(room, new Ref(who, "setup", ++count), command);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private Outcome ask(Room room, Ref ref, Command command) {
        var outcomes = new ArrayList<Outcome>();
        room.submit(ref.who(), Optional.of(ref), command, outcomes::add);
        ticks.until(() -> !outcomes.isEmpty());
        return outcomes.getLast();
    }
}
