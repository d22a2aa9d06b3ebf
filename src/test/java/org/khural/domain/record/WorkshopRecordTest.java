package org.khural.domain.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.domain.Actor;
import org.khural.domain.Decision;
import org.khural.domain.EntryId;
import org.khural.domain.attendance.AttendanceCommand.Leave;
import org.khural.domain.chair.ChairCommand.HandOverChair;
import org.khural.domain.chair.ChairCommand.LapseChair;
import org.khural.domain.chair.ChairCommand.TakeChair;
import org.khural.domain.floor.FloorCommand.*;
import org.khural.domain.people.PeopleCommand.ErasePerson;
import org.khural.domain.session.SessionCommand.CloseSession;
import org.khural.domain.session.SessionCommand.ResumeSession;
import org.khural.domain.session.SessionCommand.SuspendSession;
import org.khural.domain.session.SessionCommand.Undo;
import org.khural.support.Scenario;
import org.khural.support.Whims;

/** What is taken home, from the log alone. Times are seconds after the session opened. */
class WorkshopRecordTest {
    private static final SuspendSession COFFEE =
            new SuspendSession(Optional.of(text("Coffee")), Optional.empty(), TENURE);

    @Test
    void who_held_the_chair_and_how_it_ended() {
        var day =
                session()
                        .after(10)
                        .and(CHAIR, new HandOverChair(VICE, 1))
                        .after(20)
                        .and(Actor.SYSTEM, new LapseChair(2))
                        .after(5)
                        .and(CHAIR, new TakeChair(2));
        assertThat(
                        record(day).tenures().stream()
                                .map(
                                        t ->
                                                t.number()
                                                        + " "
                                                        + t.holder()
                                                        + " "
                                                        + seconds(t.span())
                                                        + (t.lapsed() ? " lapsed" : "")))
                .containsExactly("1 chair 0-10", "2 vice 10-30 lapsed", "3 chair 35-");
    }

    @Test
    void who_was_here_where_and_how_long() {
        var day =
                session()
                        .attending(DEAN)
                        .after(10)
                        .online(DEAN, EXPERT)
                        .after(10)
                        .and(EXPERT, new Leave())
                        .and(ORGANISER, new ErasePerson(DEAN));
        assertThat(
                        record(day).stays().stream()
                                .map(s -> s.person() + " " + s.channel() + " " + seconds(s.span())))
                .containsExactly("dean HALL 0-10", "dean ONLINE 10-20", "expert ONLINE 10-20");
    }

    /** An interruption by a break parts a speech; its length is what the clock of the wish says. */
    @Test
    void who_spoke_when_and_for_how_long() {
        var day =
                session()
                        .speaking(DEAN)
                        .after(30)
                        .and(CHAIR, COFFEE)
                        .after(100)
                        .and(CHAIR, new ResumeSession(TENURE))
                        .and(CHAIR, new Resume(entry(1), TENURE))
                        .after(15)
                        .and(CHAIR, new End(entry(1), TENURE))
                        .queued(EXPERT)
                        .and(EXPERT, new Withdraw(entry(2)));
        var record = record(day);
        assertThat(spoken(record, entry(1))).isEqualTo("1-31 131-146");
        assertThat(spoken(record, entry(2))).isEmpty();
        var speech = record.speeches().getFirst();
        assertThat(speech.wish().clock().used()).isEqualTo(Duration.ofSeconds(45));
        assertThat(record.speeches().stream().map(s -> s.wish().id().value()))
                .containsExactly("f1", "f2");
        assertThat(record.breaks())
                .containsExactly(
                        new WorkshopRecord.Break(
                                MORNING, span(31, 131), Optional.of(text("Coffee"))));
    }

