package org.khural.edge.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * For people: one page that needs nothing else, can be printed on A4 in black and white, and is
 * read in any browser many years later. It has no script; its one style is allowed by its hash.
 */
public record Html(Language language) implements Format {
    private static final String STYLE =
            """
            :root{color-scheme:light;font:11pt/1.4 system-ui,sans-serif;color:#111;background:#fff}
            body{max-inline-size:72rem;margin:0 auto;padding:2rem 1.25rem}
            header{border-block-end:2px solid;padding-block-end:1rem;margin-block-end:2rem}
            h1{font:600 1.75rem/1.2 Georgia,serif;margin:0 0 .25rem}
            h2{font:600 1.25rem/1.3 Georgia,serif;margin:2.5rem 0 .5rem}
            h3{font:600 1rem/1.3 Georgia,serif;margin:1.75rem 0 .25rem}
            article .box{margin-block:.75rem}
            p{margin:.25rem 0}
            .q{color:#555}
            .box{overflow-x:auto}
            table{inline-size:100%;border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
            th,td{padding:.35rem .75rem .35rem 0;text-align:start;vertical-align:baseline;border-block-start:1px solid #bbb;overflow-wrap:break-word}
            th{font-weight:600;border-block-start:0}
            thead{display:table-header-group}
            tr{break-inside:avoid}
            .n{white-space:nowrap}
            @page{size:A4 landscape;margin:14mm}
            @media print{:root{font-size:9pt}body{max-inline-size:none;padding:0}.box{overflow:visible}h2{break-after:avoid}th,td{padding-inline-end:.5rem}}
            """;

    /** What this page may do, and nothing else. */
    public static final String POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + hash(STYLE)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public String ending() {
        return "html";
    }

    @Override
    public String type() {
        return "text/html; charset=utf-8";
    }

    @Override
    public Book of(Book book) {
        return book.whole();
    }

    @Override
    public String begin(Book book) {
        var words = language.words();
        var title = language.of(book.workshop().about().title());
        var what = words.of("what." + book.what());
        return "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                        .formatted(words.language())
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>"
                + escaped(what + " · " + title)
                + "</title>\n<style>"
                + STYLE
                + "</style>\n</head>\n<body>\n<header>\n<h1>"
                + escaped(title)
                + "</h1>\n<p>"
                + escaped(language.of(book.workshop().about().hosts()))
                + "</p>\n<p><strong>"
                + escaped(what)
                + "</strong></p>\n<p class=\"q\">"
                + escaped(
                        words.of("from_log")
                                .replace("{n}", String.valueOf(book.mark().version()))
                                .replace("{print}", book.mark().hash())
                                .replace("{time}", language.time(book.at()))
                                .replace("{zone}", book.workshop().about().zone()))
                + "</p>\n</header>\n<main>\n";
    }

    @Override
    public String begin(Sheet sheet) {
        if (sheet.isOfPolls()) {
            return "<section>\n<h2>%s</h2>\n".formatted(escaped(word("sheet." + sheet.name())));
        }
        var heads =
                columns(sheet)
                        .map(c -> "<th scope=\"col\">" + escaped(word("col." + c)) + "</th>")
                        .collect(Collectors.joining());
        return "<section>\n<h2>%s</h2>\n<div class=\"box\"><table>\n<thead><tr>%s</tr></thead>\n<tbody>\n"
                .formatted(escaped(word("sheet." + sheet.name())), heads);
    }

    @Override
    public String row(Sheet sheet, List<Cell> row, boolean first) {
        if (row.getFirst() instanceof Cell.Held(var poll, var published)) {
            return new PollPage(language, poll).text();
        }
        var all = new StringBuilder("<tr>");
        // The day is said once in a row; what follows on the same day is a time.
        var day = "";
        for (int i = 0; i < row.size(); i++) {
            if (!Sheet.isForPeople(sheet.columns().get(i))) continue;
            var cell = row.get(i);
            boolean isNumber =
                    cell instanceof Cell.Time
                            || cell instanceof Cell.Seconds
                            || cell instanceof Cell.Number;
            var text = language.text(cell);
            if (cell instanceof Cell.Time) {
                var said = text.substring(0, text.indexOf(' '));
                if (said.equals(day)) text = text.substring(said.length() + 1);
                day = said;
            }
            all.append(isNumber ? "<td class=\"n\">" : "<td>")
                    .append(escaped(text))
                    .append("</td>");
        }
        return all.append("</tr>\n").toString();
    }

    @Override
    public String end(Sheet sheet) {
        var none =
                sheet.rows().isEmpty() && !sheet.isOfTheLog()
                        ? "<p class=\"q\">" + escaped(word("none")) + "</p>\n"
                        : "";
        var table = sheet.isOfPolls() ? "" : "</tbody>\n</table></div>\n";
        return table + none + "</section>\n";
    }

    @Override
    public String end(Book book) {
        return "</main>\n</body>\n</html>\n";
    }

    private static java.util.stream.Stream<String> columns(Sheet sheet) {
        return sheet.columns().stream().filter(Sheet::isForPeople);
    }

    private String word(String key) {
        return language.words().of(key);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String hash(String style) {
        try {
            var bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
