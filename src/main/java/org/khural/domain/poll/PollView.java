package org.khural.domain.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.khural.domain.Audience;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.Views;
import org.khural.domain.Workshop;
import org.khural.domain.people.Plate;

/**
 * Polls as an audience sees them, in the order of their making. Prepared ones are for those who
 * prepare; while one runs nobody sees a choice, only how many have answered.
 *
 * @param hidden how many older ones are left out; the record has them
 */
public record PollView(List<PollId> order, Map<PollId, Row> polls, int hidden) {
    private static final Set<Audience> PREPARE =
            EnumSet.of(Audience.CHAIR, Audience.LEAD, Audience.ORGANISER);
    private static final Set<Audience> COUNT = EnumSet.of(Audience.CHAIR, Audience.ASSISTANT);

    /** Of those that are over; the rest goes by the record. */
    private static final int MOST_OVER = 30;

    /** Names beside choices, where there are no more voters than this. */
    private static final int MOST_NAMES = 200;

    private static final int MOST_WORDS = 100;

    private static final int MOST_LOOKED_AT = 1_000;

    /**
     * @param form a quiz without its right answers until the result is shown
     * @param cast how many have answered; of a secret poll that is not counted, how many have a
     *     paper
     * @param eligible how many seats may; of a show of opinion, how many are here
     * @param eligibleVotes of those seats, by weight
     * @param present votes of those who were here at the opening, by weight
     * @param hasQuorum whether enough were here at the opening
     * @param left milliseconds that a suspended poll has left
     * @param isKeyed a secret poll has its key, and may open
     * @param isCounted a secret poll's box is read
     * @param isOverfull more ballots than tokens: an alarm
     * @param tally once it is shown; before, for those who hold it; never of a secret poll with few
     *     ballots
     * @param ways how they came; what each way said once the result is shown; while it runs, for
     *     those who hold it and while they are not too many to be looked at with each ballot
     * @param names who said what, of an open or sealed poll whose result is shown
     */
    public record Row(
            Form form,
            Stage stage,
            Optional<PollId> roundOf,
            Optional<Instant> opened,
            Optional<Instant> closesAt,
            Optional<Instant> shown,
            Optional<Long> left,
            int cast,
            int eligible,
            long eligibleVotes,
            long present,
            boolean hasQuorum,
            boolean isKeyed,
            Optional<String> key,
            boolean isCounted,
            boolean isOverfull,
            Optional<Hands> hands,
            Optional<Roll> roll,
            Optional<ObjectionRow> objection,
            Optional<Tally> tally,
            Optional<Verdict> verdict,
            Optional<Integer> casting,
            List<Way> ways,
            Optional<WordsRow> words,
            List<Name> names,
            Optional<Signed> certification,
            Optional<LocalizedText> reason) {}

    /**
     * @param limit how many hands there can be
     * @param agreed what both tellers counted
     */
    public record Hands(
            int entered,
            boolean isDiffering,
            int recounts,
            int limit,
            Optional<List<Integer>> agreed) {}

    /**
     * @param seats who is to be called, in no order, for those who put them in one; empty once the
     *     first was called
     */
    public record Roll(
            int called,
            int all,
            int absent,
            Optional<SeatId> seat,
            Optional<Plate> now,
            Optional<Last> last,
            List<SeatId> seats) {}

    /** Who was called last, for those who call. */
    public record Last(SeatId seat, Plate plate) {}

    /** {@code plate} and {@code text} for everybody if it is open, else for the chair alone. */
    public record ObjectionRow(Optional<Plate> plate, Optional<String> text, Instant at) {}

    public record Name(Plate plate, Ballot.Via via, Answer answer) {}

    /** {@code hasQuorum}: enough were still here. */
    public record Signed(Plate by, Instant at, boolean hasQuorum, Optional<Plate> confirmedBy) {}

    /**
     * @param shown released entries, equal ones together, the most frequent first
     * @param waiting entries that nobody has released; for those who hold the poll
     */
    public record WordsRow(List<Said> shown, List<Waiting> waiting, int entries) {}

    public record Said(String text, int times) {}

    public record Waiting(SeatId seat, int entry, String text, boolean isShown) {}

    public static PollView of(Workshop workshop, Audience audience) {
        return draw(workshop, poll -> new Window(workshop, audience, poll).row(), audience);
    }

