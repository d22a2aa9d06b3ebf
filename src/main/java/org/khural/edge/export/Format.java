package org.khural.edge.export;

import java.util.List;

/**
 * How a book is written, piece by piece, so that the acts of a long log never have to be held as a
 * whole.
 */
public sealed interface Format permits Csv, Json, Html {
    String ending();

    String type();

    /** Codes and everything, instead of words and what fits on a page. */
    default boolean isForPrograms() {
        return this instanceof Json;
    }

    /** Only the first table of a book, or all of them. */
    Book of(Book book);

    String begin(Book book);

    String begin(Sheet sheet);

    /** {@code first}: whether no row of the sheet was written before. */
    String row(Sheet sheet, List<Cell> row, boolean first);

    String end(Sheet sheet);

    String end(Book book);

    static Format of(String ending, Language language) {
        return switch (ending) {
            case "csv" -> new Csv(language);
            case "json" -> new Json(language);
            default -> new Html(language);
        };
    }
}
