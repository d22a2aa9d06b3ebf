package org.khural.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Command;
import org.khural.domain.ItemId;
import org.khural.domain.Limits;
import org.khural.domain.LocalizedText;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.Ref;
import org.khural.domain.SeatId;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.attendance.AttendanceCommand;
import org.khural.domain.attendance.Channel;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.floor.FloorCommand;
import org.khural.domain.floor.Kind;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.VoteCommand;
import org.khural.domain.session.SessionCommand;
import org.khural.store.Appender;
import org.khural.store.MemoryLog;
import org.khural.support.PlainKeyring;
import org.khural.support.Ticks;
import org.khural.wire.ServerMessage;

class RoomTest {
    private static final WorkshopId W = new WorkshopId("w");
    private static final PersonId CHAIR = new PersonId("chair");
    private static final PersonId RECTOR = new PersonId("rector");
    private static final ItemId ITEM = new ItemId("item");
    private static final SessionId SESSION = new SessionId("session");

    private final Ticks ticks = new Ticks();
    private final MemoryLog log = new MemoryLog(ticks);
    private final Set<PersonId> keys = new HashSet<>();
    private final MemoryLog otherWay = log.anotherNode();
    private Room room;
    private Room other;
    private long count;

    @BeforeEach
    void aSessionThatIsLive() {
        room = open(log, "a");
        say(
                Actor.SYSTEM,
                new AboutCommand.Describe(About.NONE),
                person(CHAIR),
                person(RECTOR),
                new ChairCommand.ArrangeSeat(List.of(CHAIR)),
                new AgendaCommand.AddSession(
                        SESSION, text("Session"), ticks.now(), ticks.now().plusSeconds(3600)),
                new AgendaCommand.AddItem(
                        ITEM,
                        SESSION,
                        new Item.Plan(
                                text("Discussion"),
                                ItemKind.DISCUSSION,
                                ticks.now(),
                                30,
                                Optional.empty(),
                                300)));
        say(
                Actor.of(CHAIR),
                new ChairCommand.TakeChair(0),
                new SessionCommand.OpenSession(SESSION, 1),
                new SessionCommand.TakeUpItem(ITEM, Optional.empty(), SessionCommand.Rest.KEEP, 1));
        say(Actor.of(RECTOR), new AttendanceCommand.Attend(Channel.ONLINE));
        other = open(otherWay, "b");
    }

    @Test
    void bothNodesAgree() {
        say(Actor.of(RECTOR), request());
        ticks.until(() -> other.mark().equals(room.mark()));
        assertThat(other.workshop()).isEqualTo(room.workshop());
        assertThat(other.workshop().floor().list(ITEM).waiting()).hasSize(1);
    }

    @Test
    void aLostAnswerIsRepeatedUntilItIsKnownAndCountsOnce() {
        log.loseAnswers(2);
        var outcome = ask(room, new Ref(Actor.of(RECTOR), "tab", 1), request());
        ticks.until(() -> outcome.stream().anyMatch(Outcome.Done.class::isInstance));
        assertThat(room.workshop().floor().list(ITEM).waiting()).hasSize(1);
        assertThat(outcome.getLast()).isEqualTo(new Outcome.Done(room.mark()));
    }

    @Test
    void theSameAskOnTheOtherNodeGetsTheSameMark() {
        var ref = new Ref(Actor.of(RECTOR), "tab", 1);
        var here = ask(room, ref, request());
        var there = ask(other, ref, request());
        ticks.until(() -> !here.isEmpty() && !there.isEmpty());
        assertThat(here.getLast()).isEqualTo(there.getLast()).isInstanceOf(Outcome.Done.class);
        ticks.until(() -> other.mark().equals(room.mark()));
        assertThat(room.workshop().floor().list(ITEM).waiting()).hasSize(1);
    }

    @Test
    void whatOneNodeRefusesIsRefusedByAllThoughTheFirstCopyWasAcceptedInTime() {
        var ref = new Ref(Actor.of(CHAIR), "tab", 9);
        var soon = ticks.now().plusSeconds(1);
        var untilThen = new SessionCommand.SuspendSession(Optional.empty(), Optional.of(soon), 1);
        log.loseAsks(8);
        var here = ask(room, ref, untilThen);
        ticks.pass(Duration.ofMillis(1_500));
        var there = new ArrayList<Outcome>();
        other.submit(ref.who(), Optional.of(ref), true, untilThen, there::add);
        ticks.until(() -> !there.isEmpty());
        var refused = new Outcome.Refused("session.until_not_ahead", Map.of());
        assertThat(there).containsExactly(refused);
        ticks.until(() -> here.contains(refused));
        assertThat(room.mark()).isEqualTo(other.mark());
        assertThat(room.workshop().agenda().currentSession().orElseThrow().suspension()).isEmpty();
        // Who comes a third time, to a node that never heard of it, is told the same.
        var third = new ArrayList<Outcome>();
        open(log.anotherNode(), "c")
                .submit(ref.who(), Optional.of(ref), true, request(), third::add);
        ticks.until(() -> !third.isEmpty());
        assertThat(third).containsExactly(refused);
    }

