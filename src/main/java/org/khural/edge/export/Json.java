package org.khural.edge.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.record.Span;
import org.khural.wire.Codec;

/**
 * For programs, and for the import of an agenda: codes instead of words, texts in all of their
 * languages, every time with its offset.
 */
record Json(Language language) implements Format {
    @Override
    public String ending() {
        return "json";
    }

    @Override
    public String type() {
        return "application/json; charset=utf-8";
    }

    @Override
    public Book of(Book book) {
        return book.whole();
    }

    @Override
    public String begin(Book book) {
        var head = new LinkedHashMap<String, Object>();
        head.put("format", "khural." + book.what().file());
        head.put("version", Book.VERSION);
        head.put("workshop", book.workshop().id().value());
        head.put("title", book.workshop().about().title());
        head.put("zone", book.workshop().about().zone());
        head.put("exported", language.exact(book.at()));
        head.put("mark", book.mark().toString());
        var text = Codec.json(head);
        return text.substring(0, text.length() - 1);
    }

    @Override
    public String begin(Sheet sheet) {
        return ",\n\"" + sheet.name() + "\":[";
    }

    @Override
    public String row(Sheet sheet, List<Cell> row, boolean first) {
        if (row.getFirst() instanceof Cell.Held held) {
            return (first ? "\n" : ",\n") + Codec.json(value(held));
        }
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < row.size(); i++) {
            values.put(sheet.columns().get(i), value(row.get(i)));
        }
        return (first ? "\n" : ",\n") + Codec.json(values);
    }

    @Override
    public String end(Sheet sheet) {
        return "]";
    }

    @Override
    public String end(Book book) {
        return "\n}\n";
    }

    private Object value(Cell cell) {
        return switch (cell) {
            case Cell.None() -> Optional.empty();
            case Cell.Plain(var text) -> text;
            case Cell.Text(var text) -> text;
            case Cell.Code(var group, var codes) -> group.equals("role") ? codes : one(codes);
            case Cell.Time(var at) -> language.exact(at);
            case Cell.Number(var number) -> number;
            case Cell.Seconds(var seconds) -> seconds;
            case Cell.Yes(var is) -> is;
            case Cell.Who who -> who(who);
            case Cell.Spans(var spans) -> spans.stream().map(this::span).toList();
            case Cell.Held(var poll, var published) -> new PollData(language, poll, published);
        };
    }

    private static Object one(List<String> codes) {
        return codes.isEmpty() ? Optional.empty() : codes.getFirst();
    }

    private static Map<String, Object> who(Cell.Who who) {
        var all = new LinkedHashMap<String, Object>();
        all.put("id", who.plate().person());
        all.put("delegation", who.plate().delegation());
        all.put("name", who.plate().name());
        all.put("capacity", who.plate().capacity());
        all.put("erased", who.isErased());
        return all;
    }

    private Map<String, Object> span(Span span) {
        return Map.of(
                "from", language.exact(span.from()), "until", span.until().map(language::exact));
    }
}
