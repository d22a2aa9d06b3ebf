package org.khural.store;

import org.khural.domain.WorkshopId;

/** What Redis holds is not what Khural wrote: a gap, a foreign entry or a changed byte. */
public final class DataDamaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataDamaged(WorkshopId workshop, String what) {
        super("the data of workshop " + workshop + " is damaged: " + what);
    }
}
