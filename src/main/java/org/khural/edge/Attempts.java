package org.khural.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Failed attempts per address: wrong codes, bad tokens. Only these count, since a hall of 500
 * phones shares one address. Bounded: the addresses that failed longest ago are forgotten first.
 */
final class Attempts {
    private static final int MOST = 10_000;
    private static final double PER_SECOND = 5;
    private static final double BURST = 50;

    private final Map<String, TokenBucket> failures =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
                    return size() > MOST;
                }
            };

    boolean isBlocked(String address) {
        var bucket = failures.get(address);
        return bucket != null && bucket.isEmpty();
    }

    void failed(String address) {
        failures.computeIfAbsent(address, a -> new TokenBucket(PER_SECOND, BURST)).take();
    }
}
