package org.khural.store;

import org.khural.domain.WorkshopId;

/** What Redis holds is not what Khural wrote: a gap, a foreign entry or a changed byte. */
public final class LogDamaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogDamaged(WorkshopId workshop, String what) {
        super("the log of workshop " + workshop + " is damaged: " + what);
    }
}
