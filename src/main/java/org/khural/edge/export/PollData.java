package org.khural.edge.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khural.domain.Actor;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.people.Plate;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Ballot;
import org.khural.domain.poll.Form;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.Stage;
import org.khural.domain.poll.Tally;
import org.khural.domain.poll.Verdict;
import org.khural.domain.poll.Voter;
import org.khural.domain.record.PollHistory;
import org.khural.wire.Slips.Published;

/**
 * A poll for programs: everything that may be said of it, from the question to the certification.
 *
 * @param rounds polls that asked it again
 * @param life from stage to stage
 * @param voters who might vote, as it was at the opening; of a vote that binds
 * @param cast how many came in; a secret poll's when they are counted
 * @param roll in the order of the calls
 * @param words released entries, without who wrote them; {@code withheld}: how many more there are
 * @param base of how many votes the majority is taken
 * @param minute in the language of the file
 * @param box of a secret poll, what a recount needs
 */
record PollData(
        PollId id,
        LocalizedText title,
        Optional<String> item,
        Optional<PollId> roundOf,
        List<PollId> rounds,
        Question question,
        Rules rules,
        Stage stage,
        List<Move> life,
        Optional<Opening> opening,
        List<Entitled> voters,
        Optional<Integer> cast,
        Optional<Tally> tally,
        Map<String, Integer> via,
        List<Cast> ballots,
        List<Call> roll,
        Optional<Hands> hands,
        Map<String, Long> words,
        int withheld,
        Optional<Objected> objection,
        Optional<Verdict> verdict,
        Optional<Long> base,
        Optional<Integer> casting,
        Optional<Certified> certification,
        Optional<LocalizedText> voidReason,
        String minute,
        Optional<Published> box) {
    record Move(Stage stage, String at, Optional<Person> by) {}

    record Opening(
            String at, int seats, long eligible, long present, int hall, boolean hasQuorum) {}

    record Entitled(
            SeatId seat,
            Person holder,
            Optional<Person> proxy,
            Optional<String> delegation,
            int weight,
            Optional<String> channel) {}

    record Cast(
            SeatId seat,
            Optional<Person> holder,
            Person by,
            Ballot.Via via,
            int weight,
            String at,
            Answer answer) {}

    record Call(SeatId seat, Optional<Person> holder, Optional<Answer> answer) {}

    record Hands(int recounts, List<Counted> counts, Optional<List<Integer>> agreed) {}

    record Counted(int recount, Person teller, String at, List<Integer> numbers) {}

    /** {@code by} and {@code text} of an open one alone. */
    record Objected(String at, boolean isOpen, Optional<Person> by, Optional<String> text) {}

    /** {@code hasQuorum}: enough were still here. */
    record Certified(String at, Person by, Optional<Person> confirmedBy, boolean hasQuorum) {}

    record Person(
            PersonId id,
            Optional<LocalizedText> delegation,
            Optional<LocalizedText> name,
            Optional<LocalizedText> capacity,
            boolean erased) {
        static Person of(Plate plate) {
            return new Person(
                    plate.person(),
                    plate.delegation(),
                    plate.name(),
                    plate.capacity(),
                    new Cell.Who(plate).isErased());
        }
    }

    PollData(Language language, PollRecord of, Optional<Published> box) {
        this(
                of.poll().id(),
                of.poll().form().title(),
                of.poll().form().item().map(i -> i.value()),
                of.poll().roundOf(),
                rounds(of),
                of.poll().question(),
                of.poll().rules(),
                of.poll().stage(),
                of.record().polls().of(of.poll().id()).map(m -> move(language, of, m)).toList(),
                of.poll().opening().map(o -> opening(language, o, of.poll().form())),
                voters(of),
                of.cast(),
                of.tally(),
                via(of),
                ballots(language, of),
                roll(of),
                hands(language, of),
                words(of),
                of.said().withheld(),
                objection(language, of),
                of.verdict(),
                of.tally()
                        .filter(t -> of.verdict().isPresent() && of.poll().rules().isFormal())
                        .map(t -> Verdict.base(of.poll(), t)),
                of.poll().casting(),
                of.poll()
                        .certification()
                        .map(
                                c ->
                                        new Certified(
                                                language.exact(c.at()),
                                                person(of, c.by()),
                                                c.confirmedBy().map(p -> person(of, p)),
                                                c.hasQuorum())),
                of.poll().conclusion().reason(),
                new PollMinute(language, of).text(),
                box);
    }

    private static Person person(PollRecord of, PersonId id) {
        return Person.of(of.plate(id));
    }

    private static List<PollId> rounds(PollRecord of) {
        var id = Optional.of(of.poll().id());
        return of.workshop()
                .polls()
                .all()
                .filter(p -> p.roundOf().equals(id))
                .map(p -> p.id())
                .toList();
    }

    /** Whoever objected to the chair alone has closed the poll by it, and stays unnamed. */
    private static Move move(Language language, PollRecord of, PollHistory.Move move) {
        boolean isQuiet =
                of.poll().objection().filter(o -> !o.isOpen()).isPresent()
                        && move.stage() == Stage.CLOSED;
        return new Move(
                move.stage(),
                language.exact(move.at()),
                move.by() instanceof Actor.Human(var person) && !isQuiet
                        ? Optional.of(person(of, person))
                        : Optional.empty());
    }

    private static Opening opening(Language language, org.khural.domain.poll.Opening o, Form form) {
        return new Opening(
                language.exact(o.at()),
                o.voters().size(),
                o.eligible(),
                o.present(),
                o.hall(),
                o.hasQuorum(form.rules().quorum()));
    }

    private static List<Entitled> voters(PollRecord of) {
        return of.poll().opening().stream()
                .flatMap(o -> new TreeMap<>(o.voters()).entrySet().stream())
                .map(e -> entitled(of, e.getKey(), e.getValue()))
                .toList();
    }

    private static Entitled entitled(PollRecord of, SeatId seat, Voter voter) {
        return new Entitled(
                seat,
                person(of, voter.holder()),
                voter.proxy().map(p -> person(of, p)),
                voter.delegation().map(d -> d.value()),
                voter.weight(),
                voter.channel().map(Enum::name));
    }

    private static Map<String, Integer> via(PollRecord of) {
        var all = new LinkedHashMap<String, Integer>();
        if (!of.saysNumbers() || of.poll().isSecret()) return all;
        of.poll().ballots().values().stream()
                .map(b -> b.via().name())
                .sorted()
                .forEach(via -> all.merge(via, 1, Integer::sum));
        of.poll()
                .hall()
                .agreed()
                .ifPresent(h -> all.put("HANDS", h.stream().mapToInt(Integer::intValue).sum()));
        return all;
    }

    private static List<Cast> ballots(Language language, PollRecord of) {
        return of.ballots().stream()
                .flatMap(
                        e ->
                                e.getValue().stream()
                                        .map(
                                                b ->
                                                        new Cast(
                                                                e.getKey(),
                                                                of.holder(e.getKey())
                                                                        .map(Person::of),
                                                                person(of, b.by()),
                                                                b.via(),
                                                                b.weight(),
                                                                language.exact(b.at()),
                                                                b.answer())))
                .toList();
    }

    private static List<Call> roll(PollRecord of) {
        if (of.poll().rules().mode() != Rules.Mode.ROLL_CALL) return List.of();
        return of.ballots().stream()
                .map(
                        e ->
                                new Call(
                                        e.getKey(),
                                        of.holder(e.getKey()).map(Person::of),
                                        e.getValue().map(Ballot::answer)))
                .toList();
    }

    private static Optional<Hands> hands(Language language, PollRecord of) {
        var mode = of.poll().rules().mode();
        boolean counts = mode == Rules.Mode.HANDS || mode == Rules.Mode.MIXED;
        if (!counts || !of.saysNumbers()) return Optional.empty();
        return Optional.of(
                new Hands(
                        of.poll().hall().recounts(),
                        of.record()
                                .polls()
                                .countsOf(of.poll().id())
                                .map(
                                        c ->
                                                new Counted(
                                                        c.recount(),
                                                        person(of, c.teller()),
                                                        language.exact(c.at()),
                                                        c.numbers()))
                                .toList(),
                        of.poll().hall().agreed()));
    }

    private static Map<String, Long> words(PollRecord of) {
        var all = new LinkedHashMap<String, Long>();
        of.said().shown().forEach(entry -> all.put(entry.text(), entry.times()));
        return all;
    }

    private static Optional<Objected> objection(Language language, PollRecord of) {
        return of.poll()
                .objection()
                .map(
                        o ->
                                new Objected(
                                        language.exact(o.at()),
                                        o.isOpen(),
                                        o.isOpen()
                                                ? Optional.of(person(of, o.by()))
                                                : Optional.empty(),
                                        of.said().objection()));
    }
}
