package org.khural.domain.poll;

import org.khural.domain.Rejection;

/** Refusals of polls (rules 3). */
public enum PollRejection implements Rejection {
    UNKNOWN_POLL,
    /** The browser's id for a new poll is taken. */
    ID_TAKEN,
    /** {@code limit}: how many polls a workshop has. */
    TOO_MANY_POLLS,
    UNKNOWN_ITEM,
    UNKNOWN_DELEGATION,
    /** It is no draft any more: question and rules are frozen. */
    FROZEN,
    /** {@code stage}: the poll is in another stage than the act needs. */
    WRONG_STAGE,
    /** The lead asks for opinions of the item that is on; a formal poll is the chair's. */
    CHAIR_ONLY,
    /** Another formal poll is open; {@code poll}: which. */
    ANOTHER_IS_OPEN,
    SESSION_NOT_RUNNING,
    /** Nobody may vote in it. */
    NOBODY_ENTITLED,
    /** The key of a secret poll is still being made. */
    NO_KEY_YET,
    /** A new end lies ahead, at most seven days. */
    END_NOT_AHEAD,
    /** A call for objections ends by itself, or is void. */
    SILENCE_RUNS,
    /** Not possible in this mode of voting. */
    NOT_IN_THIS_MODE,

    // What can not be combined.
    NEEDS_DEVICES,
    NEEDS_TO_BE_FORMAL,
    WEIGHTS_NEED_DELEGATIONS,
    HANDS_ARE_EQUAL,
    SECRET_IS_FINAL,
    SECRET_IS_EQUAL,
    SECRET_NEEDS_DEVICES,
    WORDS_ARE_NOT_SECRET,
    /** A call for objections is made at once, without a draft. */
    ASKED_OTHERWISE,
    NO_RIGHT_ANSWER,
    /** Two options in the same words: nobody could tell their votes apart. */
    SAME_OPTIONS,

    // The answer.
    NOT_SUCH_AN_ANSWER,
    TOO_FEW_OPTIONS,
    TOO_MANY_OPTIONS,
    SCORE_OUT_OF_RANGE,
    NOT_ALL_POINTS,
    NUMBER_OUT_OF_RANGE,
    /** {@code limit}: characters of an entry. */
    TEXT_TOO_LONG,
    /** {@code limit}: entries of one person. */
    TOO_MANY_ENTRIES,

    // Who votes.
    /** The poll is not open yet, or suspended. */
    NOT_OPEN,
    /** The ballot came after the close and its grace. */
    LATE,
    NOT_ENTITLED,
    /** Nobody of this seat was here when the poll opened. */
    CAME_LATER,
    NOT_ATTENDING,
    /** The seat's vote is counted, and this poll allows no change. */
    VOTED_ALREADY,
    /** Another votes for this seat, by mandate. */
    PROXY_VOTES,
    MANDATE_WITHDRAWN,
    /** The assistant enters the vote of a person in the hall. */
    NOT_IN_HALL,
    /** A vote for another is entered with their consent. */
    NO_CONSENT,
    /** A secret ballot goes into the box, not into the log. */
    GOES_INTO_BOX,
    /** This seat got its token for another message. */
    TOKEN_GIVEN,

    // Hands and the roll.
    /** A count is one number for each option and one for the abstentions. */
    NOT_SUCH_A_COUNT,
    /** {@code limit}: seats in the hall that did not vote by device. */
    MORE_HANDS_THAN_SEATS,
    /** Two have counted; a recount starts anew. */
    COUNTED_ALREADY,
    /** Hands in the hall are being counted: no device votes from a seat there any more. */
    COUNTED_ALREADY_IN_HALL,
    /** The two counts differ, or one is missing. */
    COUNT_NOT_AGREED,
    /** Each seat of the poll stands on the roll once. */
    NOT_SUCH_A_ROLL,
    ROLL_NOT_FINISHED,
    /** Another name is called now; {@code seat}: whose. */
    MOVED_ON,

    // The result.
    NO_TIE,
    NOT_FOR_CHAIR_TO_BREAK,
    /** The tie waits for the chair's casting vote. */
    TIE_NOT_BROKEN,
    /** {@code present} of {@code eligible} votes are here now; the chair may certify even so. */
    QUORUM_LOST,
    /** Whoever certified does not confirm. */
    SAME_PERSON,
    NOT_COUNTED_YET,

    // Mandates.
    UNKNOWN_SEAT,
    UNKNOWN_PERSON,
    OWN_SEAT,
    /** {@code limit}: seats that one person votes for. */
    TOO_MANY_MANDATES,
    /** Only the holder, the chair and the organiser. */
    NOT_YOURS;

    @Override
    public String chapter() {
        return "poll";
    }
}
