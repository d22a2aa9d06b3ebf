package org.khural.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Limits;
import org.khural.domain.Mark;
import org.khural.domain.PersonId;
import org.khural.domain.Ref;
import org.khural.domain.State;
import org.khural.domain.Views;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.floor.FloorCommand;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.PeopleEvent;
import org.khural.domain.people.WalkInEvent;
import org.khural.domain.poll.VoteCommand;
import org.khural.domain.session.SessionCommand;
import org.khural.store.RawEntry;
import org.khural.support.Soundness;
import org.khural.support.Whims;
import org.khural.wire.Codec;
import org.khural.wire.EntryCodec;
import org.khural.wire.Sealer;

/** Remembers every state of every node and every answer, and holds them to the promises. */
public final class Auditor {

    private final Map<Mark, State> states = new HashMap<>();
    private final Map<SimNode, Map<Mark, State>> byNode = new HashMap<>();
    private final Map<Drawing, JsonNode> drawn = new Recent();
    private final Set<PersonId> erased = new HashSet<>();
    private final List<AssertionError> broken = new ArrayList<>();
    private int commits;
    private int screens;

    /** What a window draws of the parts of the state that it reads. */
    private record Drawing(String chapter, Audience audience, List<Part> reads) {}

    /** A chapter of a screen that was found to be right; the same objects are right again. */
    record Verified(JsonNode expected, JsonNode shown) {}

    /** The very same object, not an equal one. */
    private record Part(Object part) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Part(var same) && same == part;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(part);
        }
    }

    private static final class Recent extends LinkedHashMap<Drawing, JsonNode> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Drawing, JsonNode> eldest) {
            return size() > 2_000;
        }
    }

    /** A node is at a state: the same one as every other node was or will be at this mark. */
    void committed(SimNode node, State state) {
        try {
            audit(node, state);
        } catch (AssertionError e) {
            // The room that called would take it for a problem of its own.
            broken.add(e);
        }
    }

    /** Fails if a promise was broken where nobody could hear of it. */
    public void verify() {
        if (!broken.isEmpty()) throw broken.getFirst();
    }

    private void audit(SimNode node, State state) {
        commits++;
        byNode.computeIfAbsent(node, n -> new HashMap<>()).put(state.mark(), state);
        erased.addAll(state.workshop().people().erasing());
        var other = states.putIfAbsent(state.mark(), state);
        if (other == null) Soundness.check(state.workshop());
        else sameState(state, other);
    }

    /** Equal, but for those whose key was destroyed before one of the two read about them. */
    public void sameState(State some, State other) {
        assertThat(some.mark()).isEqualTo(other.mark());
        assertThat(some.receipts()).isEqualTo(other.receipts());
        if (some.workshop().equals(other.workshop())) return;
        assertThat(withoutErased(some.workshop())).isEqualTo(withoutErased(other.workshop()));
    }

    private Workshop withoutErased(Workshop workshop) {
        var next = workshop;
        var by = new By(Actor.SYSTEM, Instant.EPOCH, Limits.DEFAULT);
        for (var person : erased) {
            if (next.people().entrance().waiting(person).isPresent()) {
                next = new WalkInEvent.WalkInDeclined(person).apply(next, by);
            }
            if (!next.people().isHere(person)) continue;
            next = new PeopleEvent.PersonErased(person).apply(next, by);
        }
        return next;
    }

    /** P3, P4, P9: the screen is what its node's state at its mark shows to its audience. */
    void screen(
            SimNode node,
            Mark mark,
            Audience audience,
            JsonNode views,
            Map<String, Verified> verified) {
        screens++;
        var state = byNode.get(node).get(mark);
        assertThat(state).as("a screen at %s, where %s never was", mark, node).isNotNull();
        var chapters = new HashSet<String>();
        for (var window : Views.ALL) {
            if (!window.audiences().contains(audience)) continue;
            chapters.add(window.chapter());
            var expected = draw(window, audience, state.workshop());
            var shown = views.get(window.chapter());
            var before = verified.put(window.chapter(), new Verified(expected, shown));
            if (before != null && before.expected == expected && before.shown == shown) continue;
            assertThat(shown)
                    .as("%s of %s at %s", window.chapter(), audience, mark)
                    .isEqualTo(expected);
        }
        var all = new HashSet<String>();
        views.fieldNames().forEachRemaining(all::add);
        assertThat(all).isEqualTo(chapters);
    }

    private JsonNode draw(Views.Window window, Audience audience, Workshop workshop) {
        var reads = window.reads().apply(workshop).stream().map(Part::new).toList();
        return drawn.computeIfAbsent(
                new Drawing(window.chapter(), audience, reads),
                d -> SimBrowser.read(Codec.view(window.of().apply(workshop, audience)).toString()));
    }

    /** P9 by the bytes. */
    void bytes(Audience audience, String text) {
        boolean runsTheFloor =
                audience == Audience.CHAIR
                        || audience == Audience.LEAD
                        || audience == Audience.ASSISTANT;
        if (runsTheFloor) return;
        assertThat(text).doesNotContain(Whims.NOTE);
    }

    /** P1, P2, P5: what the log holds, against what each browser was told. */
    public void log(List<RawEntry> entries, Sealer sealer, List<SimBrowser> browsers) {
        var applied = new HashMap<Ref, Mark>();
        var kept = new HashSet<>(Set.of(Mark.NONE));
        var prev = "0".repeat(64);
        long version = 0;
        for (var raw : entries) {
            assertThat(raw.version()).isEqualTo(++version);
            var read = EntryCodec.decode(raw.bytes(), sealer);
            assertThat(read.prev()).isEqualTo(prev);
            prev = raw.hash();
            kept.add(raw.mark());
            for (var step : read.entry().steps()) {
                if (step.ref().isEmpty() || step.refused().isPresent()) continue;
                var twice = applied.put(step.ref().get(), raw.mark());
                assertThat(twice).as("%s is in the log twice", step.ref().get()).isNull();
            }
        }
        for (var browser : browsers) browser.account(applied, kept);
    }

    /** Whether an accepted ask of this kind always leaves something in the log. */
    static boolean alwaysWrites(Command command) {
        return command instanceof FloorCommand.RequestFloor
                || command instanceof SessionCommand.Undo
                || command instanceof VoteCommand.Cast
                || command instanceof AgendaCommand.AddItem
                || command instanceof AgendaCommand.AddSession
                || command instanceof PeopleCommand.AddPerson
                || command instanceof PeopleCommand.AddDelegation;
    }

    public State at(Mark mark) {
        return states.get(mark);
    }

    public String summary() {
        return commits + " commits, " + states.size() + " states, " + screens + " screens";
    }
}
