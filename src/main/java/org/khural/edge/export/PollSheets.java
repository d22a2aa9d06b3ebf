package org.khural.edge.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khural.domain.PollId;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Tally;
import org.khural.domain.poll.Verdict;
import org.khural.domain.record.WorkshopRecord;

/** The tables of polls: one poll in a row, whole; and for spreadsheets one option in a row. */
final class PollSheets {
    static final String NAME = "polls";
    static final String FLAT = "options";

    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "title",
                    "item",
                    "round_of",
                    "question",
                    "formal",
                    "mode",
                    "secrecy",
                    "unit",
                    "stage",
                    "opened",
                    "closed",
                    "shown",
                    "eligible",
                    "present",
                    "quorum",
                    "has_quorum",
                    "cast",
                    "majority",
                    "base",
                    "tie",
                    "verdict",
                    "option",
                    "answer",
                    "votes",
                    "last_round",
                    "borda",
                    "chosen",
                    "certified",
                    "certified_by",
                    "confirmed_by",
                    "quorum_then",
                    "void_reason");

    private final List<PollRecord> polls;

    PollSheets(WorkshopRecord record) {
        polls = record.workshop().polls().all().map(p -> PollRecord.of(record, p)).toList();
    }

    Sheet polls() {
        return new Sheet(
                NAME,
                List.of("poll"),
                polls.stream()
                        .map(p -> List.<Cell>of(new Cell.Held(p, Optional.empty())))
                        .toList());
    }

    Sheet options() {
        var rows = new ArrayList<List<Cell>>();
        for (var poll : polls) {
            var lines = poll.lines();
            if (lines.isEmpty()) rows.add(row(poll, Optional.empty()));
            lines.forEach(line -> rows.add(row(poll, Optional.of(line))));
        }
        return new Sheet(FLAT, COLUMNS, rows);
    }

    private static List<Cell> row(PollRecord of, Optional<PollRecord.Line> line) {
        var poll = of.poll();
        var rules = poll.rules();
        var tally = of.tally();
        var option = line.flatMap(PollRecord.Line::number).map(n -> n - 1);
        var certification = poll.certification();
        var formal = poll.opening().filter(o -> rules.isFormal());
        return List.of(
                new Cell.Plain(poll.id().value()),
                new Cell.Text(poll.form().title()),
                Cell.text(of.item()),
                poll.roundOf().map(PollId::value).<Cell>map(Cell.Plain::new).orElse(Cell.NONE),
                new Cell.Code("question", List.of(name(poll.question()))),
                new Cell.Yes(rules.isFormal()),
                Cell.of(rules.mode(), "mode"),
                Cell.of(rules.secrecy(), "secrecy"),
                Cell.of(rules.unit(), "unit"),
                Cell.of(poll.stage(), "poll_stage"),
                Cell.time(of.opened()),
                Cell.time(of.closed()),
                Cell.time(of.shown()),
                number(formal.map(o -> o.eligible())),
                number(formal.map(o -> o.present())),
                number(formal.map(o -> (long) rules.quorum())),
                formal.<Cell>map(o -> new Cell.Yes(o.hasQuorum(rules.quorum()))).orElse(Cell.NONE),
                number(of.cast().map(Integer::longValue)),
                code(rules.isFormal(), rules.majority(), "majority"),
                code(rules.isFormal(), rules.base(), "base"),
                code(rules.isFormal(), rules.tie(), "tie"),
                of.verdict()
                        .map(Verdict::outcome)
                        .map(o -> Cell.of(o, "outcome"))
                        .orElse(Cell.NONE),
                number(line.flatMap(PollRecord.Line::number).map(Integer::longValue)),
                line.map(PollRecord.Line::label).orElse(Cell.NONE),
                number(line.flatMap(PollRecord.Line::votes)),
                number(option.flatMap(o -> tally.flatMap(t -> lastRound(t, o)))),
                number(option.flatMap(o -> tally.flatMap(t -> at(t.borda(), o)))),
                line.<Cell>map(l -> new Cell.Yes(l.isChosen())).orElse(Cell.NONE),
                Cell.time(certification.map(c -> c.at())),
                Cell.who(certification.map(c -> of.plate(c.by()))),
                Cell.who(certification.flatMap(c -> c.confirmedBy()).map(of::plate)),
                certification.<Cell>map(c -> new Cell.Yes(c.hasQuorum())).orElse(Cell.NONE),
                Cell.text(poll.conclusion().reason()));
    }

    /** As on the wire: yesNo, oneOf. */
    static String name(Question question) {
        return name(question.getClass());
    }

    static String name(Class<?> kind) {
        var name = kind.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Optional<Long> lastRound(Tally tally, int option) {
        return tally.runoff().isEmpty()
                ? Optional.empty()
                : at(tally.runoff().getLast().votes(), option);
    }

    private static Optional<Long> at(List<Long> numbers, int place) {
        return place < numbers.size() ? Optional.of(numbers.get(place)) : Optional.empty();
    }

    private static Cell number(Optional<Long> number) {
        return number.<Cell>map(Cell.Number::new).orElse(Cell.NONE);
    }

    private static Cell code(boolean applies, Enum<?> code, String group) {
        return applies ? Cell.of(code, group) : Cell.NONE;
    }
}
