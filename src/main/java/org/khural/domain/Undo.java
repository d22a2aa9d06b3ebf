package org.khural.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the chair may still take back (rules 1, undo): the last acts, each with what it changed. An
 * event does not name its inverse by hand; the inverse is computed from the states before and
 * after, so that it can be neither forgotten nor wrong.
 *
 * @param count how many undoable acts there ever were
 */
public record Undo(PVector<Act> acts, long count) {
    public static final Duration WINDOW = Duration.ofSeconds(60);
    static final int MOST = 10;
    public static final Undo NONE = new Undo(TreePVector.empty(), 0);

    /**
     * @param what the wire name of the event that says best what was done
     * @param wish the wish to speak that it was about, if one
     */
    public record Act(
            long id,
            String what,
            Optional<EntryId> wish,
            Actor by,
            Instant at,
            List<Change> changes) {
        public boolean isFresh(Instant now) {
            return !now.isAfter(at.plus(WINDOW));
        }

        /** Nothing of it was touched since, and taking it back breaks nothing that came since. */
        public boolean stands(Workshop workshop, By by) {
            return changes.stream().allMatch(change -> change.stands(workshop))
                    && revert(workshop, by).isInOrder();
        }

        public Workshop revert(Workshop workshop, By by) {
            var next = workshop;
            for (var change : changes) next = change.revert(next, by);
            return next.with(workshop.undo().without(id));
        }
    }

    public Optional<Act> act(long id) {
        return acts.stream().filter(act -> act.id() == id).findFirst();
    }

    public Optional<Act> last() {
        return acts.isEmpty() ? Optional.empty() : Optional.of(acts.getLast());
    }

    public Optional<Act> lastOf(Actor actor) {
        return acts.stream().filter(act -> act.by().equals(actor)).reduce((a, b) -> b);
    }

    Undo plus(String what, Optional<EntryId> wish, By by, List<Change> changes) {
        PVector<Act> fresh = acts.size() < MOST ? acts : acts.minus(0);
        var act = new Act(count + 1, what, wish, by.who(), by.at(), changes);
        return new Undo(fresh.plus(act), count + 1);
    }

    Undo without(long id) {
        return kept(act -> act.id() != id);
    }

    /** Nothing can be taken back any more. */
    public Undo cleared() {
        return new Undo(TreePVector.empty(), count);
    }

    /** What concerned an erased person is not brought back. */
    Undo forget(PersonId person) {
        return kept(act -> act.changes().stream().noneMatch(change -> change.isAbout(person)));
    }

    private Undo kept(Predicate<Act> kept) {
        return new Undo(TreePVector.from(acts.stream().filter(kept).toList()), count);
    }
}
