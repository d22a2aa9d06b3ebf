package org.khural.domain;

/**
 * Everything that follows from a log up to a mark. Equal marks mean equal states, on every node.
 */
public record State(Mark mark, Workshop workshop, Receipts receipts) {
    public static State empty(WorkshopId id) {
        return new State(Mark.NONE, Workshop.empty(id), Receipts.NONE);
    }

    public State take(Entry entry, Mark next) {
        var workshop = this.workshop;
        for (var step : entry.steps()) workshop = workshop.take(step, entry.at());
        return next(workshop, entry, next);
    }

    /** As {@link #take}, for who has just computed the workshop by taking the entry's steps. */
    public State next(Workshop workshop, Entry entry, Mark next) {
        if (next.version() != mark.version() + 1) {
            throw new IllegalStateException("entry " + next.version() + " after " + mark.version());
        }
        return new State(next, workshop, receipts.take(entry, next));
    }
}
