package org.khural.edge;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Asked twice at once it is done once, and both get the answer. */
final class Once {
    private final Map<String, Future<?>> running = new HashMap<>();

    @SuppressWarnings("unchecked")
    <T> Future<T> of(String name, Supplier<Future<T>> begin) {
        var asked = running.get(name);
        if (asked != null) return (Future<T>) asked;
        var begun = begin.get();
        if (begun.isComplete()) return begun;
        running.put(name, begun);
        return begun.onComplete(v -> running.remove(name));
    }
}
