package org.khural.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.AccessRejection;
import org.khural.domain.By;
import org.khural.domain.Decision;
import org.khural.domain.Entry;
import org.khural.domain.Limits;
import org.khural.domain.Refusal;
import org.khural.domain.State;
import org.khural.domain.Workshop;

/**
 * Everything that is decided in one go: which asks are accepted and become one entry, and what the
 * others hear. Nothing of it counts before the entry is committed; refusals wait too, since they
 * may rest on what was accepted just before them.
 */
final class Batch {
    /**
     * The rules ran, the state holds, and every screen could be drawn; an exception here drops the
     * one ask.
     */
    interface Rehearsal {
        void draw(Workshop before, Workshop after);
    }

    /** What one ask hears once the entry is in the log. */
    record Verdict(Ask ask, Optional<Outcome> outcome) {}

    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Entry.Step> steps = new ArrayList<>();
    private final Instant at;
    private Workshop workshop;

    private Batch(State state, Instant at) {
        this.workshop = state.workshop();
        this.at = at;
    }

    static Batch decide(
            State state,
            List<Ask> asks,
            Instant at,
            Limits limits,
            Rehearsal rehearsal,
            Incidents incidents) {
        var together = new Batch(state, at);
        for (var ask : asks) together.decide(state, ask, limits, (b, a) -> {}, incidents);
        try {
            rehearsal.draw(state.workshop(), together.workshop);
            return together;
        } catch (RuntimeException e) {
            // One of them breaks a screen. Decide again, drawing after each, to drop just that one.
            var onebyone = new Batch(state, at);
            for (var ask : asks) onebyone.decide(state, ask, limits, rehearsal, incidents);
            return onebyone;
        }
    }

    private void decide(
            State state, Ask ask, Limits limits, Rehearsal rehearsal, Incidents incidents) {
        var receipt = ask.ref().flatMap(state.receipts()::of);
        if (receipt.isPresent()) {
            verdicts.add(new Verdict(ask, receipt.map(Outcome::of)));
            return;
        }
        try {
            var by = new By(ask.who(), at, limits);
            switch (workshop.decide(ask.command(), by)) {
                case Decision.Rejected rejected -> refuse(ask, rejected.refusal());
                // A person's wish that is true already is receipted all the same: decided anew
                // when it is repeated, it could undo what the person asked for after it.
                case Decision.Accepted(var events) when events.isEmpty() && ask.ref().isEmpty() ->
                        verdicts.add(new Verdict(ask, Optional.empty()));
                case Decision.Accepted(var events) -> {
                    var step = new Entry.Step(ask.ref(), ask.who(), events);
                    var next = workshop.take(step, at);
                    rehearsal.draw(workshop, next);
                    workshop = next;
                    steps.add(step);
                    verdicts.add(new Verdict(ask, Optional.empty()));
                }
            }
        } catch (ViewTooLarge e) {
            Map<String, Object> args = Map.of("limit", e.limit >> 10);
            refuse(ask, new Refusal(AccessRejection.VIEW_TOO_LARGE.code(), args));
        } catch (RuntimeException e) {
            var incident = incidents.report(state.workshop().id(), state.mark(), ask.command(), e);
            verdicts.add(new Verdict(ask, Optional.of(new Outcome.Failed(incident))));
        }
    }

    /**
     * A copy of an ask that came again may be on its way through another node, where the rules see
     * another moment and could accept it. The log settles it: whatever comes later finds the
     * receipt of this refusal.
     */
    private void refuse(Ask ask, Refusal why) {
        verdicts.add(new Verdict(ask, Optional.of(new Outcome.Refused(why))));
        if (ask.again()) ask.ref().ifPresent(ref -> steps.add(Entry.Step.refused(ref, why)));
    }

    Optional<Entry> entry() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Entry(at, List.copyOf(steps)));
    }

    Workshop workshop() {
        return workshop;
    }

    List<Ask> asks() {
        return verdicts.stream().map(Verdict::ask).toList();
    }

    /** The outcome of each ask, given the mark at which the accepted ones stand. */
    List<Verdict> verdicts() {
        return verdicts;
    }
}
