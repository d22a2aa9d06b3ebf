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
    STILL_ON_LIST;

    @Override
    public String chapter() {
        return "people";
    }
}
