package org.khural.support;

import static org.khural.support.Story.ANN;
import static org.khural.support.Story.ASSISTANT;
import static org.khural.support.Story.BEN;
import static org.khural.support.Story.CHAIR;
import static org.khural.support.Story.DISCUSSION;
import static org.khural.support.Story.EVA;
import static org.khural.support.Story.ORGANISER;
import static org.khural.support.Story.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.khural.domain.Command;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Box;
import org.khural.domain.poll.ComposeCommand.Compose;
import org.khural.domain.poll.ComposeCommand.MakeReady;
import org.khural.domain.poll.ComposeCommand.Repeat;
import org.khural.domain.poll.CountCommand;
import org.khural.domain.poll.Form;
import org.khural.domain.poll.MandateCommand;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.PollCommand;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.TimeCommand;
import org.khural.domain.poll.VoteCommand;

/**
 * The polls of a {@link Story}: Ben votes for Eva. A vote was certified; a secret one is counted; a
 * roll call was void; silence adopted; a ranking is shown; hands and devices are being counted,
 * words come in, and a draft waits.
 */
final class StoryOfPolls {
    private static final List<LocalizedText> PLACES =
            List.of(text("Capital", "Нийслэл"), text("Desert", "Говь"), text("Lake", "Нуур"));

    private final BiConsumer<PersonId, Command> by;
    private final Consumer<Command> server;
    private final Supplier<Workshop> workshop;

    StoryOfPolls(
            BiConsumer<PersonId, Command> by,
            Consumer<Command> server,
            Supplier<Workshop> workshop) {
        this.by = by;
        this.server = server;
        this.workshop = workshop;
    }

    void tell() {
        by.accept(EVA, new MandateCommand.GiveMandate(seat(EVA), BEN));
        certified(new PollId("certified"));
        counted(new PollId("secret"));
        gone(new PollId("roll"));
        adopted(new PollId("silence"));
        ranked(new PollId("ranking"));
        words(new PollId("words"));
        mixed(new PollId("mixed"));
        by.accept(ORGANISER, new Repeat(new PollId("ranking"), new PollId("again")));
    }

    private void certified(PollId poll) {
        var rules = rules(true, Rules.Mode.DEVICE, Rules.Secrecy.OPEN, 30);
        open(poll, text("Adopt the plan", "Төлөвлөгөөг батлах"), new Question.YesNo(), rules);
        var yes = Answer.pick(0);
        by.accept(ASSISTANT, new VoteCommand.CastFor(poll, seat(ANN), "ballot-of-ann", yes, true));
        by.accept(BEN, cast(poll, BEN, yes));
        by.accept(BEN, cast(poll, EVA, Answer.pick(1)));
        close(poll);
        by.accept(CHAIR, new PollCommand.Show(poll, 1));
        by.accept(CHAIR, new PollCommand.Certify(poll, false, 1));
        by.accept(EVA, new PollCommand.Confirm(poll));
    }

    private void counted(PollId poll) {
        var rules = rules(true, Rules.Mode.DEVICE, Rules.Secrecy.SECRET, 0);
        open(poll, text("Who speaks for us", "Хэн төлөөлөх"), new Question.OneOf(PLACES), rules);
        by.accept(ANN, new VoteCommand.AskToken(poll, seat(ANN), "b".repeat(342)));
        server.accept(new TimeCommand.GiveTokens(poll, Map.of(seat(ANN), "signature")));
        close(poll);
        var ballot = new Box.Counted("0".repeat(64), Answer.pick(1));
        server.accept(new TimeCommand.CountBox(poll, "f".repeat(64), List.of(ballot)));
        server.accept(new TimeCommand.ConfirmKeyGone(poll));
        by.accept(CHAIR, new PollCommand.Show(poll, 1));
    }