    /** A row is drawn anew where its poll, the people, or those who are here are others. */
    public static PollView again(Views.Last last, Workshop workshop, Audience audience) {
        var was = last.workshop();
        boolean samePeople = was.people() == workshop.people();
        boolean sameHere = was.attendance() == workshop.attendance();
        var rows = ((PollView) last.view()).polls();
        return draw(
                workshop,
                poll -> {
                    var row = rows.get(poll.id());
                    boolean isSame = was.polls().poll(poll.id()).filter(p -> p == poll).isPresent();
                    boolean stands = samePeople && (sameHere || !poll.stage().isRunning());
                    return row != null && isSame && stands
                            ? row
                            : new Window(workshop, audience, poll).row();
                },
                audience);
    }

    private static PollView draw(Workshop workshop, Function<Poll, Row> rowOf, Audience audience) {
        var all = workshop.polls().all().filter(p -> sees(p, audience)).toList();
        var over =
                workshop.polls().held().stream()
                        .filter(p -> !p.stage().isRunning())
                        .map(Poll::id)
                        .toList();
        var left = over.subList(0, Math.max(0, over.size() - MOST_OVER));
        var order = new ArrayList<PollId>();
        var rows = new HashMap<PollId, Row>();
        for (var poll : all) {
            if (left.contains(poll.id())) continue;
            order.add(poll.id());
            rows.put(poll.id(), rowOf.apply(poll));
        }
        return new PollView(order, rows, left.size());
    }

    private static boolean sees(Poll poll, Audience audience) {
        return !poll.stage().isPrepared() && poll.opening().isPresent()
                || PREPARE.contains(audience);
    }

    /** One poll before the eyes of one audience. */
    private record Window(Workshop workshop, Audience audience, Poll poll) {
        private boolean holds() {
            return audience == Audience.CHAIR
                    || audience == Audience.LEAD && !poll.rules().isFormal();
        }

        private boolean isShown() {
            return poll.stage() == Stage.SHOWN || poll.stage() == Stage.CERTIFIED;
        }

        private boolean showsResult() {
            boolean isCounted = !poll.isSecret() || poll.box().counted().isPresent();
            return isCounted && (isShown() || poll.stage() == Stage.CLOSED && holds());
        }

        private boolean isTooFew() {
            return poll.isSecret() && poll.cast() < Poll.ANONYMOUS;
        }

        Row row() {
            var opening = poll.opening();
            boolean isSuspended = poll.stage() == Stage.SUSPENDED;
            return new Row(
                    showsResult() || PREPARE.contains(audience)
                            ? poll.form()
                            : poll.form().hidden(),
                    poll.stage(),
                    poll.roundOf(),
                    opening.map(Opening::at),
                    poll.closesAt().filter(at -> !isSuspended),
                    poll.conclusion().shown(),
                    poll.closesAt().filter(at -> isSuspended).map(Instant::toEpochMilli),
                    poll.isSecret() && poll.box().counted().isEmpty()
                            ? poll.box().tokens().size()
                            : poll.cast(),
                    eligible(),
                    opening.map(Opening::eligible).orElse(0L),
                    opening.map(Opening::present).orElse(0L),
                    opening.filter(o -> !o.hasQuorum(poll.rules().quorum())).isEmpty(),
                    poll.box().publicKey().isPresent(),
                    poll.box().publicKey(),
                    poll.box().counted().isPresent(),
                    poll.box().isOverfull(),
                    hands(),
                    roll(),
                    poll.objection().map(this::objection),
                    showsResult() && !isTooFew() ? Optional.of(poll.tally()) : Optional.empty(),
                    showsResult() ? Optional.of(poll.verdict()) : Optional.empty(),
                    poll.casting(),
                    ways(),
                    words(),
                    names(),
                    poll.certification().map(this::signed),
                    poll.reason());
        }

        private int eligible() {
            if (poll.rules().isFormal())
                return poll.opening().map(o -> o.voters().size()).orElse(0);
            if (poll.stage().isRunning()) return workshop.attendance().here().size();
            // Some have answered and left since.
            return poll.opening().map(o -> Math.max((int) o.present(), poll.cast())).orElse(0);
        }

        private Optional<Hands> hands() {
            var mode = poll.rules().mode();
            boolean counts = mode == Rules.Mode.HANDS || mode == Rules.Mode.MIXED;
            if (!counts || !COUNT.contains(audience) && !isShown()) return Optional.empty();
            var hall = poll.hall();
            return Optional.of(
                    new Hands(
                            hall.entered().size(),
                            hall.isDiffering(),
                            hall.recounts(),
                            poll.handsInHall(),
                            showsResult() || audience == Audience.CHAIR
                                    ? hall.agreed()
                                    : Optional.empty()));
        }

