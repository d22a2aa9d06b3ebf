package org.khural.edge.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.people.Plate;
import org.khural.domain.poll.Ballot;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.SaidView;
import org.khural.domain.poll.Stage;
import org.khural.domain.poll.Tally;
import org.khural.domain.poll.Verdict;
import org.khural.domain.poll.Voter;
import org.khural.domain.record.WorkshopRecord;

/**
 * One poll as it is taken home. What of it a file may say is decided here and nowhere else: nothing
 * that was not shown, no numbers of few secret ballots, no names where the screens have none.
 *
 * @param tally empty where numbers stay unsaid
 * @param verdict empty before it is shown, and of a void poll
 */
public record PollRecord(
        WorkshopRecord record,
        Poll poll,
        Optional<Instant> shown,
        Optional<Tally> tally,
        Optional<Verdict> verdict) {
    /**
     * One thing that could be answered.
     *
     * @param number of an option, from 1
     * @param votes empty where numbers stay unsaid
     */
    record Line(Optional<Integer> number, Cell label, Optional<Long> votes, boolean isChosen) {}

    /** A void poll decides nothing; its numbers stay if everybody had seen them. */
    static PollRecord of(WorkshopRecord record, Poll poll) {
        var shown = poll.conclusion().shown();
        boolean saysNumbers = shown.isPresent() && !isTooFew(poll) && !isSilence(poll);
        boolean saysVerdict = shown.isPresent() && poll.stage() != Stage.VOID;
        return new PollRecord(
                record,
                poll,
                shown,
                saysNumbers ? Optional.of(poll.tally()) : Optional.empty(),
                saysVerdict ? Optional.of(poll.verdict()) : Optional.empty());
    }

    Workshop workshop() {
        return record.workshop();
    }

    Optional<Instant> opened() {
        return poll.opening().map(o -> o.at());
    }

    /** What silence has adopted is closed and shown in one. */
    Optional<Instant> closed() {
        return at(Stage.CLOSED).or(() -> shown);
    }

    Optional<Instant> at(Stage stage) {
        return record.polls().last(poll.id(), stage).map(m -> m.at());
    }

    boolean isVoid() {
        return poll.stage() == Stage.VOID;
    }

    boolean isTooFew() {
        return isTooFew(poll);
    }

    boolean saysNumbers() {
        return tally.isPresent();
    }

    /** Who said what: of a vote that binds. An opinion has names on no screen, so in no file. */
    boolean saysNames() {
        return saysNumbers() && poll.rules().isFormal() && !poll.isSecret();
    }

    /** How many came in, by now; of a secret poll when they are counted. */
    Optional<Integer> cast() {
        boolean isKnown =
                poll.opening().isPresent()
                        && !isSilence()
                        && (!poll.isSecret() || poll.box().counted().isPresent());
        int hands =
                poll.hall().agreed().stream()
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .sum();
        return isKnown ? Optional.of(poll.cast() + hands) : Optional.empty();
    }

    boolean isSilence() {
        return isSilence(poll);
    }

    private static boolean isSilence(Poll poll) {
        return poll.rules().mode() == Rules.Mode.NO_OBJECTION;
    }

    private static boolean isTooFew(Poll poll) {
        return poll.isSecret() && poll.cast() < Poll.ANONYMOUS;
    }

    Plate plate(PersonId person) {
        return Plate.of(workshop().people(), person);
    }

    Optional<Voter> voter(SeatId seat) {
        return poll.opening().map(o -> o.voters().get(seat));
    }

    /** Whose seat it is. */
    Optional<Plate> holder(SeatId seat) {
        return voter(seat)
                .map(Voter::holder)
                .or(
                        () ->
                                Optional.ofNullable(workshop().people().seats().get(seat))
                                        .map(s -> s.holder()))
                .map(this::plate);
    }

    /** In the order of the roll, else by seat; empty: did not answer when called. */
    List<Map.Entry<SeatId, Optional<Ballot>>> ballots() {
        if (!saysNames()) return List.of();
        var seats =
                poll.roll().order().isEmpty()
                        ? poll.ballots().keySet().stream().sorted().toList()
                        : poll.roll().order().stream().distinct().toList();
        return seats.stream()
                .map(seat -> Map.entry(seat, Optional.ofNullable(poll.ballots().get(seat))))
                .toList();
    }

    /** Every option in the author's order, then the abstentions. */
    List<Line> lines() {
        if (isSilence()) return List.of();
        return switch (poll.question()) {
            case Question.YesNo q -> options(List.of(answer("YES"), answer("NO")));
            case Question.Estimate q -> bars();
            case Question.Words q -> words();
            default ->
                    options(poll.question().options().stream().<Cell>map(Cell.Text::new).toList());
        };
    }

    /** By their numbers; yes and no have words of ours. */
    Cell option(int place) {
        return poll.question() instanceof Question.YesNo
                ? answer(place == 0 ? "YES" : "NO")
                : new Cell.Text(poll.question().options().get(place));
    }

    private static Cell answer(String code) {
        return new Cell.Code("answer", List.of(code));
    }

    private List<Line> options(List<Cell> labels) {
        var chosen =
                verdict.filter(v -> v.outcome() != Verdict.Outcome.TIED)
                        .filter(v -> v.outcome() != Verdict.Outcome.REJECTED)
                        .map(Verdict::chosen)
                        .orElse(List.of());
        var lines = new ArrayList<Line>();
        IntStream.range(0, labels.size())
                .forEach(
                        i ->
                                lines.add(
                                        new Line(
                                                Optional.of(i + 1),
                                                labels.get(i),
                                                tally.map(t -> t.votes().get(i)),
                                                chosen.contains(i))));
        lines.add(abstained(tally));
        return lines;
    }

    private static Line abstained(Optional<Tally> tally) {
        return new Line(Optional.empty(), answer("ABSTAIN"), tally.map(Tally::abstained), false);
    }

    private List<Line> bars() {
        var lines = new ArrayList<Line>();
        tally.flatMap(Tally::spread)
                .ifPresent(
                        spread -> {
                            for (int i = 0; i < spread.bars().size(); i++) {
                                long from = spread.from() + (long) i * spread.width();
                                long to = from + spread.width() - 1;
                                var label = from == to ? "" + from : from + " – " + to;
                                lines.add(
                                        new Line(
                                                Optional.empty(),
                                                new Cell.Plain(label),
                                                Optional.of(spread.bars().get(i)),
                                                false));
                            }
                        });
        lines.add(abstained(tally));
        return lines;
    }

    /** Entries that were released, and nobody's name beside them. */
    private List<Line> words() {
        return said().shown().stream()
                .map(
                        s ->
                                new Line(
                                        Optional.empty(),
                                        new Cell.Plain(s.text()),
                                        Optional.of(s.times()),
                                        false))
                .toList();
    }

    SaidView said() {
        return SaidView.of(poll);
    }

    Optional<LocalizedText> item() {
        return poll.form()
                .item()
                .flatMap(workshop().agenda()::item)
                .map(item -> item.plan().title());
    }
}
