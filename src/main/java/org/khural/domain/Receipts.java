package org.khural.domain;

import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * What became of which ask, and at which mark; folded from the entries like all other state, so
 * that every node answers a repeated ask alike. Eviction is a pure rule: the last {@value #PER_TAB}
 * of a tab, and no tab that was silent for {@value #VERSIONS} versions.
 */
public record Receipts(PMap<Tab, TreePMap<Long, Receipt>> tabs) {
    static final int PER_TAB = 64;
    static final long VERSIONS = 20_000;

    /** Silent tabs are swept this often, which keeps the cost of one entry constant on average. */
    private static final long SWEEP = 1_000;

    public static final Receipts NONE = new Receipts(HashTreePMap.empty());

    public record Tab(Actor who, String name) {}

    /**
     * @param refused empty: it was done
     */
    public record Receipt(Mark mark, Optional<Refusal> refused) {}

    public Optional<Receipt> of(Ref ref) {
        return Optional.ofNullable(tabs.get(new Tab(ref.who(), ref.tab())))
                .map(receipts -> receipts.get(ref.counter()));
    }

    /** How many asks of a tab were done here and are not known to {@code other}. */
    public int missing(Receipts other, Actor who, String tab) {
        var key = new Tab(who, tab);
        var kept = other.tabs.getOrDefault(key, TreePMap.empty());
        return (int)
                tabs.getOrDefault(key, TreePMap.empty()).entrySet().stream()
                        .filter(each -> each.getValue().refused().isEmpty())
                        .filter(each -> !kept.containsKey(each.getKey()))
                        .count();
    }

    Receipts take(Entry entry, Mark mark) {
        var next = tabs;
        for (var step : entry.steps()) {
            if (step.ref().isEmpty()) continue;
            var ref = step.ref().get();
            var tab = new Tab(ref.who(), ref.tab());
            var receipt = new Receipt(mark, step.refused());
            var receipts = next.getOrDefault(tab, TreePMap.empty()).plus(ref.counter(), receipt);
            if (receipts.size() > PER_TAB) receipts = receipts.minusFirstEntry();
            next = next.plus(tab, receipts);
        }
        return new Receipts(mark.version() % SWEEP == 0 ? swept(next, mark.version()) : next);
    }

    private static PMap<Tab, TreePMap<Long, Receipt>> swept(
            PMap<Tab, TreePMap<Long, Receipt>> tabs, long version) {
        var next = tabs;
        for (var tab : tabs.entrySet()) {
            if (tab.getValue().lastEntry().getValue().mark().version() <= version - VERSIONS) {
                next = next.minus(tab.getKey());
            }
        }
        return next;
    }
}
