package org.khural.edge.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.khural.domain.DelegationId;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.Session;
import org.khural.domain.attendance.Channel;
import org.khural.domain.people.Delegation;
import org.khural.domain.people.Person;
import org.khural.domain.people.Plate;
import org.khural.domain.record.Span;
import org.khural.domain.record.WorkshopRecord;
import org.khural.domain.record.WorkshopRecord.Speech;

/** The tables of the books, from the record and the state to which it led. */
final class Sheets {
    private final WorkshopRecord record;
    private final Workshop workshop;
    private final Instant now;

    Sheets(WorkshopRecord record, Instant now) {
        this.record = record;
        this.workshop = record.workshop();
        this.now = now;
    }

    /** In order of protocol; the erased last, as erased. */
    Sheet people() {
        var columns =
                List.of(
                        "id",
                        "delegation_id",
                        "delegation",
                        "name",
                        "capacity",
                        "rank",
                        "roles",
                        "channel",
                        "linked",
                        "erased");
        Comparator<Person> byDelegation =
                Comparator.comparing(
                        p -> delegation(p).map(Delegation::rank).orElse(Integer.MAX_VALUE));
        return new Sheet(
                "people",
                columns,
                workshop.people().people().values().stream()
                        .sorted(
                                Comparator.comparing(Person::erased)
                                        .thenComparing(byDelegation)
                                        .thenComparing(Person::rank)
                                        .thenComparing(Person::id))
                        .map(this::person)
                        .toList());
    }

    private List<Cell> person(Person person) {
        var plate = Plate.of(workshop.people(), person.id());
        return List.of(
                new Cell.Plain(person.id().value()),
                id(person.delegation().map(DelegationId::value)),
                Cell.text(plate.delegation()),
                Cell.text(plate.name()),
                Cell.text(plate.capacity()),
                new Cell.Number(person.rank()),
                new Cell.Code("role", person.roles().stream().sorted().map(Enum::name).toList()),
                channel(workshop.attendance().channel(person.id())),
                new Cell.Yes(person.link().isPresent()),
                new Cell.Yes(person.erased()));
    }

    Sheet delegations() {
        return new Sheet(
                "delegations",
                List.of("id", "name", "rank", "head"),
                workshop.people().delegations().values().stream()
                        .sorted(
                                Comparator.comparing(Delegation::rank)
                                        .thenComparing(Delegation::id))
                        .map(
                                d ->
                                        List.of(
                                                new Cell.Plain(d.id().value()),
                                                new Cell.Text(d.name()),
                                                new Cell.Number(d.rank()),
                                                Cell.who(d.head().map(this::plate))))
                        .toList());
    }

    Sheet sessions() {
        return new Sheet(
                "sessions",
                List.of("id", "title", "start", "end", "phase", "opened", "closed"),
                workshop.agenda().sessions().stream()
                        .sorted(Comparator.comparing(Session::plannedStart))
                        .map(
                                s ->
                                        List.of(
                                                new Cell.Plain(s.id().value()),
                                                new Cell.Text(s.title()),
                                                new Cell.Time(s.plannedStart()),
                                                new Cell.Time(s.plannedEnd()),
                                                Cell.of(s.phase(), "phase"),
                                                Cell.time(s.opened()),
                                                Cell.time(s.closed())))
                        .toList());
    }

    /** In order within their sessions. The import reads these names. */
    Sheet items() {
        var rows = new ArrayList<List<Cell>>();
        workshop.agenda().sessions().stream()
                .sorted(Comparator.comparing(Session::plannedStart))
                .flatMap(session -> workshop.agenda().itemsOf(session.id()).stream())
                .forEach(item -> rows.add(item(item)));
        return new Sheet(
                "items",
                List.of(
                        "id",
                        "session_id",
                        "session",
                        "title",
                        "kind",
                        "at",
                        "minutes",
                        "speech",
                        "lead",
                        "started",
                        "ended"),
                rows);
    }

    private List<Cell> item(Item item) {
        var plan = item.plan();
        return List.of(
                new Cell.Plain(item.id().value()),
                new Cell.Plain(item.session().value()),
                session(item.session()),
                new Cell.Text(plan.title()),
                Cell.of(plan.kind(), "item"),
                new Cell.Time(plan.at()),
                new Cell.Number(plan.minutes()),
                new Cell.Seconds(plan.speech()),
                Cell.who(plan.lead().map(this::plate)),
                Cell.time(item.started()),
                Cell.time(item.ended()));
    }

