package org.khural.domain.poll;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What people wrote in a poll, as the record has it: what was released, without who wrote it, and
 * an objection that was open. The erased have written nothing.
 *
 * @param shown equal entries together, as the first wrote them, the most frequent first
 * @param withheld how many more entries there were
 * @param objection its text
 */
public record SaidView(List<Entry> shown, int withheld, Optional<String> objection) {
    public record Entry(String text, long times) {}

    public static SaidView of(Poll poll) {
        var times = new HashMap<String, Long>();
        var texts = new HashMap<String, String>();
        int all = 0;
        int released = 0;
        for (var each : inOrder(poll)) {
            all += each.count();
            var entries = each.entries().value().orElse(List.of());
            var own = new HashSet<String>();
            for (int i = 0; i < entries.size(); i++) {
                if (!each.released().contains(i)) continue;
                released++;
                var folded = entries.get(i).toLowerCase(Locale.ROOT);
                texts.putIfAbsent(folded, entries.get(i));
                // One person's word is one, however often they wrote it.
                if (own.add(folded)) times.merge(folded, 1L, Long::sum);
            }
        }
        var shown =
                times.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(e -> new Entry(texts.getOrDefault(e.getKey(), ""), e.getValue()))
                        .toList();
        return new SaidView(shown, all - released, objection(poll));
    }

    /** What somebody wrote, for their own page. */
    static List<String> own(Contribution written) {
        return written.entries().value().orElse(List.of());
    }

    private static List<Contribution> inOrder(Poll poll) {
        return poll.words().entrySet().stream()
                .sorted(
                        Comparator.comparing((Map.Entry<?, Contribution> e) -> e.getValue().at())
                                .thenComparing(e -> e.getValue().id()))
                .map(e -> e.getValue())
                .toList();
    }

    private static Optional<String> objection(Poll poll) {
        return poll.objection()
                .filter(o -> o.isOpen())
                .flatMap(o -> o.text().value())
                .filter(text -> !text.isEmpty());
    }
}
