package org.khural.domain.attendance;

import org.khural.domain.Rejection;

/** Refusals of {@link AttendanceCommand}. */
public enum AttendanceRejection implements Rejection {
    UNKNOWN_PERSON,
    /** Who waits or speaks withdraws or ends first. */
    STILL_ON_LIST;

    @Override
    public String chapter() {
        return "attendance";
    }
}