    Sheet breaks() {
        return new Sheet(
                "breaks",
                List.of("session_id", "session", "from", "until", "seconds", "reason"),
                record.breaks().stream()
                        .map(
                                b ->
                                        List.of(
                                                new Cell.Plain(b.session().value()),
                                                session(b.session()),
                                                new Cell.Time(b.span().from()),
                                                Cell.time(b.span().until()),
                                                length(b.span()),
                                                Cell.text(b.reason())))
                        .toList());
    }

    Sheet tenures() {
        return new Sheet(
                "tenures",
                List.of("tenure", "holder", "from", "until", "seconds", "lapsed"),
                record.tenures().stream()
                        .map(
                                t ->
                                        List.of(
                                                new Cell.Number(t.number()),
                                                who(t.holder()),
                                                new Cell.Time(t.span().from()),
                                                Cell.time(t.span().until()),
                                                length(t.span()),
                                                new Cell.Yes(t.lapsed())))
                        .toList());
    }

    Sheet turns() {
        return new Sheet(
                "turns",
                List.of("item_id", "item", "from", "until", "seconds"),
                record.turns().stream()
                        .map(
                                t ->
                                        List.of(
                                                new Cell.Plain(t.item().value()),
                                                item(t.item()),
                                                new Cell.Time(t.span().from()),
                                                Cell.time(t.span().until()),
                                                length(t.span())))
                        .toList());
    }

    /** Every wish for the floor in the order of asking, and what became of it. */
    Sheet speeches() {
        return new Sheet(
                "speeches",
                List.of(
                        "id", "asked", "speaker", "behalf", "item_id", "item", "kind", "channel",
                        "via", "called", "from", "until", "seconds", "planned", "stage", "parts"),
                record.speeches().stream().map(this::speech).toList());
    }

    private List<Cell> speech(Speech speech) {
        var wish = speech.wish();
        var spans = speech.spans();
        return List.of(
                new Cell.Plain(wish.id().value()),
                new Cell.Time(wish.asked()),
                who(wish.who().person()),
                Cell.text(wish.who().behalf().flatMap(this::name)),
                new Cell.Plain(wish.item().value()),
                item(wish.item()),
                Cell.of(wish.kind(), "kind"),
                channel(Optional.of(wish.channel())),
                Cell.of(wish.via(), "via"),
                Cell.time(wish.called()),
                spans.isEmpty() ? Cell.NONE : new Cell.Time(spans.getFirst().from()),
                spans.isEmpty() ? Cell.NONE : Cell.time(spans.getLast().until()),
                new Cell.Seconds(wish.clock().usedAt(now).toSeconds()),
                new Cell.Seconds(wish.planned()),
                Cell.of(wish.stage(), "stage"),
                spans.size() > 1 ? new Cell.Spans(spans) : Cell.NONE);
    }

    Sheet stays() {
        return new Sheet(
                "attendance",
                List.of("person_id", "person", "channel", "from", "until", "seconds"),
                record.stays().stream()
                        .map(
                                s ->
                                        List.of(
                                                new Cell.Plain(s.person().value()),
                                                who(s.person()),
                                                channel(Optional.of(s.channel())),
                                                new Cell.Time(s.span().from()),
                                                Cell.time(s.span().until()),
                                                length(s.span())))
                        .toList());
    }

    private Cell length(Span span) {
        return new Cell.Seconds(Math.max(0, span.lengthAt(now).toSeconds()));
    }

    /** Whom the workshop never knew: a hand that was raised in the hall, and not named since. */
    private Cell who(PersonId person) {
        return workshop.people().person(person).isPresent()
                ? new Cell.Who(plate(person))
                : new Cell.Code("by", List.of("UNKNOWN"));
    }

    private Plate plate(PersonId person) {
        return Plate.of(workshop.people(), person);
    }

    private Optional<Delegation> delegation(Person person) {
        return person.delegation().flatMap(workshop.people()::delegation);
    }

    private Optional<LocalizedText> name(DelegationId id) {
        return workshop.people().delegation(id).map(Delegation::name);
    }

    private Cell session(SessionId id) {
        return Cell.text(workshop.agenda().session(id).map(Session::title));
    }

    private Cell item(ItemId id) {
        return Cell.text(workshop.agenda().item(id).map(item -> item.plan().title()));
    }

    private static Cell channel(Optional<Channel> channel) {
        return channel.map(c -> Cell.of(c, "channel")).orElse(Cell.NONE);
    }

    private static Cell id(Optional<String> id) {
        return id.<Cell>map(Cell.Plain::new).orElse(Cell.NONE);
    }
}
