package org.khural.domain.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * One poll, whole.
 *
 * @param roundOf which poll this one asks again
 * @param opening empty until it opened
 * @param objection who objected to what silence would have adopted; empty text: to the chair only
 * @param casting the option that the chair's casting vote chose on a tie
 * @param certification by the chair; done when it is confirmed, or the chair's seat has no other
 * @param reason why it is void
 */
public record Poll(
        PollId id,
        Form form,
        Stage stage,
        Optional<PollId> roundOf,
        Optional<Opening> opening,
        PMap<SeatId, Ballot> ballots,
        PMap<SeatId, Contribution> words,
        HallCount hall,
        RollCall roll,
        Optional<Objection> objection,
        Box box,
        Optional<Integer> casting,
        Optional<Certification> certification,
        Optional<LocalizedText> reason) {
    /** What was on its way when a poll closed still counts (rules 3). */
    static final Duration GRACE = Duration.ofSeconds(2);

    /** Fewer secret ballots than this show their verdict only. */
    public static final int ANONYMOUS = 5;

    public record Objection(PersonId by, boolean isOpen, Personal<String> text, Instant at) {}

    static Poll draft(PollId id, Form form, Optional<PollId> roundOf) {
        return new Poll(
                id,
                form,
                Stage.DRAFT,
                roundOf,
                Optional.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                HallCount.NONE,
                RollCall.NONE,
                Optional.empty(),
                Box.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Rules rules() {
        return form.rules();
    }

    public Question question() {
        return form.question();
    }

    public boolean isSecret() {
        return rules().secrecy() == Rules.Secrecy.SECRET;
    }

    /** The public key while ballots may be put into its box. */
    public Optional<String> openBox() {
        return isSecret() && stage.takesBallots() ? box.publicKey() : Optional.empty();
    }

    /** Pending: its key is to be made. */
    public boolean wantsKey() {
        return isSecret() && stage == Stage.READY && box.publicKey().isEmpty();
    }

    /** Pending: its box is to be read. */
    public boolean wantsCount() {
        return isSecret() && stage.isCounted() && box.counted().isEmpty();
    }

    /** Pending: nothing is left to sign or to read, and what could be misused is to go. */
    public boolean holdsSpentKey() {
        return box.publicKey().isPresent()
                && !box.isKeyGone()
                && (stage == Stage.VOID || box.counted().isPresent());
    }

    /** Anybody may see the ballots: as the result, not of few. */
    public boolean isPublished() {
        return (stage == Stage.SHOWN || stage == Stage.CERTIFIED)
                && box.counted().filter(all -> all.size() >= ANONYMOUS).isPresent();
    }

    public Optional<Instant> closesAt() {
        return opening.flatMap(Opening::closesAt);
    }

    /** How many answers there are by now, whatever they say; without the hands. */
    public int cast() {
        return isSecret()
                ? box.counted().map(c -> c.size()).orElse(0)
                : ballots.size() + words.size();
    }

    /** Seats in the hall whose hands may be counted: those that have not voted by device. */
    int handsInHall() {
        return opening.map(
                        o ->
                                o.hall()
                                        - (int)
                                                ballots.keySet().stream()
                                                        .filter(seat -> isInHall(o, seat))
                                                        .count())
                .orElse(0);
    }

    private static boolean isInHall(Opening opening, SeatId seat) {
        return Optional.ofNullable(opening.voters().get(seat))
                .flatMap(Voter::channel)
                .filter(c -> c == org.khural.domain.attendance.Channel.HALL)
                .isPresent();
    }

    /** Every answer with its weight, hands not among them. */
    public Stream<Weighed> answers() {
        return isSecret()
                ? box.counted().stream()
                        .flatMap(all -> all.stream())
                        .map(each -> new Weighed(each.answer(), 1))
                : ballots.values().stream().map(b -> new Weighed(b.answer(), b.weight()));
    }

    /** An answer, and how many votes it is. */
    public record Weighed(Answer answer, int weight) {}

    public Tally tally() {
        return Tally.of(question(), answers(), hall.agreed());
    }

    public Verdict verdict() {
        return Verdict.of(this);
    }

    int weight(SeatId seat) {
        return opening.map(o -> o.voters().get(seat)).map(Voter::weight).orElse(1);
    }

    /**
     * A suspended poll keeps the time that is left, as if its end were in 1970; none if the end is
     * over, and only nobody has said so yet.
     */
    Poll suspended(Instant now) {
        return with(
                opening.orElseThrow()
                        .closing(
                                closesAt()
                                        .map(at -> Duration.between(now, at))
                                        .map(left -> left.isNegative() ? Duration.ZERO : left)
                                        .map(Instant.EPOCH::plus)));
    }

    Poll resumed(Instant now) {
        return with(
                opening.orElseThrow()
                        .closing(closesAt().map(at -> now.plusMillis(at.toEpochMilli()))));
    }

    Poll as(Stage stage) {
        return new Poll(
                id, form, stage, roundOf, opening, ballots, words, hall, roll, objection, box,
                casting, certification, reason);
    }

    Poll with(Form form) {
        return new Poll(
                id, form, stage, roundOf, opening, ballots, words, hall, roll, objection, box,
                casting, certification, reason);
    }

    Poll with(Opening opening) {
        return new Poll(
                id,
                form,
                stage,
                roundOf,
                Optional.of(opening),
                ballots,
                words,
                hall,
                roll,
                objection,
                box,
                casting,
                certification,
                reason);
    }

    Poll with(SeatId seat, Ballot ballot) {
        return new Poll(
                id,
                form,
                stage,
                roundOf,
                opening,
                ballots.plus(seat, ballot),
                words,
                hall,
                roll,
                objection,
                box,
                casting,
                certification,
                reason);
    }

    Poll with(SeatId seat, Contribution contribution) {
        return with(words.plus(seat, contribution));
    }

    Poll with(PMap<SeatId, Contribution> words) {
        return new Poll(
                id, form, stage, roundOf, opening, ballots, words, hall, roll, objection, box,
                casting, certification, reason);
    }

    Poll with(HallCount hall) {
        return new Poll(
                id, form, stage, roundOf, opening, ballots, words, hall, roll, objection, box,
                casting, certification, reason);
    }

    Poll with(RollCall roll) {
        return new Poll(
                id, form, stage, roundOf, opening, ballots, words, hall, roll, objection, box,
                casting, certification, reason);
    }

    Poll with(Objection objection) {
        return new Poll(
                id,
                form,
                stage,
                roundOf,
                opening,
                ballots,
                words,
                hall,
                roll,
                Optional.of(objection),
                box,
                casting,
                certification,
                reason);
    }

    Poll with(Box box) {
        return new Poll(
                id, form, stage, roundOf, opening, ballots, words, hall, roll, objection, box,
                casting, certification, reason);
    }

    Poll casting(int option) {
        return new Poll(
                id,
                form,
                stage,
                roundOf,
                opening,
                ballots,
                words,
                hall,
                roll,
                objection,
                box,
                Optional.of(option),
                certification,
                reason);
    }

    Poll with(Certification certification) {
        return new Poll(
                id,
                form,
                stage,
                roundOf,
                opening,
                ballots,
                words,
                hall,
                roll,
                objection,
                box,
                casting,
                Optional.of(certification),
                reason);
    }

    Poll voided(LocalizedText reason) {
        return new Poll(
                id,
                form,
                Stage.VOID,
                roundOf,
                opening,
                ballots,
                words,
                hall,
                roll,
                objection,
                box,
                casting,
                certification,
                Optional.of(reason));
    }

    /** Their answer stays, as what they said on the floor does; their words go. */
    Poll forget(PersonId person) {
        var next = this;
        for (var each : words.entrySet()) {
            if (each.getValue().by().equals(person)) {
                next = next.with(next.words.plus(each.getKey(), each.getValue().erase()));
            }
        }
        return next.objection
                .filter(o -> o.by().equals(person))
                .map(o -> new Objection(o.by(), o.isOpen(), o.text().erase(), o.at()))
                .map(next::with)
                .orElse(next);
    }
}