        private Optional<Roll> roll() {
            if (poll.rules().mode() != Rules.Mode.ROLL_CALL) return Optional.empty();
            var roll = poll.roll();
            var now = poll.stage() == Stage.OPEN ? roll.now() : Optional.<SeatId>empty();
            return Optional.of(
                    new Roll(
                            roll.called(),
                            roll.order().size(),
                            roll.absent().size(),
                            now,
                            now.flatMap(this::holder).map(this::plate),
                            last(),
                            seats()));
        }

        private Optional<Last> last() {
            if (poll.stage() != Stage.OPEN || !COUNT.contains(audience)) return Optional.empty();
            return poll.roll()
                    .last()
                    .flatMap(seat -> holder(seat).map(h -> new Last(seat, plate(h))));
        }

        /** The people may have changed since the opening; the roll has who might vote then. */
        private List<SeatId> seats() {
            boolean isToCall = poll.stage() == Stage.OPEN && poll.roll().called() == 0;
            return isToCall && COUNT.contains(audience)
                    ? poll.opening().stream()
                            .flatMap(o -> o.voters().keySet().stream())
                            .sorted()
                            .toList()
                    : List.of();
        }

        private Optional<PersonId> holder(SeatId seat) {
            return poll.opening().map(o -> o.voters().get(seat)).map(Voter::holder);
        }

        private Plate plate(PersonId person) {
            return audience == Audience.OBSERVER
                    ? Plate.toObservers(workshop.people(), person)
                    : Plate.of(workshop.people(), person);
        }

        private ObjectionRow objection(Objection objection) {
            boolean sees = objection.isOpen() || audience == Audience.CHAIR;
            return new ObjectionRow(
                    sees ? Optional.of(plate(objection.by())) : Optional.empty(),
                    sees ? objection.text().value().filter(t -> !t.isEmpty()) : Optional.empty(),
                    objection.at());
        }

        private List<Way> ways() {
            if (showsResult()) return Way.of(workshop, poll, audience != Audience.OBSERVER);
            boolean looks = poll.stage().isRunning() && poll.cast() <= MOST_LOOKED_AT && holds();
            return looks ? Way.of(workshop, poll, false) : List.of();
        }

        private List<Name> names() {
            boolean named =
                    isShown()
                            && poll.rules().isFormal()
                            && !poll.isSecret()
                            && poll.ballots().size() <= MOST_NAMES
                            && audience != Audience.OBSERVER;
            if (!named) return List.of();
            return poll.ballots().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(
                            e ->
                                    holder(e.getKey()).stream()
                                            .map(
                                                    h ->
                                                            new Name(
                                                                    plate(h),
                                                                    e.getValue().via(),
                                                                    e.getValue().answer())))
                    .toList();
        }

        private Signed signed(Certification certification) {
            return new Signed(
                    plate(certification.by()),
                    certification.at(),
                    certification.hasQuorum(),
                    certification.confirmedBy().map(this::plate));
        }

        private Optional<WordsRow> words() {
            if (!(poll.question() instanceof Question.Words)) return Optional.empty();
            var times = new HashMap<String, Integer>();
            var texts = new HashMap<String, String>();
            var waiting = new ArrayList<Waiting>();
            int entries = 0;
            var all =
                    poll.words().entrySet().stream()
                            .sorted(
                                    Comparator.comparing(
                                                    (Map.Entry<SeatId, Contribution> e) ->
                                                            e.getValue().at())
                                            .thenComparing(Map.Entry::getKey))
                            .toList();
            for (var each : all) {
                entries += each.getValue().count();
                var said = each.getValue().entries().value().orElse(List.of());
                var own = new HashSet<String>();
                for (int i = 0; i < said.size(); i++) {
                    boolean isShown = each.getValue().released().contains(i);
                    if (isShown) {
                        var folded = said.get(i).toLowerCase(Locale.ROOT);
                        texts.putIfAbsent(folded, said.get(i));
                        // One person's word is one, however often they wrote it.
                        if (own.add(folded)) times.merge(folded, 1, Integer::sum);
                    }
                    if (holds() && waiting.size() < MOST_WORDS) {
                        waiting.add(new Waiting(each.getKey(), i, said.get(i), isShown));
                    }
                }
            }
            var shown =
                    times.entrySet().stream()
                            .sorted(
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .limit(MOST_WORDS)
                            .map(
                                    e ->
                                            new Said(
                                                    texts.getOrDefault(e.getKey(), e.getKey()),
                                                    e.getValue()))
                            .toList();
            return Optional.of(new WordsRow(shown, waiting, entries));
        }
    }
}
