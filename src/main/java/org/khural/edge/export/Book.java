package org.khural.edge.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.khural.domain.Mark;
import org.khural.domain.Workshop;
import org.khural.domain.record.WorkshopRecord;

/**
 * One file: what it is about, where the log stood, and its tables.
 *
 * @param at when it was written
 */
public record Book(What what, Workshop workshop, Mark mark, Instant at, List<Sheet> sheets) {
    /** What can be taken home. The first table is the one of a CSV, which has room for one. */
    public enum What {
        PEOPLE,
        AGENDA,
        ATTENDANCE,
        SPEECHES,
        POLLS,
        RECORD;

        public String file() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the log has to be read, or the state says it all. */
        public boolean isOfTheLog() {
            return compareTo(ATTENDANCE) >= 0;
        }
    }

    static final int VERSION = 1;

    public ZoneId zone() {
        return ZoneId.of(workshop.about().zone());
    }

    /**
     * {@code record}: folded up to the mark; of what needs no log only its workshop is looked at.
     */
    public static Book of(What what, WorkshopRecord record, Mark mark, Instant at) {
        var workshop = record.workshop();
        var sheets = new Sheets(record, at);
        var polls = new PollSheets(record);
        var tables =
                switch (what) {
                    case PEOPLE -> List.of(sheets.people(), sheets.delegations());
                    case AGENDA -> List.of(sheets.items(), sheets.sessions());
                    case ATTENDANCE -> List.of(sheets.stays());
                    case SPEECHES -> List.of(sheets.speeches());
                    case POLLS -> List.of(polls.options(), polls.polls());
                    case RECORD ->
                            List.of(
                                    sheets.sessions(),
                                    sheets.breaks(),
                                    sheets.tenures(),
                                    sheets.turns(),
                                    sheets.speeches(),
                                    polls.polls(),
                                    sheets.stays(),
                                    Acts.SHEET);
                };
        return new Book(what, workshop, mark, at, tables);
    }

    /** The one table of a CSV: of the record, every act by time. */
    public Book main() {
        var main =
                sheets.stream()
                        .max(Comparator.comparing(Sheet::isOfTheLog))
                        .filter(Sheet::isOfTheLog)
                        .orElse(sheets.getFirst());
        return new Book(what, workshop, mark, at, List.of(main));
    }

    /** Without what is there only because a CSV has room for one table. */
    Book whole() {
        var whole = sheets.stream().filter(sheet -> !sheet.name().equals(PollSheets.FLAT)).toList();
        return new Book(what, workshop, mark, at, whole);
    }

    /** {@code khural-launch-record-512.csv}: of which workshop, and up to which entry. */
    public String fileName(String ending) {
        return "khural-%s-%s-%d.%s"
                .formatted(workshop.id().value(), what.file(), mark.version(), ending);
    }
}
