package org.khural.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many tries for each name, an address or a login, and a burst. Bounded: those that tried
 * longest ago are forgotten first.
 */
final class Attempts {
    private static final int MOST = 10_000;

    private final double perSecond;
    private final double burst;
    private final Map<String, TokenBucket> tries =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
                    return size() > MOST;
                }
            };

    Attempts(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    boolean isBlocked(String name) {
        var bucket = tries.get(name);
        return bucket != null && bucket.isEmpty();
    }

    /** Counts one; false if it is one too many. */
    boolean take(String name) {
        return tries.computeIfAbsent(name, n -> new TokenBucket(perSecond, burst)).take();
    }
}
