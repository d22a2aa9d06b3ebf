package org.khural.edge.export;

import java.util.List;
import java.util.Set;

/**
 * One table: its columns, and its rows unless they are read from the log while they are written.
 * Columns that end in {@code _id}, and {@code id}, are for programs; people are spared them, and
 * some more that would not fit on a page.
 */
public record Sheet(String name, List<String> columns, List<List<Cell>> rows) {
    public Sheet {
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalStateException(name + " has a row of another width");
            }
        }
    }

    /** The acts of the log: its rows come from {@link Acts}. */
    public boolean isOfTheLog() {
        return name.equals(Acts.NAME);
    }

    /** Each row is one poll, whole. */
    public boolean isOfPolls() {
        return name.equals(PollSheets.NAME);
    }

    static boolean isForPeople(String column) {
        return !column.equals("id")
                && !column.endsWith("_id")
                && !Set.of("called", "planned", "parts").contains(column);
    }
}