    @Test
    void aWishThatWasTrueAlreadyIsNotCarriedOutWhenItIsRepeated() {
        var hall = new AttendanceCommand.Attend(Channel.HALL);
        var online = new AttendanceCommand.Attend(Channel.ONLINE);
        var first = new Ref(Actor.of(RECTOR), "tab", 1);
        var second = new Ref(Actor.of(RECTOR), "tab", 2);
        // The rector attends online; the answers to both are lost, and both are sent again.
        var done = ask(room, first, online);
        ticks.until(() -> !done.isEmpty());
        var moved = ask(room, second, hall);
        ticks.until(() -> !moved.isEmpty());
        assertThat(ask(other, first, online)).isNotNull();
        var again = ask(room, first, online);
        ticks.until(() -> !again.isEmpty());
        assertThat(again).isEqualTo(done);
        assertThat(room.workshop().attendance().channel(RECTOR)).contains(Channel.HALL);
    }

    @Test
    void whileTheLogIsAwayTheAnswerIsLater() {
        log.goAway("LOADING");
        var outcome = ask(room, new Ref(Actor.of(RECTOR), "tab", 1), request());
        ticks.until(() -> !outcome.isEmpty());
        assertThat(outcome).containsExactly(new Outcome.Later(1_000));
        log.comeBack();
        var again = ask(room, new Ref(Actor.of(RECTOR), "tab", 1), request());
        ticks.until(() -> !again.isEmpty());
        assertThat(again).containsExactly(new Outcome.Done(room.mark()));
    }

    /** While one entry is on its way, a hall votes, and the chair still gets through. */
    @Test
    void ballotsThatWaitHaveABoundOfTheirOwn() {
        var first = ask(room, new Ref(Actor.of(RECTOR), "tab", 1), request());
        var ballots = new ArrayList<List<Outcome>>();
        for (int i = 0; i < Node.Bounds.DEFAULT.ballots(); i++) {
            ballots.add(ask(room, new Ref(Actor.of(RECTOR), "votes", i + 1), ballot()));
        }
        assertThat(first).as("still on its way").isEmpty();
        var more = ask(room, new Ref(Actor.of(RECTOR), "votes", 1_000_000), ballot());
        assertThat(more).containsExactly(new Outcome.Later(1_000));
        var asks = new ArrayList<List<Outcome>>();
        for (int i = 0; i < Node.Bounds.DEFAULT.queue(); i++) {
            var suspend = new SessionCommand.CloseSession(SESSION, 9);
            asks.add(ask(room, new Ref(Actor.of(CHAIR), "desk", i + 1), suspend));
        }
        var another = new SessionCommand.CloseSession(SESSION, 9);
        assertThat(ask(room, new Ref(Actor.of(CHAIR), "desk", 1_000_000), another))
                .containsExactly(new Outcome.Later(1_000));
        ticks.until(() -> !asks.getLast().isEmpty());
        assertThat(first.getLast()).isInstanceOf(Outcome.Done.class);
        assertThat(ballots).allMatch(b -> b.getLast() instanceof Outcome.Refused);
        var again = ask(room, new Ref(Actor.of(RECTOR), "votes", 1_000_000), ballot());
        ticks.until(() -> !again.isEmpty());
        assertThat(again.getLast()).as("there is room again").isInstanceOf(Outcome.Refused.class);
    }

    private static VoteCommand ballot() {
        return new VoteCommand.Cast(
                new PollId("none"), new SeatId("rector"), "ballot-1", Answer.pick(0));
    }

    @Test
    void aRewoundLogIsRepairedFromWhatTheNodesHold() {
        say(Actor.of(RECTOR), request());
        var before = room.mark();
        log.rewind(W, before.version() - 2);
        ticks.pass(Duration.ofSeconds(20));
        assertThat(log.head(W).result()).isNull();
        var head = new ArrayList<Mark>();
        log.head(W).onSuccess(head::add);
        ticks.until(() -> !head.isEmpty());
        assertThat(head.getFirst()).isEqualTo(before);
        assertThat(room.mark()).isEqualTo(before);
        assertThat(room.isWritable()).isTrue();
    }

    @Test
    void aScreenGetsTheWholeThenPatchesAndResumesByOne() {
        var screen = new FakePeer(RECTOR);
        assertThat(room.screens().join(screen, Optional.empty(), Optional.empty())).isTrue();
        var first = room.mark();
        say(Actor.of(RECTOR), request());
        ticks.pass(Duration.ofMillis(200));
        assertThat(screen.heard.getFirst()).contains("\"is\":\"view\"");
        assertThat(screen.heard.getLast()).contains("\"is\":\"patch\"", "\"floor\"", "QUEUED");
        var late = new FakePeer(RECTOR);
        room.screens().join(late, Optional.of(Audience.PARTICIPANT), Optional.of(first));
        assertThat(late.heard.getLast())
                .contains("\"is\":\"patch\"", "\"from\":\"" + first + "\"", "QUEUED");
    }

