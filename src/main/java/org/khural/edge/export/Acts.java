package org.khural.edge.export;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khural.domain.Actor;
import org.khural.domain.Chapters;
import org.khural.domain.DelegationId;
import org.khural.domain.Entry;
import org.khural.domain.EntryId;
import org.khural.domain.Event;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Personal;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.AgendaEvent;
import org.khural.domain.attendance.AttendanceEvent;
import org.khural.domain.floor.FloorEvent;
import org.khural.domain.floor.QueueEvent;
import org.khural.domain.people.Plate;
import org.khural.domain.poll.BoxEvent;
import org.khural.domain.poll.Form;
import org.khural.domain.poll.PollEvent;
import org.khural.domain.request.RequestEvent;
import org.khural.domain.session.SessionEvent;

/**
 * Every act by time, from the log itself: which entry, who, what, and what about. What somebody
 * typed for the chair's eyes (a note) is not among it.
 */
public final class Acts {
    static final String NAME = "acts";
    static final Sheet SHEET =
            new Sheet(NAME, List.of("entry", "at", "by", "act", "about"), List.of());

    /** How deep what an event carries is looked into: the plan of an item, and not further. */
    private static final int DEEPEST = 2;

    /** Numbers and texts of polls that say nothing to people; choices are among them. */
    private static final Set<String> UNSAID =
            Set.of(
                    "link",
                    "answer",
                    "ballot",
                    "ballots",
                    "blinded",
                    "counts",
                    "entries",
                    "order",
                    "publicKey",
                    "signatures");

    private static final Set<Class<? extends PollEvent>> PREPARES =
            Set.of(
                    PollEvent.Composed.class,
                    PollEvent.Repeated.class,
                    PollEvent.Discarded.class,
                    PollEvent.MadeReady.class,
                    PollEvent.Reworked.class,
                    PollEvent.MandateGiven.class,
                    PollEvent.MandateWithdrawn.class);

    private static final Set<String> SECONDS = Set.of("seconds", "planned", "speech");

    private final Workshop workshop;
    private final Language language;

    /** The entries are read in their order: of a rehearsal that is over its ends alone are told. */
    private boolean rehearses;

    /** {@code workshop}: as it is now; people and items are called what they are called now. */
    public Acts(Workshop workshop, Language language) {
        this.workshop = workshop;
        this.language = language;
    }

    public List<List<Cell>> rows(long version, Entry entry) {
        var rows = new ArrayList<List<Cell>>();
        for (var step : entry.steps()) {
            // What such an objection brought about would say whose it was.
            boolean isQuiet = step.events().stream().anyMatch(Acts::isQuiet);
            for (var event : step.events()) {
                if (event instanceof SessionEvent.RehearsalEnded) rehearses = false;
                if (rehearses && isWiped(event)) continue;
                if (event instanceof SessionEvent.RehearsalStarted) rehearses = true;
                rows.add(
                        List.of(
                                new Cell.Number(version),
                                new Cell.Time(entry.at()),
                                isQuiet ? Cell.NONE : by(step.who()),
                                new Cell.Code("act", List.of(Chapters.nameOf(event))),
                                about(event)));
            }
        }
        return rows;
    }

    /** What was real in a rehearsal stays: people, displays, the seat, and what was prepared. */
    private static boolean isWiped(Event event) {
        return switch (event) {
            case FloorEvent e -> true;
            case QueueEvent e -> true;
            case AttendanceEvent e -> true;
            case RequestEvent e -> true;
            case SessionEvent e -> true;
            case AgendaEvent e ->
                    e instanceof AgendaEvent.ItemTakenUp
                            || e instanceof AgendaEvent.SessionSuspended
                            || e instanceof AgendaEvent.SessionResumed
                            || e instanceof AgendaEvent.SessionClosed;
            case BoxEvent e -> !(e instanceof BoxEvent.KeyMade || e instanceof BoxEvent.KeyGone);
            case PollEvent e -> !PREPARES.contains(e.getClass());
            default -> false;
        };
    }

    /** An objection to the chair alone: that it was made is on the record, and not by whom. */
    private static boolean isQuiet(Event event) {
        return event instanceof PollEvent.Objected objected && !objected.isOpen();
    }

