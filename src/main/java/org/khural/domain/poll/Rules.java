package org.khural.domain.poll;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.DelegationId;

/**
 * How a poll is held and decided; frozen with the question when it is ready.
 *
 * @param isFormal a vote that binds: the chair's alone, one at a time, with a snapshot of who may
 *     vote; else a show of opinion among all who are here
 * @param quorum per cent of those entitled that must be here; 0: none
 * @param seconds until it closes by itself; 0: when the chair closes it
 * @param weights of the delegations' votes, where they are not 1; only where delegations vote
 */
public record Rules(
        boolean isFormal,
        Mode mode,
        Secrecy secrecy,
        Unit unit,
        boolean mayChange,
        Majority majority,
        Base base,
        Tie tie,
        int quorum,
        int seconds,
        Map<DelegationId, Integer> weights) {
    static final int HEAVIEST = 1_000_000;
    static final int LONGEST = 7 * 24 * 3_600;

    public enum Mode {
        DEVICE,
        /** Two tellers count. */
        HANDS,
        /** Devices, and hands of those without one. */
        MIXED,
        ROLL_CALL,
        /** Silence adopts. */
        NO_OBJECTION
    }

    public enum Secrecy {
        /** Names and choices stand on the record. */
        OPEN,
        /** As open, but nobody sees a choice before the close. */
        SEALED,
        /** Nobody, the server included, links a seat and a choice. */
        SECRET
    }

    public enum Unit {
        SEAT,
        /** One vote for each delegation, cast by its head or the head's proxy. */
        DELEGATION
    }

    /** Which share of the base adopts, or chooses. */
    public enum Majority {
        /** The most votes, however few. */
        PLURALITY,
        /** More than half. */
        SIMPLE,
        /** More than half of all who are entitled, whatever the base says. */
        ABSOLUTE,
        /** Two thirds or more. */
        TWO_THIRDS
    }

    public enum Base {
        /** Without abstentions. */
        VALID,
        /** With abstentions. */
        CAST,
        /** Who was here at the opening. */
        PRESENT,
        ELIGIBLE
    }

    public enum Tie {
        REJECTS,
        CHAIR_DECIDES
    }

    public Rules {
        if (quorum < 0 || quorum > 100) throw new IllegalArgumentException("a quorum is 0 to 100");
        if (seconds < 0 || seconds > LONGEST) {
            throw new IllegalArgumentException("a poll takes up to seven days");
        }
        if (weights.values().stream().anyMatch(w -> w < 0 || w > HEAVIEST)) {
            throw new IllegalArgumentException("a weight is 0 to a million");
        }
        weights = Map.copyOf(weights);
    }

    /** What can not be combined, if anything (rules 3). */
    Optional<PollRejection> refuse(Question question) {
        if (mode == Mode.NO_OBJECTION) return Optional.of(PollRejection.ASKED_OTHERWISE);
        if (mode != Mode.DEVICE && !question.isCountable()) {
            return Optional.of(PollRejection.NEEDS_DEVICES);
        }
        if (mode != Mode.DEVICE && !isFormal) return Optional.of(PollRejection.NEEDS_TO_BE_FORMAL);
        if (unit == Unit.DELEGATION && !isFormal) {
            return Optional.of(PollRejection.NEEDS_TO_BE_FORMAL);
        }
        if (!weights.isEmpty() && unit != Unit.DELEGATION) {
            return Optional.of(PollRejection.WEIGHTS_NEED_DELEGATIONS);
        }
        if (!weights.isEmpty() && (mode == Mode.HANDS || mode == Mode.MIXED)) {
            return Optional.of(PollRejection.HANDS_ARE_EQUAL);
        }
        if (question instanceof Question.Quiz quiz && quiz.right().isEmpty()) {
            return Optional.of(PollRejection.NO_RIGHT_ANSWER);
        }
        if (new HashSet<>(question.options()).size() < question.options().size()) {
            return Optional.of(PollRejection.SAME_OPTIONS);
        }
        return secrecy == Secrecy.SECRET ? refuseSecret(question) : Optional.empty();
    }

    /** A formal vote by device, with the same quorum. */
    Rules asVote() {
        return new Rules(
                true,
                Mode.DEVICE,
                Secrecy.OPEN,
                Unit.SEAT,
                true,
                Majority.SIMPLE,
                Base.VALID,
                Tie.REJECTS,
                quorum,
                0,
                Map.of());
    }

    private Optional<PollRejection> refuseSecret(Question question) {
        if (!isFormal) return Optional.of(PollRejection.NEEDS_TO_BE_FORMAL);
        if (mayChange) return Optional.of(PollRejection.SECRET_IS_FINAL);
        if (!weights.isEmpty()) return Optional.of(PollRejection.SECRET_IS_EQUAL);
        if (mode != Mode.DEVICE) return Optional.of(PollRejection.SECRET_NEEDS_DEVICES);
        return question instanceof Question.Words
                ? Optional.of(PollRejection.WORDS_ARE_NOT_SECRET)
                : Optional.empty();
    }

    /** Silence for so many seconds adopts. */
    static Rules ofSilence(int seconds) {
        return new Rules(
                true,
                Mode.NO_OBJECTION,
                Secrecy.OPEN,
                Unit.SEAT,
                false,
                Majority.SIMPLE,
                Base.PRESENT,
                Tie.REJECTS,
                0,
                seconds,
                Map.of());
    }

    int weight(Optional<DelegationId> delegation) {
        return delegation.map(d -> weights.getOrDefault(d, 1)).orElse(1);
    }
}
