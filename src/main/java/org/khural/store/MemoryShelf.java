package org.khural.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

/** What several {@link MemoryLog}s have in common: the part that Redis plays for several nodes. */
final class MemoryShelf {
    private final Map<WorkshopId, List<RawEntry>> logs = new HashMap<>();
    private final Map<WorkshopId, Map<String, String>> gates = new HashMap<>();
    final List<BiConsumer<WorkshopId, Long>> wakeUps = new CopyOnWriteArrayList<>();

    /** Decides exactly as the function in {@code khural.lua} does; the contract test compares. */
    Appended append(WorkshopId workshop, Mark expected, byte[] bytes, List<Gate> set) {
        Appended appended;
        synchronized (this) {
            appended = decide(workshop, expected, bytes, set);
        }
        if (appended instanceof Appended.Committed(Mark mark)) {
            wakeUps.forEach(w -> w.accept(workshop, mark.version()));
        }
        return appended;
    }

    private Appended decide(WorkshopId workshop, Mark expected, byte[] bytes, List<Gate> set) {
        List<RawEntry> log = log(workshop);
        Mark head = head(workshop);
        RawEntry ours = new RawEntry(expected.version() + 1, bytes);
        if (head.equals(expected)) {
            log.add(ours);
            set.forEach(g -> gatesOf(workshop).put(g.name(), g.value()));
            return new Appended.Committed(ours.mark());
        }
        if (head.version() <= expected.version() || !holds(log, expected)) {
            return new Appended.Rewound(head);
        }
        if (log.get((int) expected.version()).hash().equals(ours.hash())) {
            return new Appended.Committed(ours.mark());
        }
        return new Appended.Behind(page(log, expected.version() + 1));
    }

    private static boolean holds(List<RawEntry> log, Mark mark) {
        return mark.equals(Mark.NONE) || log.get((int) mark.version() - 1).mark().equals(mark);
    }

    private static List<RawEntry> page(List<RawEntry> log, long from) {
        List<RawEntry> page = new ArrayList<>();
        long size = 0;
        for (RawEntry entry : log.subList((int) from - 1, log.size())) {
            size += entry.bytes().length;
            boolean full = page.size() == WorkshopLog.MAX_BEHIND;
            if (!page.isEmpty() && (full || size > WorkshopLog.MAX_BEHIND_BYTES)) {
                break;
            }
            page.add(entry);
        }
        return page;
    }

    synchronized List<RawEntry> read(WorkshopId workshop, long from, int max) {
        return log(workshop).stream().filter(e -> e.version() >= from).limit(max).toList();
    }

    synchronized Mark head(WorkshopId workshop) {
        List<RawEntry> log = log(workshop);
        return log.isEmpty() ? Mark.NONE : log.getLast().mark();
    }

    synchronized Optional<String> gate(WorkshopId workshop, String name) {
        return Optional.ofNullable(gatesOf(workshop).get(name));
    }

    /** Forgets what came after this version, as a Redis with a shorter file does. */
    synchronized void rewind(WorkshopId workshop, long version) {
        List<RawEntry> log = log(workshop);
        while (log.size() > version) {
            log.removeLast();
        }
    }

    private List<RawEntry> log(WorkshopId workshop) {
        return logs.computeIfAbsent(workshop, w -> new ArrayList<>());
    }

    private Map<String, String> gatesOf(WorkshopId workshop) {
        return gates.computeIfAbsent(workshop, w -> new HashMap<>());
    }
}
