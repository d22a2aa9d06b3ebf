package org.khural.domain.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.pcollections.PMap;

/**
 * One poll, whole.
 *
 * @param roundOf which poll this one asks again
 * @param opening empty until it opened
 * @param returns what came in
 * @param conclusion what was made of it
 */
public record Poll(
        PollId id,
        Form form,
        Stage stage,
        Optional<PollId> roundOf,
        Optional<Opening> opening,
        Returns returns,
        Conclusion conclusion) {
    /** What was on its way when a poll closed still counts (rules 3). */
    static final Duration GRACE = Duration.ofSeconds(2);

    /** Fewer secret ballots than this show their verdict only. */
    public static final int ANONYMOUS = 5;

    static Poll draft(PollId id, Form form, Optional<PollId> roundOf) {
        return new Poll(
                id, form, Stage.DRAFT, roundOf, Optional.empty(), Returns.NONE, Conclusion.NONE);
    }

    public PMap<SeatId, Ballot> ballots() {
        return returns.ballots();
    }

    public PMap<SeatId, Contribution> words() {
        return returns.words();
    }

    public HallCount hall() {
        return returns.hall();
    }

    public RollCall roll() {
        return returns.roll();
    }

    public Optional<Objection> objection() {
        return returns.objection();
    }

    public Box box() {
        return returns.box();
    }

    public Optional<Integer> casting() {
        return conclusion.casting();
    }

    public Optional<Certification> certification() {
        return conclusion.certification();
    }

    /** Why it is void. */
    public Optional<LocalizedText> reason() {
        return conclusion.reason();
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
        return isSecret() && stage.takesBallots() ? box().publicKey() : Optional.empty();
    }

    /** Pending: its key is to be made. */
    public boolean wantsKey() {
        return isSecret() && stage == Stage.READY && box().publicKey().isEmpty();
    }

    /** Pending: its box is to be read. */
    public boolean wantsCount() {
        return isSecret() && stage.isCounted() && box().counted().isEmpty();
    }

    /** Pending: nothing is left to sign or to read, and what could be misused is to go. */
    public boolean holdsSpentKey() {
        return box().publicKey().isPresent()
                && !box().isKeyGone()
                && (stage == Stage.VOID || box().counted().isPresent());
    }

    /** Anybody may see the ballots: as the result, not of few. */
    public boolean isPublished() {
        return (stage == Stage.SHOWN || stage == Stage.CERTIFIED)
                && box().counted().filter(all -> all.size() >= ANONYMOUS).isPresent();
    }

    public Optional<Instant> closesAt() {
        return opening.flatMap(Opening::closesAt);
    }

    /** How many answers there are by now, whatever they say; without the hands. */
    public int cast() {
        return isSecret()
                ? box().counted().map(c -> c.size()).orElse(0)
                : ballots().size() + words().size();
    }

    /** Seats in the hall whose hands may be counted: those that have not voted by device. */
    int handsInHall() {
        return opening.map(
                        o ->
                                o.hall()
                                        - (int)
                                                ballots().keySet().stream()
                                                        .filter(o::isInHall)
                                                        .count())
                .orElse(0);
    }

    /** Hands are being counted, this seat's among them: no device may vote from it besides. */
    boolean isCountedInHall(SeatId seat) {
        return !hall().entered().isEmpty() && opening.filter(o -> o.isInHall(seat)).isPresent();
    }

    /** Every answer with its weight, hands not among them. */
    public Stream<Weighed> answers() {
        return isSecret()
                ? box().counted().stream()
                        .flatMap(all -> all.stream())
                        .map(each -> new Weighed(each.answer(), 1))
                : ballots().values().stream().map(b -> new Weighed(b.answer(), b.weight()));
    }

    /** An answer, and how many votes it is. */
    public record Weighed(Answer answer, int weight) {}

    public Tally tally() {
        return Tally.of(question(), answers(), hall().agreed());
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
        return new Poll(id, form, stage, roundOf, opening, returns, conclusion);
    }

    Poll with(Form form) {
        return new Poll(id, form, stage, roundOf, opening, returns, conclusion);
    }

    Poll with(Opening opening) {
        return new Poll(id, form, stage, roundOf, Optional.of(opening), returns, conclusion);
    }

    Poll with(Returns returns) {
        return new Poll(id, form, stage, roundOf, opening, returns, conclusion);
    }

    Poll with(Conclusion conclusion) {
        return new Poll(id, form, stage, roundOf, opening, returns, conclusion);
    }

    Poll with(Box box) {
        return with(returns.with(box));
    }

    /** Their answer stays, as what they said on the floor does; their words go. */
    Poll forget(PersonId person) {
        return with(returns.forget(person));
    }
}