    private Cell by(Actor who) {
        return switch (who) {
            case Actor.Human(var person) -> new Cell.Who(Plate.of(workshop.people(), person));
            case Actor.Screen(var display) -> new Cell.Plain(display.value());
            case Actor.Observer _ -> Cell.NONE;
            case Actor.System() -> new Cell.Code("by", List.of("SYSTEM"));
        };
    }

    private Cell about(Event event) {
        if (isQuiet(event)) return Cell.NONE;
        var all = new ArrayList<String>();
        for (var component : event.getClass().getRecordComponents()) {
            words(component, event, DEEPEST).ifPresent(all::add);
        }
        var said = String.join("; ", new LinkedHashSet<>(all));
        return said.isEmpty() ? Cell.NONE : new Cell.Plain(said);
    }

    /** A number says nothing without its name; what a link is called is nobody's business. */
    private Optional<String> words(RecordComponent component, Object record, int depth) {
        var value = value(component, record);
        var name = component.getName();
        boolean isUnsaid = UNSAID.contains(name) || value instanceof Number && name.equals("entry");
        if (isUnsaid) return Optional.empty();
        if (!(value instanceof Number number)) return words(value, depth);
        return language.words()
                .find("col." + name)
                .map(
                        word ->
                                word
                                        + " "
                                        + (SECONDS.contains(name)
                                                ? Language.clock(number.longValue())
                                                : number));
    }

    /** Ids become what people call the thing; what is personal and not a plate stays unsaid. */
    private Optional<String> words(Object value, int depth) {
        return switch (value) {
            case Personal<?> _ -> Optional.empty();
            // A person's seat is called like the person.
            case SeatId id ->
                    Optional.ofNullable(workshop.people().seats().get(id))
                            .map(seat -> person(seat.holder()));
            case PollId id ->
                    workshop.polls()
                            .poll(id)
                            .map(p -> language.of(p.form().title()))
                            .or(() -> Optional.of(id.value()));
            case Form form -> Optional.of(language.of(form.title()));
            case PersonId id -> Optional.of(person(id));
            case EntryId id -> speaker(id);
            case ItemId id ->
                    workshop.agenda()
                            .item(id)
                            .map(i -> language.of(i.plan().title()))
                            .or(() -> Optional.of(id.value()));
            case SessionId id ->
                    workshop.agenda()
                            .session(id)
                            .map(s -> language.of(s.title()))
                            .or(() -> Optional.of(id.value()));
            case DelegationId id ->
                    workshop.people()
                            .delegation(id)
                            .map(d -> language.of(d.name()))
                            .or(() -> Optional.of(id.value()));
            case LocalizedText text -> Optional.of(language.of(text));
            case Instant at -> Optional.of(language.time(at));
            case Optional<?> some -> some.flatMap(each -> words(each, depth));
            case Map<?, ?> map ->
                    joined(
                            map.entrySet().stream()
                                    .map(
                                            e ->
                                                    words(e.getKey(), depth).orElse("")
                                                            + " "
                                                            + words(e.getValue(), depth).orElse(""))
                                    .toList());
            case Collection<?> some ->
                    joined(
                            some.stream()
                                    .map(each -> words(each, depth))
                                    .flatMap(Optional::stream)
                                    .toList());
            case Enum<?> code -> Optional.of(language.words().anyOf(code.name()));
            case Record record -> depth == 0 ? Optional.empty() : inside(record, depth - 1);
            case Boolean _ -> Optional.empty();
            case Number _ -> Optional.empty();
            default -> Optional.of(String.valueOf(value)).filter(text -> !text.isBlank());
        };
    }

    private Optional<String> speaker(EntryId id) {
        return workshop.floor().entry(id).map(wish -> person(wish.who().person()));
    }

    private String person(PersonId id) {
        return workshop.people().person(id).isPresent()
                ? language.plate(Plate.of(workshop.people(), id))
                : language.words().of("by.UNKNOWN");
    }

    private Optional<String> inside(Record record, int depth) {
        var all = new ArrayList<String>();
        for (var component : record.getClass().getRecordComponents()) {
            words(component, record, depth).ifPresent(all::add);
        }
        return joined(all);
    }

    private static Optional<String> joined(List<String> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        all.stream()
                                .distinct()
                                .limit(20)
                                .map(String::strip)
                                .collect(Collectors.joining(", ")));
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
