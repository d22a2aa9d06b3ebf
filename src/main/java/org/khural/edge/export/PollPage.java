package org.khural.edge.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Tally;

/** A poll for people: what the minutes say of it, the numbers, and who said what. */
record PollPage(Language language, PollRecord of) {
    String text() {
        var poll = of.poll();
        return "<article>\n<h3>%s</h3>\n%s%s%s%s%s</article>\n"
                .formatted(
                        Html.escaped(language.of(poll.form().title())),
                        paragraph(new PollMinute(language, of).text(), ""),
                        paragraph(facts(), "q"),
                        numbers(),
                        counts(),
                        names());
    }

    private static String paragraph(String text, String style) {
        if (text.isEmpty()) return "";
        return (style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">")
                + Html.escaped(text)
                + "</p>\n";
    }

    /** How it was asked, on which item, from when to when. */
    private String facts() {
        var poll = of.poll();
        var all = new ArrayList<String>();
        all.add(word("question." + PollSheets.name(poll.question())));
        all.add(word("mode." + poll.rules().mode()));
        if (poll.rules().isFormal() && !of.isSilence()) {
            all.add(word("secrecy." + poll.rules().secrecy()));
        }
        of.item().map(language::of).ifPresent(all::add);
        of.opened()
                .ifPresent(
                        at ->
                                all.add(
                                        language.time(at)
                                                + of.closed()
                                                        .map(c -> " – " + language.time(c))
                                                        .orElse("")));
        of.cast().ifPresent(n -> all.add(word("col.cast") + " " + n));
        return String.join(" · ", all);
    }

    private String numbers() {
        if (of.tally().isEmpty()) return "";
        var lines = of.lines();
        var tally = of.tally().get();
        var rounds = tally.runoff();
        var heads = new ArrayList<>(List.of(word("col.answer"), word("col.votes")));
        IntStream.range(1, rounds.size())
                .forEach(i -> heads.add(say("col.round", Map.of("n", String.valueOf(i + 1)))));
        if (!tally.borda().isEmpty()) heads.add(word("col.borda"));
        var rows = new ArrayList<List<String>>();
        for (var line : lines) rows.add(row(line, tally, heads.size()));
        return lines.isEmpty() ? "" : table(heads, rows);
    }

    private List<String> row(PollRecord.Line line, Tally tally, int width) {
        var row = new ArrayList<String>();
        row.add(language.text(line.label()) + (line.isChosen() ? " ✓" : ""));
        row.add(line.votes().map(String::valueOf).orElse(""));
        var option = line.number().map(n -> n - 1);
        option.ifPresent(
                o -> {
                    for (int i = 1; i < tally.runoff().size(); i++) {
                        boolean isOut = false;
                        for (int r = 0; r < i; r++)
                            isOut |= tally.runoff().get(r).out().contains(o);
                        row.add(isOut ? "" : "" + tally.runoff().get(i).votes().get(o));
                    }
                    if (!tally.borda().isEmpty()) row.add("" + tally.borda().get(o));
                });
        while (row.size() < width) row.add("");
        return row;
    }

    /** Both tellers, and what was counted before it was counted anew. */
    private String counts() {
        var counts = of.record().polls().countsOf(of.poll().id()).toList();
        if (counts.isEmpty() || !of.saysNumbers()) return "";
        var heads = new ArrayList<>(List.of(word("col.at"), word("col.teller")));
        of.lines().forEach(line -> heads.add(language.text(line.label())));
        var rows = new ArrayList<List<String>>();
        for (var count : counts) {
            var row = new ArrayList<String>();
            row.add(language.time(count.at()));
            row.add(language.plate(of.plate(count.teller())));
            count.numbers().forEach(n -> row.add(String.valueOf(n)));
            rows.add(row);
        }
        return table(heads, rows);
    }

    private String names() {
        var ballots = of.ballots();
        if (ballots.isEmpty()) return "";
        var rows = new ArrayList<List<String>>();
        for (var each : ballots) {
            var ballot = each.getValue();
            rows.add(
                    List.of(
                            of.holder(each.getKey()).map(language::plate).orElse(""),
                            ballot.map(b -> word("via." + b.via())).orElse(""),
                            ballot.map(b -> language.time(b.at())).orElse(""),
                            ballot.map(b -> answer(b.answer())).orElse(word("answer.NONE"))));
        }
        return table(
                List.of(word("col.person"), word("col.how"), word("col.at"), word("col.answer")),
                rows);
    }

    private String answer(Answer answer) {
        return switch (answer) {
            case Answer.Abstain() -> word("answer.ABSTAIN");
            case Answer.Picks(var options) -> joined(options);
            case Answer.Ranking(var options) ->
                    IntStream.range(0, options.size())
                            .mapToObj(i -> (i + 1) + ". " + option(options.get(i)))
                            .collect(Collectors.joining(", "));
            case Answer.Scores(var scores) -> each(scores);
            case Answer.Points(var points) -> each(points);
            case Answer.Number(var value) -> value + unit();
        };
    }

    private String unit() {
        return of.poll().question() instanceof Question.Estimate e
                ? e.unit().map(u -> " " + language.of(u)).orElse("")
                : "";
    }

    private String joined(List<Integer> options) {
        return options.stream().map(this::option).collect(Collectors.joining(", "));
    }

    private String each(List<Integer> numbers) {
        return IntStream.range(0, numbers.size())
                .mapToObj(i -> option(i) + " " + numbers.get(i))
                .collect(Collectors.joining(", "));
    }

    private String option(int place) {
        return language.text(of.option(place));
    }

    private static String table(List<String> heads, List<List<String>> rows) {
        var all = new StringBuilder("<div class=\"box\"><table>\n<thead><tr>");
        heads.forEach(
                h -> all.append("<th scope=\"col\">").append(Html.escaped(h)).append("</th>"));
        all.append("</tr></thead>\n<tbody>\n");
        for (var row : rows) {
            all.append("<tr>");
            row.forEach(c -> all.append("<td>").append(Html.escaped(c)).append("</td>"));
            all.append("</tr>\n");
        }
        return all.append("</tbody>\n</table></div>\n").toString();
    }

    private String word(String key) {
        return language.words().of(key);
    }

    private String say(String key, Map<String, String> values) {
        return language.words().say(key, values);
    }
}