    @Test
    void what_was_undone_reads_as_if_it_had_not_been_done() {
        var given = session().speaking(DEAN);
        assertThat(spoken(record(undone(given.after(5))), entry(1))).isEmpty();

        var ended = given.after(5).and(CHAIR, new End(entry(1), TENURE));
        assertThat(spoken(record(undone(ended.after(5))), entry(1))).isEqualTo("1-");

        var broken = session().after(5).and(CHAIR, COFFEE);
        assertThat(record(undone(broken.after(5))).breaks()).isEmpty();

        var lessons = session().after(5).and(CHAIR, takeUp(LESSONS, Optional.of(PLANS)));
        assertThat(turns(record(lessons.after(5)))).isEqualTo("plans 0-5, lessons 5-");
        assertThat(turns(record(undone(lessons.after(5))))).isEqualTo("plans 0-");
    }

    @Test
    void which_item_was_on_until_the_session_closed() {
        var day =
                session()
                        .after(60)
                        .and(CHAIR, takeUp(LESSONS, Optional.of(PLANS)))
                        .after(30)
                        .and(CHAIR, takeUp(PLANS, Optional.of(LESSONS)))
                        .after(10)
                        .and(CHAIR, new CloseSession(MORNING, TENURE));
        assertThat(turns(record(day))).isEqualTo("plans 0-60, lessons 60-90, plans 90-100");
    }

    /** Whatever people ask for: the record agrees with the state to which the same log leads. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void it_agrees_with_the_state(long seed) {
        var dice = new Random(seed);
        var day = session();
        for (int i = 0; i < 600; i++) {
            day = day.after(dice.nextInt(20));
            var ask = new Whims(dice, day.workshop(), day.now()).next();
            if (day.decide(ask.who(), ask.command()) instanceof Decision.Accepted accepted) {
                day = day.take(ask.who(), Optional.empty(), accepted);
            }
        }
        var record = record(day);
        var workshop = day.workshop();
        assertThat(record.workshop()).isEqualTo(workshop);
        assertThat(record.tenures().stream().filter(t -> t.span().isOpen()).map(t -> t.holder()))
                .containsExactlyElementsOf(workshop.chair().holder().stream().toList());
        assertThat(record.stays().stream().filter(s -> s.span().isOpen()).map(s -> s.person()))
                .containsExactlyInAnyOrderElementsOf(workshop.attendance().here().keySet());
        assertThat(record.turns().stream().filter(t -> t.span().isOpen()).map(t -> t.item()))
                .containsExactlyElementsOf(workshop.agenda().active().stream().toList());
        var now = day.now();
        for (var speech : record.speeches()) {
            var spans = speech.spans().stream().map(span -> span.lengthAt(now));
            assertThat(spans.reduce(Duration.ZERO, Duration::plus))
                    .as("what %s spoke", speech.wish().id())
                    .isEqualTo(speech.wish().clock().usedAt(now));
        }
    }

    private static Scenario undone(Scenario scenario) {
        return scenario.and(CHAIR, new Undo(scenario.workshop().undo().count(), TENURE));
    }

    private static WorkshopRecord record(Scenario scenario) {
        var record = WorkshopRecord.of(scenario.workshop().id());
        for (var entry : scenario.entries()) record = record.take(entry);
        return record;
    }

    private static String spoken(WorkshopRecord record, EntryId wish) {
        return record.speeches().stream()
                .filter(s -> s.wish().id().equals(wish))
                .flatMap(s -> s.spans().stream())
                .map(WorkshopRecordTest::seconds)
                .collect(Collectors.joining(" "));
    }

    private static String turns(WorkshopRecord record) {
        return record.turns().stream()
                .map(t -> t.item() + " " + seconds(t.span()))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Span span) {
        return second(span.from()) + "-" + span.until().map(u -> "" + second(u)).orElse("");
    }

    private static long second(Instant at) {
        return Duration.between(START, at).toSeconds();
    }

    private static Span span(long from, long until) {
        return new Span(START.plusSeconds(from), Optional.of(START.plusSeconds(until)));
    }
}
