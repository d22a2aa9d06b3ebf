package org.khural.support;

import static org.khural.support.Scenario.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Seat;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Box;
import org.khural.domain.poll.ComposeCommand;
import org.khural.domain.poll.CountCommand;
import org.khural.domain.poll.Form;
import org.khural.domain.poll.MandateCommand;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.PollCommand;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.Stage;
import org.khural.domain.poll.TimeCommand;
import org.khural.domain.poll.Verdict;
import org.khural.domain.poll.VoteCommand;
import org.khural.domain.poll.Voter;

/** What people might ask for next in polls; a part of {@link Whims}. */
final class PollWhims {
    private final Random dice;
    private final Workshop workshop;
    private final Instant now;
    private final List<PersonId> people;
    private final QuestionWhims questions;

    PollWhims(Random dice, Workshop workshop, Instant now, List<PersonId> people) {
        this.dice = dice;
        this.workshop = workshop;
        this.now = now;
        this.people = people;
        this.questions = new QuestionWhims(dice);
    }

    /** Who may vote from the seat of this ballot. */
    Actor voter(VoteCommand vote) {
        return switch (vote) {
            case VoteCommand.Cast cast -> votes(cast.poll(), cast.seat());
            case VoteCommand.AskToken ask -> votes(ask.poll(), ask.seat());
            case VoteCommand.CastFor other -> Actor.of(Cast.ASSISTANT);
            case VoteCommand.Contribute words -> Actor.of(pick(people));
            case VoteCommand.Object object -> Actor.of(pick(people));
        };
    }

    private Actor votes(PollId poll, SeatId seat) {
        var proxy =
                workshop.polls()
                        .poll(poll)
                        .flatMap(Poll::opening)
                        .map(o -> o.voters().get(seat))
                        .flatMap(Voter::proxy);
        return Actor.of(chance(80) ? proxy.orElse(holder(seat)) : holder(seat));
    }

    Actor holder(MandateCommand mandate) {
        return Actor.of(holder(mandate.seat()));
    }

    private PersonId holder(SeatId seat) {
        return Optional.ofNullable(workshop.people().seats().get(seat))
                .map(Seat::holder)
                .orElse(pick(people));
    }

    Command anything() {
        var pending = pending();
        if (!pending.isEmpty() && chance(25)) return pick(pending);
        if (workshop.polls().isAnyRunning() && chance(70)) return answer();
        if (chance(50)) return hold();
        if (chance(70)) return compose();
        return any(this::answer, this::mandate, this::mandate, this::call);
    }

    private Command compose() {
        return any(
                () -> new ComposeCommand.Compose(fresh(), form()),
                () -> new ComposeCommand.Compose(in(Stage.DRAFT), form()),
                () -> new ComposeCommand.MakeReady(in(Stage.DRAFT)),
                () -> new ComposeCommand.MakeReady(in(Stage.DRAFT)),
                () -> new ComposeCommand.Rework(in(Stage.READY)),
                () -> new ComposeCommand.Discard(in(Stage.DRAFT, Stage.READY)),
                () -> new ComposeCommand.Repeat(any(p -> true), fresh()));
    }

    private Command hold() {
        var tied = workshop.polls().all().filter(PollWhims::isTied).findFirst();
        if (tied.isPresent() && chance(50)) return breaks(tied.get());
        return any(
                () -> new PollCommand.Open(in(Stage.READY), tenure()),
                () -> new PollCommand.Open(in(Stage.READY), tenure()),
                () -> new PollCommand.Suspend(in(Stage.OPEN), tenure()),
                () -> new PollCommand.Resume(in(Stage.SUSPENDED), tenure()),
                () -> new PollCommand.Resume(in(Stage.SUSPENDED), tenure()),
                () -> new PollCommand.SetEnd(in(Stage.OPEN), maybe(ahead()), tenure()),
                () -> new PollCommand.Close(in(Stage.OPEN, Stage.SUSPENDED), tenure()),
                () -> new PollCommand.Show(in(Stage.CLOSED), tenure()),
                () -> new PollCommand.Show(in(Stage.CLOSED), tenure()),
                () -> new PollCommand.Certify(in(Stage.SHOWN), chance(70), tenure()),
                () -> new PollCommand.Confirm(any(p -> p.certification().isPresent())),
                this::end,
                this::release);
    }