    @Test
    void aForkBeginsAgainAndSaysSo() {
        var screen = new FakePeer(RECTOR);
        room.screens().join(screen, Optional.empty(), Optional.empty());
        var ref = new Ref(Actor.of(RECTOR), "tab", 1);
        var mine = ask(room, ref, request());
        ticks.until(() -> !mine.isEmpty());
        // Another node, which never saw our last entry, goes on from the older log.
        long v = room.mark().version();
        log.rewind(W, v - 1);
        var third = open(log.anotherNode(), "c");
        var theirs =
                ask(
                        third,
                        new Ref(Actor.of(CHAIR), "t", 1),
                        new FloorCommand.CloseList(ITEM, Optional.empty(), 1));
        ticks.until(() -> !theirs.isEmpty());
        ticks.pass(Duration.ofSeconds(20));
        assertThat(room.mark()).isEqualTo(third.mark());
        assertThat(room.workshop()).isEqualTo(third.workshop());
        assertThat(screen.heard).anyMatch(m -> m.contains("\"reset\":{\"lost\":1}"));
    }

    @Test
    void aViewThatOutgrowsItsLimitIsRefusedWithoutATrace() {
        room.screens().join(new FakePeer(RECTOR), Optional.empty(), Optional.empty());
        var before = room.mark();
        var refused = new ArrayList<Outcome>();
        for (int i = 0; refused.isEmpty() && i < 190; i++) {
            var words = "x".repeat(490);
            var plan =
                    new Item.Plan(
                            LocalizedText.of("en", words, "mn", words, "ru", words, "zh", words),
                            ItemKind.REMARKS,
                            ticks.now(),
                            5,
                            Optional.empty(),
                            60);
            var outcome =
                    ask(
                            room,
                            new Ref(Actor.SYSTEM, "setup", ++count),
                            new AgendaCommand.AddItem(new ItemId("i" + i), SESSION, plan));
            ticks.until(() -> !outcome.isEmpty());
            if (outcome.getLast() instanceof Outcome.Refused) refused.addAll(outcome);
        }
        assertThat(refused)
                .containsExactly(
                        new Outcome.Refused("access.view_too_large", Map.of("limit", 256L)));
        assertThat(room.mark().version()).isGreaterThan(before.version());
    }

    private static final class FakePeer implements Peer {
        final List<String> heard = new ArrayList<>();
        final PersonId person;

        FakePeer(PersonId person) {
            this.person = person;
        }

        @Override
        public Actor actor() {
            return Actor.of(person);
        }

        @Override
        public String tab() {
            return "tab";
        }

        @Override
        public void send(ServerMessage message) {
            heard.add(org.khural.wire.Codec.encode(message));
        }

        @Override
        public void send(Frame frame) {
            heard.add(frame.text());
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public boolean isAdmitted(Workshop workshop) {
            return true;
        }

        @Override
        public void bye(String code, long after) {
            heard.add("bye " + code);
        }
    }

    private Room open(MemoryLog way, String name) {
        var node =
                new Node(
                        name,
                        way,
                        new Appender(way, ticks),
                        ticks,
                        // The one clock is finer than the log.
                        () -> ticks.now().plusNanos(123_456),
                        id -> new PlainKeyring(keys),
                        Limits.DEFAULT,
                        Node.Bounds.DEFAULT,
                        new Incidents(name));
        var opened = new ArrayList<Room>();
        new Rooms(node).create(W).onSuccess(opened::add).onFailure(Throwable::printStackTrace);
        ticks.until(() -> !opened.isEmpty());
        return opened.getFirst();
    }

    private List<Outcome> ask(Room where, Ref ref, Command command) {
        var outcomes = new ArrayList<Outcome>();
        where.submit(ref.who(), Optional.of(ref), command, outcomes::add);
        return outcomes;
    }

    private void say(Actor who, Command... commands) {
        for (var command : commands) {
            var outcome = ask(room, new Ref(who, "setup", ++count), command);
            ticks.until(() -> !outcome.isEmpty());
            assertThat(outcome.getLast()).isInstanceOf(Outcome.Done.class);
        }
    }

    private static FloorCommand request() {
        return new FloorCommand.RequestFloor(ITEM, Optional.empty(), Kind.STATEMENT, "");
    }

    private static PeopleCommand person(PersonId id) {
        return new PeopleCommand.AddPerson(
                id,
                Optional.empty(),
                new Card(Optional.of(text("Role")), Optional.empty()),
                1,
                Set.of());
    }

    private static LocalizedText text(String english) {
        return LocalizedText.of("en", english);
    }
}