    private void gone(PollId poll) {
        var rules = rules(true, Rules.Mode.ROLL_CALL, Rules.Secrecy.OPEN, 0);
        open(poll, text("By name", "Нэрээр"), new Question.YesNo(), rules);
        var opening = workshop.get().polls().poll(poll).flatMap(Poll::opening).orElseThrow();
        var order = opening.voters().keySet().stream().sorted().toList();
        by.accept(CHAIR, new CountCommand.StartRoll(poll, order));
        var first = Optional.of(Answer.pick(0));
        by.accept(CHAIR, new CountCommand.AnswerRoll(poll, order.get(0), first));
        by.accept(CHAIR, new CountCommand.AnswerRoll(poll, order.get(1), Optional.empty()));
        by.accept(CHAIR, new PollCommand.Void(poll, text("Wrong text", "Буруу бичвэр"), 1));
    }

    private void adopted(PollId poll) {
        by.accept(
                CHAIR,
                new PollCommand.CallForObjections(
                        poll,
                        text("Break at noon", "Үд завсарлах"),
                        Optional.of(DISCUSSION),
                        5,
                        1));
        server.accept(new TimeCommand.CloseOnTime(poll, end(poll)));
    }

    private void ranked(PollId poll) {
        var rules = rules(false, Rules.Mode.DEVICE, Rules.Secrecy.OPEN, 0);
        var question = new Question.Ranked(PLACES, Question.Ranked.Method.RUNOFF);
        open(poll, text("Where to meet", "Хаана уулзах"), question, rules);
        by.accept(ANN, cast(poll, ANN, new Answer.Ranking(List.of(2, 0))));
        by.accept(BEN, cast(poll, BEN, new Answer.Ranking(List.of(1, 2, 0))));
        close(poll);
        by.accept(CHAIR, new PollCommand.Show(poll, 1));
    }

    private void words(PollId poll) {
        var rules = rules(false, Rules.Mode.DEVICE, Rules.Secrecy.OPEN, 0);
        var question = new Question.Words(Question.Words.Shape.CLOUD, 2);
        open(poll, text("In one word", "Нэг үгээр"), question, rules);
        by.accept(
                ANN, new VoteCommand.Contribute(poll, "ballot-of-ann", List.of("water", "итгэл")));
        by.accept(CHAIR, new PollCommand.Release(poll, seat(ANN), 1, true, 1));
    }

    private void mixed(PollId poll) {
        var rules = rules(true, Rules.Mode.MIXED, Rules.Secrecy.SEALED, 0);
        open(poll, text("The budget", "Төсөв"), new Question.YesNo(), rules);
        by.accept(BEN, cast(poll, BEN, Answer.pick(1)));
        by.accept(CHAIR, new CountCommand.CountHands(poll, List.of(1, 0, 0)));
        by.accept(ASSISTANT, new CountCommand.CountHands(poll, List.of(0, 1, 0)));
    }

    private void open(PollId poll, LocalizedText title, Question question, Rules rules) {
        var form = new Form(title, question, rules, Optional.of(DISCUSSION));
        by.accept(ORGANISER, new Compose(poll, form));
        by.accept(ORGANISER, new MakeReady(poll));
        if (rules.secrecy() == Rules.Secrecy.SECRET) {
            server.accept(new TimeCommand.KeepKey(poll, "public-key"));
        }
        by.accept(CHAIR, new PollCommand.Open(poll, 1));
    }

    private void close(PollId poll) {
        by.accept(CHAIR, new PollCommand.Close(poll, 1));
        server.accept(new TimeCommand.EndGrace(poll, end(poll)));
    }

    private Instant end(PollId poll) {
        return workshop.get().polls().poll(poll).flatMap(Poll::closesAt).orElseThrow();
    }

    private static Rules rules(
            boolean isFormal, Rules.Mode mode, Rules.Secrecy secrecy, int quorum) {
        return new Rules(
                isFormal,
                mode,
                secrecy,
                Rules.Unit.SEAT,
                false,
                Rules.Majority.SIMPLE,
                Rules.Base.VALID,
                Rules.Tie.REJECTS,
                quorum,
                0,
                Map.of());
    }

    private static VoteCommand cast(PollId poll, PersonId person, Answer answer) {
        return new VoteCommand.Cast(poll, seat(person), "ballot-of-" + person, answer);
    }

    private static SeatId seat(PersonId person) {
        return new SeatId(person.value());
    }
}
