package org.khural.domain;

import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.khural.domain.RefusalsTest.Row;
import org.khural.domain.attendance.AttendanceCommand.Leave;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.ComposeCommand;
import org.khural.domain.poll.CountCommand;
import org.khural.domain.poll.MandateCommand;
import org.khural.domain.poll.PollCommand;
import org.khural.domain.poll.PollRejection;
import org.khural.domain.poll.Polls;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.VoteCommand;
import org.khural.domain.session.LeadCommand;
import org.khural.domain.session.SessionCommand;
import org.khural.domain.session.SessionRejection;
import org.khural.support.Polling;
import org.khural.support.Scenario;

/** Every refusal of polls, and how one comes to hear it; rows of {@link RefusalsTest}. */
final class PollRefusals {
    /** All of the cast are in the hall, but for the guest, who is online. */
    private static final Scenario HERE =
            session().attending(CHAIR, VICE, RECTOR, DEAN, EXPERT, ASSISTANT).online(GUEST);

    private static final SeatId SEAT = seat(DEAN);

    private PollRefusals() {}

    static List<Row> all() {
        return Stream.of(
                        composing(),
                        combining(),
                        holding(),
                        answering(),
                        voting(),
                        counting(),
                        results(),
                        mandates())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> composing() {
        var unknown = formal().about(Optional.of(new ItemId("unknown")));
        var foreign = formal().byDelegation(Map.of(new DelegationId("unknown"), 2));
        var led = HERE.and(CHAIR, new LeadCommand.GrantLead(DEAN, PLANS, Optional.empty(), TENURE));
        return List.of(
                row(HERE, CHAIR, open(), PollRejection.UNKNOWN_POLL),
                row(
                        formal().draftIn(HERE),
                        CHAIR,
                        new PollCommand.CallForObjections(
                                POLL, text("Agreed?"), Optional.empty(), 30, TENURE),
                        PollRejection.ID_TAKEN),
                row(
                        many(),
                        ORGANISER,
                        formal().compose(),
                        PollRejection.TOO_MANY_POLLS,
                        "limit",
                        Polls.MOST),
                composed(unknown, PollRejection.UNKNOWN_ITEM),
                composed(foreign, PollRejection.UNKNOWN_DELEGATION),
                row(formal().readyIn(HERE), ORGANISER, opinion().compose(), PollRejection.FROZEN),
                row(led, DEAN, formal().compose(), PollRejection.CHAIR_ONLY));
    }

    private static List<Row> combining() {
        var weights = Map.of(UNIVERSITY, 2);
        return List.of(
                composed(formal().by(Rules.Mode.HANDS).on(RANKED), PollRejection.NEEDS_DEVICES),
                composed(opinion().by(Rules.Mode.HANDS), PollRejection.NEEDS_TO_BE_FORMAL),
                composed(
                        formal().unit(Rules.Unit.SEAT, weights),
                        PollRejection.WEIGHTS_NEED_DELEGATIONS),
                composed(
                        formal().by(Rules.Mode.MIXED).byDelegation(weights),
                        PollRejection.HANDS_ARE_EQUAL),
                composed(secret().changeable(), PollRejection.SECRET_IS_FINAL),
                composed(secret().byDelegation(weights), PollRejection.SECRET_IS_EQUAL),
                composed(secret().by(Rules.Mode.HANDS), PollRejection.SECRET_NEEDS_DEVICES),
                composed(secret().on(WORDS), PollRejection.WORDS_ARE_NOT_SECRET),
                composed(formal().by(Rules.Mode.NO_OBJECTION), PollRejection.ASKED_OTHERWISE),
                composed(
                        formal().on(new Question.Quiz(THREE, Set.of())),
                        PollRejection.NO_RIGHT_ANSWER),
                composed(
                        formal().on(new Question.OneOf(List.of(THREE.get(0), THREE.get(0)))),
                        PollRejection.SAME_OPTIONS));
    }

    private static Scenario silence() {
        return HERE.and(
                CHAIR,
                new PollCommand.CallForObjections(
                        POLL, text("Agreed?"), Optional.empty(), 30, TENURE));
    }

    private static List<Row> holding() {
        var other = new ComposeCommand.Compose(OTHER, formal().form());
        var second =
                formal().openIn(HERE)
                        .and(ORGANISER, other)
                        .and(ORGANISER, new ComposeCommand.MakeReady(OTHER));
        var headless =
                HERE.and(
                        ORGANISER,
                        new PeopleCommand.EditDelegation(
                                UNIVERSITY, text("University"), 2, Optional.empty()));
        return List.of(
                row(
                        formal().draftIn(HERE),
                        CHAIR,
                        open(),
                        PollRejection.WRONG_STAGE,
                        "stage",
                        "DRAFT"),
                row(
                        second,
                        CHAIR,
                        new PollCommand.Open(OTHER, TENURE),
                        PollRejection.ANOTHER_IS_OPEN,
                        "poll",
                        "poll"),
                row(
                        formal().readyIn(invited().and(CHAIR, new ChairCommand.TakeChair(0))),
                        CHAIR,
                        open(),
                        PollRejection.SESSION_NOT_RUNNING),
                row(
                        formal().byDelegation(Map.of()).readyIn(headless),
                        CHAIR,
                        open(),
                        PollRejection.NOBODY_ENTITLED),
                row(
                        secret().draftIn(HERE).and(ORGANISER, new ComposeCommand.MakeReady(POLL)),
                        CHAIR,
                        open(),
                        PollRejection.NO_KEY_YET),
                row(
                        formal().openIn(HERE),
                        CHAIR,
                        new PollCommand.SetEnd(POLL, Optional.of(HERE.now()), TENURE),
                        PollRejection.END_NOT_AHEAD),
                row(silence(), CHAIR, close(), PollRejection.SILENCE_RUNS),
                row(
                        formal().openIn(HERE),
                        CHAIR,
                        new SessionCommand.CloseSession(MORNING, TENURE),
                        SessionRejection.POLL_IS_RUNNING));
    }

    private static List<Row> answering() {
        return List.of(
                answered(YES_NO, new Answer.Number(1), PollRejection.NOT_SUCH_AN_ANSWER),
                answered(SOME_OF, new Answer.Picks(List.of()), PollRejection.TOO_FEW_OPTIONS),
                answered(
                        SOME_OF,
                        new Answer.Picks(List.of(0, 1, 2)),
                        PollRejection.TOO_MANY_OPTIONS),
                answered(
                        SCORED,
                        new Answer.Scores(List.of(0, 5, 6)),
                        PollRejection.SCORE_OUT_OF_RANGE),
                answered(
                        SHARED,
                        new Answer.Points(List.of(50, 49, 0)),
                        PollRejection.NOT_ALL_POINTS),
                answered(ESTIMATE, new Answer.Number(101), PollRejection.NUMBER_OUT_OF_RANGE),
                row(
                        opinion().on(WORDS).openIn(HERE),
                        DEAN,
                        words("x".repeat(41)),
                        PollRejection.TEXT_TOO_LONG,
                        "limit",
                        40),
                row(
                        opinion().on(WORDS).openIn(HERE),
                        DEAN,
                        words("one", "two", "three"),
                        PollRejection.TOO_MANY_ENTRIES,
                        "limit",
                        2));
    }

    private static List<Row> voting() {
        var voted = formal().openIn(HERE).and(DEAN, cast(DEAN, YES));
        var given = HERE.and(DEAN, new MandateCommand.GiveMandate(SEAT, EXPERT));
        var withdrawn = formal().openIn(given).and(DEAN, new MandateCommand.WithdrawMandate(SEAT));
        var token = new VoteCommand.AskToken(POLL, SEAT, BLINDED);
        return List.of(
                row(formal().readyIn(HERE), DEAN, cast(DEAN, YES), PollRejection.NOT_OPEN),
                row(closed(formal().openIn(HERE)), DEAN, cast(DEAN, YES), PollRejection.LATE),
                row(opinion().openIn(HERE), DEAN, cast(EXPERT, YES), PollRejection.NOT_ENTITLED),
                row(
                        formal().openIn(session()).attending(DEAN),
                        DEAN,
                        cast(DEAN, YES),
                        PollRejection.CAME_LATER),
                row(
                        opinion().openIn(session()),
                        DEAN,
                        cast(DEAN, YES),
                        PollRejection.NOT_ATTENDING),
                row(
                        voted,
                        DEAN,
                        new VoteCommand.Cast(POLL, SEAT, "another-ballot", NO),
                        PollRejection.VOTED_ALREADY),
                row(formal().openIn(given), DEAN, cast(DEAN, YES), PollRejection.PROXY_VOTES),
                row(withdrawn, EXPERT, cast(DEAN, YES), PollRejection.MANDATE_WITHDRAWN),
                row(
                        formal().openIn(HERE),
                        ASSISTANT,
                        new VoteCommand.CastFor(POLL, seat(GUEST), "ballot-one", YES, true),
                        PollRejection.NOT_IN_HALL),
                row(
                        formal().openIn(HERE),
                        ASSISTANT,
                        new VoteCommand.CastFor(POLL, SEAT, "ballot-one", YES, false),
                        PollRejection.NO_CONSENT),
                row(secret().openIn(HERE), DEAN, cast(DEAN, YES), PollRejection.GOES_INTO_BOX),
                row(
                        secret().openIn(HERE).and(DEAN, token),
                        DEAN,
                        new VoteCommand.AskToken(POLL, SEAT, "c".repeat(342)),
                        PollRejection.TOKEN_GIVEN));
    }

    private static List<Row> counting() {
        var hands = formal().by(Rules.Mode.HANDS).openIn(HERE);
        var counted = hands.and(CHAIR, hands(3, 2, 1)).and(ASSISTANT, hands(3, 2, 0));
        var called = formal().by(Rules.Mode.ROLL_CALL).openIn(HERE);
        var roll = called.workshop().polls().poll(POLL).orElseThrow().opening().orElseThrow();
        var order = new ArrayList<>(roll.voters().keySet());
        Collections.sort(order);
        var started = called.and(CHAIR, new CountCommand.StartRoll(POLL, order));
        return List.of(
                row(formal().openIn(HERE), CHAIR, hands(1, 0, 0), PollRejection.NOT_IN_THIS_MODE),
                row(hands, CHAIR, hands(3, 2), PollRejection.NOT_SUCH_A_COUNT),
                row(hands, CHAIR, hands(3, 3, 1), PollRejection.MORE_HANDS_THAN_SEATS, "limit", 6),
                row(counted, VICE, hands(3, 2, 1), PollRejection.COUNTED_ALREADY),
                row(counted, CHAIR, close(), PollRejection.COUNT_NOT_AGREED),
                row(
                        formal().by(Rules.Mode.MIXED).openIn(HERE).and(CHAIR, hands(3, 2, 1)),
                        DEAN,
                        cast(DEAN, YES),
                        PollRejection.COUNTED_ALREADY_IN_HALL),
                row(
                        called,
                        CHAIR,
                        new CountCommand.StartRoll(POLL, List.of(SEAT)),
                        PollRejection.NOT_SUCH_A_ROLL),
                row(started, CHAIR, close(), PollRejection.ROLL_NOT_FINISHED),
                row(
                        started,
                        CHAIR,
                        new CountCommand.AnswerRoll(POLL, seat(VICE), Optional.of(YES)),
                        PollRejection.MOVED_ON,
                        "seat",
                        "assistant"));
    }

    private static List<Row> results() {
        var even =
                formal().decidedBy(Rules.Majority.SIMPLE, Rules.Base.VALID, Rules.Tie.CHAIR_DECIDES)
                        .openIn(HERE)
                        .and(DEAN, cast(DEAN, YES))
                        .and(EXPERT, cast(EXPERT, NO));
        var plain = shown(formal().openIn(HERE).and(DEAN, cast(DEAN, YES)));
        var breaks = new PollCommand.BreakTie(POLL, 0, TENURE);
        return List.of(
                row(
                        shown(even).and(CHAIR, breaks),
                        CHAIR,
                        new PollCommand.BreakTie(POLL, 1, TENURE),
                        PollRejection.NO_TIE),
                row(plain, CHAIR, breaks, PollRejection.NOT_FOR_CHAIR_TO_BREAK),
                row(shown(even), CHAIR, certify(), PollRejection.TIE_NOT_BROKEN),
                new Row(
                        shown(formal().quorum(50).openIn(HERE))
                                .and(DEAN, new Leave())
                                .and(RECTOR, new Leave())
                                .and(EXPERT, new Leave())
                                .and(VICE, new Leave()),
                        Actor.of(CHAIR),
                        certify(),
                        PollRejection.QUORUM_LOST,
                        Map.of("present", 3L, "eligible", 8L)),
                row(
                        plain.and(CHAIR, certify()),
                        CHAIR,
                        new PollCommand.Confirm(POLL),
                        PollRejection.SAME_PERSON),
                row(closed(secret().openIn(HERE)), CHAIR, show(), PollRejection.NOT_COUNTED_YET));
    }

    private static List<Row> mandates() {
        var given = new MandateCommand.GiveMandate(SEAT, GUEST);
        return List.of(
                row(
                        HERE,
                        CHAIR,
                        new MandateCommand.WithdrawMandate(new SeatId("unknown")),
                        PollRejection.UNKNOWN_SEAT),
                row(
                        HERE,
                        DEAN,
                        new MandateCommand.GiveMandate(SEAT, STRANGER),
                        PollRejection.UNKNOWN_PERSON),
                row(HERE, DEAN, new MandateCommand.GiveMandate(SEAT, DEAN), PollRejection.OWN_SEAT),
                row(trusted(), DEAN, given, PollRejection.TOO_MANY_MANDATES, "limit", 10),
                row(HERE, EXPERT, given, PollRejection.NOT_YOURS));
    }

    private static Scenario many() {
        var scenario = HERE;
        for (int i = 0; i < Polls.MOST; i++) {
            var id = new PollId("poll-" + i);
            scenario = scenario.and(ORGANISER, new ComposeCommand.Compose(id, formal().form()));
        }
        return scenario;
    }

    /** Ten others have given their mandate to the guest. */
    private static Scenario trusted() {
        var scenario = HERE;
        for (int i = 0; i < 10; i++) {
            var person = new PersonId("p" + i);
            scenario =
                    scenario.and(
                                    new PeopleCommand.AddPerson(
                                            person, Optional.empty(), card("X"), 1, Set.of()))
                            .and(person, new MandateCommand.GiveMandate(seat(person), GUEST));
        }
        return scenario;
    }

    private static PollCommand.Certify certify() {
        return new PollCommand.Certify(POLL, false, TENURE);
    }

    private static VoteCommand words(String... entries) {
        return new VoteCommand.Contribute(POLL, "ballot-one", List.of(entries));
    }

    private static CountCommand hands(Integer... counts) {
        return new CountCommand.CountHands(POLL, List.of(counts));
    }

    private static Row composed(Polling polling, Rejection refusal) {
        return row(HERE, ORGANISER, polling.compose(), refusal);
    }

    private static Row answered(Question question, Answer answer, Rejection refusal) {
        return row(opinion().on(question).openIn(HERE), DEAN, cast(DEAN, answer), refusal);
    }

    private static Row row(Scenario given, PersonId by, Command asks, Rejection refusal) {
        return new Row(given, Actor.of(by), asks, refusal, Map.of());
    }

    private static Row row(
            Scenario given,
            PersonId by,
            Command asks,
            Rejection refusal,
            String arg,
            Object value) {
        return new Row(given, Actor.of(by), asks, refusal, Map.of(arg, value));
    }
}