    private Command end() {
        return any(
                () -> new PollCommand.Void(any(p -> true), text("By mistake"), tenure()),
                () -> new TimeCommand.CloseOnTime(in(Stage.OPEN), due(Stage.OPEN)),
                () -> new TimeCommand.EndGrace(in(Stage.CLOSING), due(Stage.CLOSING)));
    }

    private Command release() {
        var poll = any(p -> !p.words().isEmpty());
        var seats = workshop.polls().poll(poll).map(Poll::words).map(Map::keySet).orElse(Set.of());
        return new PollCommand.Release(poll, one(seats), dice.nextInt(3), chance(70), tenure());
    }

    private Command call() {
        return new PollCommand.CallForObjections(
                fresh(), text("Agreed?"), maybe(item()), 5 + dice.nextInt(60), tenure());
    }

    /** Mostly as the poll that runs asks for. */
    private Command answer() {
        var running = workshop.polls().running().toList();
        if (running.isEmpty() || chance(10)) {
            return any(this::cast, this::contribute, this::ask, this::object, this::hands);
        }
        var poll = pick(running);
        if (poll.isSecret()) return ask();
        if (poll.question() instanceof Question.Words) return contribute();
        return switch (poll.rules().mode()) {
            case DEVICE -> cast();
            case HANDS -> hands();
            case MIXED -> chance(50) ? cast() : hands();
            case ROLL_CALL -> roll();
            case NO_OBJECTION -> chance(20) ? object() : cast();
        };
    }

    private Command contribute() {
        return new VoteCommand.Contribute(
                running(p -> p.question() instanceof Question.Words),
                ballot(),
                List.of("word", "deed"));
    }

    private Command ask() {
        return new VoteCommand.AskToken(running(Poll::isSecret), seat(), blinded());
    }

    private Command cast() {
        var poll = running(p -> !p.isSecret());
        var answer = questions.answer(workshop.polls().poll(poll).map(Poll::question));
        return chance(80)
                ? new VoteCommand.Cast(poll, seat(), ballot(), answer)
                : new VoteCommand.CastFor(poll, seat(), ballot(), answer, chance(90));
    }

    private Command object() {
        boolean isOpen = chance(50);
        return new VoteCommand.Object(
                running(p -> p.rules().mode() == Rules.Mode.NO_OBJECTION),
                isOpen,
                isOpen ? "" : Whims.NOTE);
    }

    private Command hands() {
        var poll =
                running(
                        p ->
                                p.rules().mode() == Rules.Mode.HANDS
                                        || p.rules().mode() == Rules.Mode.MIXED);
        int places =
                Math.max(2, workshop.polls().poll(poll).map(p -> p.question().places()).orElse(0));
        var counts = new ArrayList<>(Collections.nCopies(places + 1, 0));
        // Mostly the same numbers, so that two tellers agree; and a tie.
        counts.set(0, chance(80) ? 1 : dice.nextInt(12));
        counts.set(1, chance(80) ? 1 : 0);
        return chance(92)
                ? new CountCommand.CountHands(poll, counts)
                : new CountCommand.Recount(poll);
    }

    private Command roll() {
        var poll = running(p -> p.rules().mode() == Rules.Mode.ROLL_CALL);
        var known = workshop.polls().poll(poll);
        var called = known.flatMap(p -> p.roll().now());
        boolean isStarted = known.filter(p -> !p.roll().order().isEmpty()).isPresent();
        if (!isStarted || chance(5)) return new CountCommand.StartRoll(poll, order(known));
        if (called.isEmpty() || chance(20)) return new CountCommand.CallAbsent(poll);
        var last = known.flatMap(p -> p.roll().last());
        if (last.isPresent() && chance(15)) {
            return new CountCommand.TakeBackRoll(poll, chance(95) ? last.get() : seat());
        }
        return new CountCommand.AnswerRoll(
                poll,
                chance(95) ? called.get() : seat(),
                maybe(questions.answer(known.map(Poll::question))));
    }

    private List<SeatId> order(Optional<Poll> poll) {
        var seats =
                new ArrayList<>(
                        poll.flatMap(Poll::opening).map(o -> o.voters().keySet()).orElse(Set.of()));
        Collections.sort(seats);
        Collections.shuffle(seats, dice);
        return seats;
    }

    private Command mandate() {
        return chance(70)
                ? new MandateCommand.GiveMandate(seat(), pick(people))
                : new MandateCommand.WithdrawMandate(
                        chance(80) ? one(workshop.polls().mandates().keySet()) : seat());
    }

