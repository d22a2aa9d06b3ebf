package org.khural.domain.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.khural.domain.Entry;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.agenda.Session;
import org.khural.domain.attendance.Attendance.Attending;
import org.khural.domain.attendance.Channel;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.session.SessionEvent;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What happened in a workshop, folded from its entries by looking at what each step changed. What
 * was undone reads as if it had not been done; that it was done and undone is among the acts of the
 * log.
 *
 * @param workshop the state after the entries taken so far
 * @param tenures who held the chair, in order
 * @param stays who was formally here, by arrival; a move between hall and online begins another
 * @param breaks suspensions of sessions, in order
 * @param turns which item was on, in order
 * @param spoken when each wish had the floor; an interruption or a break parts a speech
 * @param polls what the state of a poll does not keep
 * @param real during a rehearsal: what was before it, and stays when it is wiped
 */
public record WorkshopRecord(
        Workshop workshop,
        PVector<Tenure> tenures,
        PVector<Stay> stays,
        PVector<Break> breaks,
        PVector<Turn> turns,
        PMap<EntryId, PVector<Span>> spoken,
        PollHistory polls,
        Optional<WorkshopRecord> real) {
    /** {@code lapsed}: it ended because no connection was left. */
    public record Tenure(long number, PersonId holder, Span span, boolean lapsed) {
        Tenure with(Span next, boolean lapsed) {
            return new Tenure(number, holder, next, lapsed);
        }
    }

    public record Stay(PersonId person, Channel channel, Span span) {
        Stay with(Span next) {
            return new Stay(person, channel, next);
        }
    }

    public record Break(SessionId session, Span span, Optional<LocalizedText> reason) {
        Break with(Span next) {
            return new Break(session, next, reason);
        }
    }

    public record Turn(ItemId item, Span span) {
        Turn with(Span next) {
            return new Turn(item, next);
        }
    }

    /** A wish for the floor and what became of it. */
    public record Speech(FloorEntry wish, List<Span> spans) {
        public boolean wasSpoken() {
            return !spans.isEmpty();
        }
    }

    public static WorkshopRecord of(WorkshopId id) {
        return new WorkshopRecord(
                Workshop.empty(id),
                TreePVector.empty(),
                TreePVector.empty(),
                TreePVector.empty(),
                TreePVector.empty(),
                HashTreePMap.empty(),
                PollHistory.NONE,
                Optional.empty());
    }

    /** Of a state alone: what is planned and who is invited, and nothing of what happened. */
    public static WorkshopRecord at(Workshop workshop) {
        var none = of(workshop.id());
        return new WorkshopRecord(
                workshop,
                none.tenures,
                none.stays,
                none.breaks,
                none.turns,
                none.spoken,
                none.polls,
                Optional.empty());
    }

    public WorkshopRecord take(Entry entry) {
        var next = this;
        for (var step : entry.steps()) next = next.take(step, entry.at());
        return next;
    }

    /** All wishes for the floor, in the order in which they were asked. */
    public List<Speech> speeches() {
        return workshop.floor().entries().values().stream()
                .sorted(
                        Comparator.comparing(FloorEntry::asked)
                                .thenComparing(wish -> wish.id().value().length())
                                .thenComparing(wish -> wish.id().value()))
                .map(wish -> new Speech(wish, spans(wish.id())))
                .toList();
    }

    private PVector<Span> spans(EntryId wish) {
        return spoken.getOrDefault(wish, TreePVector.empty());
    }

    private WorkshopRecord take(Entry.Step step, Instant at) {
        if (step.events().isEmpty()) return this;
        var after = workshop.take(step, at);
        if (workshop.rehearsal().isPresent() && after.rehearsal().isEmpty()) {
            return real.orElseThrow().after(after, tenures(after, at));
        }
        boolean undone = step.events().stream().anyMatch(SessionEvent.Undone.class::isInstance);
        boolean begins = workshop.rehearsal().isEmpty() && after.rehearsal().isPresent();
        return new WorkshopRecord(
                after,
                tenures(after, at),
                stays(after, touched(step), at),
                breaks(after, undone, at),
                turns(after, undone, at),
                spoken(after, undone, at),
                polls.take(workshop.polls(), after.polls(), step.who(), at),
                begins ? Optional.of(this) : real);
    }

    /** The rehearsal is wiped; who held the chair held it. */
    private WorkshopRecord after(Workshop rehearsal, PVector<Tenure> tenures) {
        return new WorkshopRecord(
                rehearsal, tenures, stays, breaks, turns, spoken, polls, Optional.empty());
    }

    private PVector<Tenure> tenures(Workshop after, Instant at) {
        var was = workshop.chair();
        var is = after.chair();
        if (was.tenure() == is.tenure() && was.holder().equals(is.holder())) return tenures;
        var next =
                changeLast(
                        tenures,
                        t -> t.span().isOpen(),
                        t -> t.with(t.span().end(at), is.lapsed().isPresent()));
        return is.holder()
                .filter(h -> is.tenure() != was.tenure())
                .map(h -> next.plus(new Tenure(is.tenure(), h, Span.since(at), false)))
                .orElse(next);
    }

    /** Whoever's own page a step changed: attendance is on it. */
    private Set<PersonId> touched(Entry.Step step) {
        var all = new HashSet<PersonId>();
        for (var event : step.events()) all.addAll(event.touches(workshop));
        return all;
    }

    private PVector<Stay> stays(Workshop after, Set<PersonId> touched, Instant at) {
        if (workshop.attendance() == after.attendance()) return stays;
        var next = stays;
        for (var person : touched) {
            var was = Optional.ofNullable(workshop.attendance().here().get(person));
            var is = Optional.ofNullable(after.attendance().here().get(person));
            if (was.equals(is)) continue;
            next =
                    changeLast(
                            next,
                            s -> s.person().equals(person) && s.span().isOpen(),
                            s -> s.with(s.span().end(at)));
            var channel = is.map(Attending::channel);
            if (channel.isPresent())
                next = next.plus(new Stay(person, channel.get(), Span.since(at)));
        }
        return next;
    }

    private PVector<Break> breaks(Workshop after, boolean undone, Instant at) {
        if (workshop.agenda() == after.agenda()) return breaks;
        var next = breaks;
        for (var session : after.agenda().sessions()) {
            var id = session.id();
            var was = workshop.agenda().session(id).flatMap(Session::suspension);
            var is = session.suspension();
            if (was.equals(is)) continue;
            if (was.isPresent() && is.isPresent()) {
                var reason = is.get().reason();
                next = changeLast(next, b -> isOpen(b, id), b -> new Break(id, b.span(), reason));
            } else if (is.isPresent()) {
                next = next.plus(new Break(id, Span.since(at), is.get().reason()));
            } else if (undone) {
                next = next.minus(next.size() - 1);
            } else {
                next = changeLast(next, b -> isOpen(b, id), b -> b.with(b.span().end(at)));
            }
        }
        return next;
    }

    private static boolean isOpen(Break each, SessionId session) {
        return each.session().equals(session) && each.span().isOpen();
    }

    private PVector<Turn> turns(Workshop after, boolean undone, Instant at) {
        var was = workshop.agenda().active();
        var is = after.agenda().active();
        if (was.equals(is)) return turns;
        if (undone && !turns.isEmpty()) {
            var before = turns.minus(turns.size() - 1);
            return is.isPresent()
                    ? changeLast(
                            before, t -> t.item().equals(is.get()), t -> t.with(t.span().reopen()))
                    : before;
        }
        var next = changeLast(turns, t -> t.span().isOpen(), t -> t.with(t.span().end(at)));
        return is.map(item -> next.plus(new Turn(item, Span.since(at)))).orElse(next);
    }

    private PMap<EntryId, PVector<Span>> spoken(Workshop after, boolean undone, Instant at) {
        if (workshop.floor() == after.floor()) return spoken;
        var onFloor = new HashSet<>(workshop.floor().stack());
        onFloor.addAll(after.floor().stack());
        var next = spoken;
        for (var wish : onFloor) {
            boolean did = speaks(workshop, wish);
            boolean does = speaks(after, wish);
            if (did == does) continue;
            var spans = next.getOrDefault(wish, TreePVector.<Span>empty());
            if (undone) spans = does ? changeLast(spans, s -> true, Span::reopen) : undo(spans);
            else if (does) spans = spans.plus(Span.since(at));
            else spans = changeLast(spans, Span::isOpen, span -> span.end(at));
            next = spans.isEmpty() ? next.minus(wish) : next.plus(wish, spans);
        }
        return next;
    }

    private static boolean speaks(Workshop workshop, EntryId wish) {
        return workshop.floor()
                .entry(wish)
                .filter(entry -> entry.stage() == FloorEntry.Stage.SPEAKING)
                .isPresent();
    }

    /** The floor was given and taken back: nothing of it stays. */
    private static PVector<Span> undo(PVector<Span> spans) {
        return spans.isEmpty() ? spans : spans.minus(spans.size() - 1);
    }

    private static <T> PVector<T> changeLast(
            PVector<T> all, Predicate<T> which, UnaryOperator<T> change) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (which.test(all.get(i))) return all.with(i, change.apply(all.get(i)));
        }
        return all;
    }
}
