package org.khural.domain.people;

import org.khural.domain.Rejection;

/** Refusals of {@link PeopleCommand}. */
public enum PeopleRejection implements Rejection {
    UNKNOWN_PERSON,
    UNKNOWN_DELEGATION,
    PERSON_EXISTS,
    DELEGATION_EXISTS,
    DELEGATION_NOT_EMPTY,
    /** {@code limit}: how many people a workshop holds. */
    TOO_MANY,
    HEAD_NOT_OF_DELEGATION,
    /** The only organiser cannot be erased or lose the role. */
    LAST_ORGANISER,
    /** Who holds the chair hands it over first. */
    HOLDS_CHAIR,
    /** Who waits or speaks withdraws or ends first. */
    STILL_ON_LIST,
    /** An alternate sits in a seat of the same delegation, whose holder has no other. */
    NOT_AN_ALTERNATE,
    /** Nobody comes in by this code (any more). */
    CODE_UNKNOWN,
    /** {@code limit}: how many may wait to be let in. */
    TOO_MANY_WAITING,
    /** Let in or declined meanwhile. */
    NOT_WAITING,
    /** Only of those who came by the code. */
    NOT_A_WALK_IN,
    /** There is no address to send a letter to. */
    NO_ADDRESS;

    @Override
    public String chapter() {
        return "people";
    }
}
