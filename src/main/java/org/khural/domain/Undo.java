package org.khural.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * @param about whom or what it was about, if it has one: a floor entry's or an item's id
     */
    public record Act(
            long id,
            String what,
            Optional<String> about,
            Actor by,
            Instant at,
            List<Change> changes) {
        public boolean isFresh(Instant now) {
            return !now.isAfter(at.plus(WINDOW));
        }

        public boolean stands(Workshop workshop) {
            return changes.stream().allMatch(change -> change.stands(workshop));
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

    Undo plus(String what, Optional<String> about, Actor by, Instant at, List<Change> changes) {
        PVector<Act> fresh = acts.size() < MOST ? acts : acts.minus(0);
        return new Undo(fresh.plus(new Act(count + 1, what, about, by, at, changes)), count + 1);
    }

    Undo without(long id) {
        return new Undo(
                TreePVector.from(acts.stream().filter(act -> act.id() != id).toList()), count);
    }

    Undo forget(PersonId person) {
        return new Undo(
                TreePVector.from(
                        acts.stream()
                                .map(
                                        a ->
                                                new Act(
                                                        a.id(),
                                                        a.what(),
                                                        a.about(),
                                                        a.by(),
                                                        a.at(),
                                                        a.changes().stream()
                                                                .map(c -> c.forget(person))
                                                                .toList()))
                                .toList()),
                count);
    }
}
