package org.khural.support;

import java.util.List;
import org.khural.domain.DelegationId;
import org.khural.domain.DisplayId;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.PersonId;
import org.khural.domain.SessionId;

/** Who and what the stories are about: roles, never personal names. */
public final class Cast {
    /** In the seat of the chair, in this order. */
    public static final PersonId CHAIR = new PersonId("chair");

    public static final PersonId VICE = new PersonId("vice");

    /** Head of the university's delegation, and a member of it. */
    public static final PersonId RECTOR = new PersonId("rector");

    public static final PersonId DEAN = new PersonId("dean");

    /** Of the institute, which has no head. */
    public static final PersonId EXPERT = new PersonId("expert");

    /** Of no delegation. */
    public static final PersonId GUEST = new PersonId("guest");

    public static final PersonId ASSISTANT = new PersonId("assistant");
    public static final PersonId ORGANISER = new PersonId("organiser");
    public static final List<PersonId> ALL =
            List.of(CHAIR, VICE, RECTOR, DEAN, EXPERT, GUEST, ASSISTANT, ORGANISER);
    public static final PersonId STRANGER = new PersonId("stranger");

    public static final DelegationId MINISTRY = new DelegationId("ministry");
    public static final DelegationId UNIVERSITY = new DelegationId("university");
    public static final DelegationId INSTITUTE = new DelegationId("institute");

    public static final SessionId MORNING = new SessionId("morning");
    public static final SessionId AFTERNOON = new SessionId("afternoon");

    /** Remarks, then two discussions, in the morning; the signing in the afternoon. */
    public static final ItemId REMARKS = new ItemId("remarks");

    public static final ItemId PLANS = new ItemId("plans");
    public static final ItemId LESSONS = new ItemId("lessons");
    public static final ItemId SIGNING = new ItemId("signing");

    public static final DisplayId SCREEN = new DisplayId("screen");

    /** What the chair's screen shows in a scenario of {@link Scenario#session}. */
    public static final long TENURE = 1;

    private Cast() {}

    /** The n-th request of a scenario. */
    public static EntryId entry(int n) {
        return new EntryId("f" + n);
    }
}