    /** The work that the server has with secret ballots. */
    private List<Command> pending() {
        return workshop.polls().all().flatMap(this::pending).toList();
    }

    private Stream<Command> pending(Poll poll) {
        var signatures = new java.util.HashMap<SeatId, String>();
        poll.box().tokens().forEach((seat, token) -> signatures.put(seat, "signature"));
        boolean wantsTokens =
                poll.box().tokens().values().stream().anyMatch(t -> t.signature().isEmpty());
        var box =
                IntStream.range(0, dice.nextInt(poll.box().tokens().size() + 1))
                        .mapToObj(i -> new Box.Counted("%064d".formatted(i), secretly(poll)))
                        .toList();
        return Stream.of(
                        poll.wantsKey() ? new TimeCommand.KeepKey(poll.id(), "key") : null,
                        wantsTokens ? new TimeCommand.GiveTokens(poll.id(), signatures) : null,
                        poll.wantsCount()
                                ? new TimeCommand.CountBox(poll.id(), "f".repeat(64), box)
                                : null,
                        poll.holdsSpentKey() ? new TimeCommand.ConfirmKeyGone(poll.id()) : null)
                .filter(java.util.Objects::nonNull)
                .map(Command.class::cast);
    }

    private Answer secretly(Poll poll) {
        var answer = questions.answer(Optional.of(poll.question()));
        return poll.question().refuse(answer).isEmpty() ? answer : Answer.ABSTAIN;
    }

    private Form form() {
        var title = text("Poll " + dice.nextInt(3));
        return new Form(title, questions.question(), questions.rules(), maybe(item()));
    }

    private SeatId seat() {
        return new SeatId(pick(people).value());
    }

    private PollId running(Predicate<Poll> wanted) {
        return any(p -> p.stage().isRunning() && wanted.test(p));
    }

    private PollId in(Stage... stages) {
        return any(p -> Arrays.asList(stages).contains(p.stage()));
    }

    /** It waits for its casting vote. */
    private static boolean isTied(Poll poll) {
        return (poll.stage() == Stage.CLOSED || poll.stage() == Stage.SHOWN)
                && poll.rules().isFormal()
                && poll.rules().tie() == Rules.Tie.CHAIR_DECIDES
                && poll.verdict().outcome() == Verdict.Outcome.TIED;
    }

    private Command breaks(Poll poll) {
        return new PollCommand.BreakTie(poll.id(), pick(poll.verdict().chosen()), tenure());
    }

    private Instant due(Stage stage) {
        return workshop.polls().poll(in(stage)).flatMap(Poll::closesAt).orElse(now.minusSeconds(1));
    }

    /** One of those that fit, or sometimes any other. */
    private PollId any(Predicate<Poll> wanted) {
        var all = workshop.polls().all().filter(wanted).map(Poll::id).toList();
        return all.isEmpty() || chance(5) ? new PollId("poll-" + dice.nextInt(40)) : pick(all);
    }

    private PollId fresh() {
        return new PollId("poll-" + (workshop.polls().order().size() + dice.nextInt(3)));
    }

    private ItemId item() {
        return workshop.agenda().active().orElse(Cast.PLANS);
    }

    private String ballot() {
        return "ballot-" + dice.nextInt(100_000);
    }

    private String blinded() {
        return (chance(50) ? "b" : "c").repeat(342);
    }

    private long tenure() {
        return workshop.chair().tenure() + (chance(95) ? 0 : dice.nextInt(3) - 1);
    }

    private Instant ahead() {
        return now.plusSeconds(chance(90) ? 1 + dice.nextInt(600) : -1);
    }

    private SeatId one(Set<SeatId> seats) {
        return seats.isEmpty() ? seat() : pick(seats.stream().sorted().toList());
    }

    private <T> Optional<T> maybe(T thing) {
        return chance(50) ? Optional.of(thing) : Optional.empty();
    }

    private boolean chance(int percent) {
        return dice.nextInt(100) < percent;
    }

    @SafeVarargs
    private Command any(Supplier<Command>... whims) {
        return pick(whims).get();
    }

    @SafeVarargs
    private <T> T pick(T... things) {
        return pick(Arrays.asList(things));
    }

    private <T> T pick(List<T> things) {
        return Whims.pick(dice, things);
    }
}
