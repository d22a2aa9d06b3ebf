package org.khural.edge.export;

import java.util.List;
import java.util.stream.Collectors;

/**
 * For spreadsheets (RFC 4180), with a byte order mark, without which they misread Mongolian and
 * Chinese. A text that would be a formula there is made one that is not (OWASP, CSV injection).
 */
record Csv(Language language) implements Format {
    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public String type() {
        return "text/csv; charset=utf-8";
    }

    @Override
    public Book of(Book book) {
        return book.main();
    }

    @Override
    public String begin(Book book) {
        return "\ufeff";
    }

    @Override
    public String begin(Sheet sheet) {
        return String.join(",", sheet.columns()) + "\r\n";
    }

    @Override
    public String row(Sheet sheet, List<Cell> row, boolean first) {
        return row.stream().map(this::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    @Override
    public String end(Sheet sheet) {
        return "";
    }

    @Override
    public String end(Book book) {
        return "";
    }

    private String cell(Cell cell) {
        return switch (cell) {
            case Cell.None() -> "";
            case Cell.Plain(var text) -> quoted(text);
            case Cell.Text(var text) -> quoted(language.of(text));
            case Cell.Code(var group, var codes) -> quoted(String.join(" ", codes));
            case Cell.Time(var at) -> language.exact(at);
            case Cell.Number(var number) -> String.valueOf(number);
            case Cell.Seconds(var seconds) -> String.valueOf(seconds);
            case Cell.Yes(var is) -> is ? "yes" : "no";
            case Cell.Who(var plate) -> quoted(language.plate(plate));
            case Cell.Spans(var spans) -> quoted(language.spans(spans));
            case Cell.Held held -> quoted(language.text(held));
        };
    }

    /** Leading blanks do not hide a formula from every spreadsheet. */
    static String quoted(String text) {
        var seen = text.strip();
        boolean formula = !seen.isEmpty() && "=+-@|".indexOf(seen.charAt(0)) >= 0;
        boolean hidden = !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0;
        var safe = formula || hidden ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
