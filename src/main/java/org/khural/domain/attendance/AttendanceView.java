package org.khural.domain.attendance;

import org.khural.domain.Workshop;

/** How many are formally here. */
public record AttendanceView(int hall, int online) {
    public static AttendanceView of(Workshop workshop) {
        return new AttendanceView(workshop.attendance().hall(), workshop.attendance().online());
    }
}
