package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.khural.client.Tab;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.DelegationId;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.Ref;
import org.khural.domain.SeatId;
import org.khural.domain.attendance.AttendanceCommand.RecordAttendance;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand.AddPerson;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.VoteCommand;
import org.khural.live.Outcome;
import org.khural.live.Room;
import org.khural.store.RedisLog;

/** As many as a workshop may have vote in the same moment, many of them twice. */
class BallotCrowdTest extends EdgeTest {
    /** With those of every test of this house: five thousand. */
    private static final int VOTERS = 4_996;

    private static final PollId PLAN = new PollId("plan");

    @Test
    void fiveThousandBallotsAtOnceAreAllInTheLogOnce() {
        var chair = openedByChair();
        var room = node.on(() -> node.rooms.open(workshop)).orElseThrow();
        fill(room);
        open(chair);
        long began = System.nanoTime();
        var first = cast(room, false);
        double took = (System.nanoTime() - began) / 1e9;
        System.out.printf("%d ballots, 1,000 of them twice: %.2f s%n", VOTERS, took);
        assertThat(first.values()).allMatch(Outcome.Done.class::isInstance);
        assertThat(took).as("seconds").isLessThan(10);

        var poll = node.read(() -> poll(room));
        assertThat(poll.ballots()).hasSize(VOTERS);
        assertThat(poll.tally().votes()).containsExactly(VOTERS / 2L, VOTERS / 2L);
        assertThat(seatsOfTheLog()).as("each seat once").doesNotHaveDuplicates().hasSize(VOTERS);

        // Answers were lost on the way: the same asks hear of the same entries again.
        assertThat(cast(room, true)).isEqualTo(first);
        assertThat(seatsOfTheLog()).hasSize(VOTERS);
        var marks = new HashSet<>(first.values());
        System.out.println(marks.size() + " entries");
        assertThat(marks.size()).as("ballots travel together").isLessThan(VOTERS / 50);
    }

    private static Poll poll(Room room) {
        return room.workshop().polls().poll(PLAN).orElseThrow();
    }

    private void fill(Room room) {
        for (int from = 0; from < VOTERS; from += 1_000) {
            var commands = new ArrayList<Command>();
            for (int i = from; i < Math.min(VOTERS, from + 1_000); i++) {
                commands.add(
                        new AddPerson(
                                id(i),
                                Optional.of(new DelegationId("uni")),
                                new Card(Optional.empty(), Optional.of(text("Member " + i))),
                                1,
                                Set.of()));
                commands.add(new RecordAttendance(id(i), Optional.of(Channel.ONLINE)));
            }
            node.on(
                    () ->
                            Future.all(
                                    commands.stream()
                                            .map(c -> said(room, Actor.SYSTEM, Optional.empty(), c))
                                            .toList()));
        }
    }

    private static PersonId id(int i) {
        return new PersonId("voter-" + i);
    }

    private static void open(Tab chair) {
        chair.must(
                "poll.compose",
                "\"poll\":\"plan\",\"form\":{\"title\":{\"en\":\"The plan\"},\"question\":{\"is\":\"yesNo\"},"
                        + "\"rules\":{\"isFormal\":true,\"mode\":\"DEVICE\",\"secrecy\":\"SEALED\","
                        + "\"unit\":\"SEAT\",\"mayChange\":false,\"majority\":\"SIMPLE\","
                        + "\"base\":\"VALID\",\"tie\":\"REJECTS\",\"quorum\":0,\"seconds\":0,"
                        + "\"weights\":{}},\"item\":null}");
        chair.must("poll.makeReady", "\"poll\":\"plan\"");
        chair.must("poll.open", "\"poll\":\"plan\",\"tenure\":1");
    }

    /** All in one turn of the event loop; every fifth comes a second time before it is answered. */
    private Map<PersonId, Outcome> cast(Room room, boolean again) {
        var heard = new HashMap<PersonId, Outcome>();
        node.on(
                () -> {
                    var all = new ArrayList<Future<Outcome>>();
                    for (int i = 0; i < VOTERS; i++) {
                        if (i % 5 == 0 && !again) said(room, i);
                        int voter = i;
                        all.add(said(room, i).onSuccess(o -> heard.put(id(voter), o)));
                    }
                    return Future.all(all);
                });
        return heard;
    }

    private static Future<Outcome> said(Room room, int i) {
        var who = Actor.of(id(i));
        return said(
                room,
                who,
                Optional.of(new Ref(who, "tab", 1)),
                new VoteCommand.Cast(
                        PLAN, new SeatId("voter-" + i), "ballot-of-" + i, Answer.pick(i % 2)));
    }

    private static Future<Outcome> said(Room room, Actor who, Optional<Ref> ref, Command command) {
        Promise<Outcome> said = Promise.promise();
        room.submit(who, ref, command, said::tryComplete);
        return said.future();
    }

    private static final Pattern SEAT =
            Pattern.compile("\"poll\\.(?:ballotCast|cast)\"[^}]*?\"seat\":\"([^\"]+)\"");

    private List<String> seatsOfTheLog() {
        var seats = new ArrayList<String>();
        long from = 1;
        while (true) {
            long next = from;
            var page = node.on(() -> new RedisLog(node.link).read(workshop, next, 50));
            for (var entry : page) {
                var text = new String(entry.bytes(), StandardCharsets.UTF_8);
                var found = SEAT.matcher(text);
                while (found.find()) seats.add(found.group(1));
            }
            if (page.size() < 50) return seats;
            from += page.size();
        }
    }
}
