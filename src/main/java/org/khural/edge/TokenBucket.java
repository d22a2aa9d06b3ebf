package org.khural.edge;

/** So many a second, and a burst; by nanoTime, which no phone and no operator can turn back. */
final class TokenBucket {
    private final double perSecond;
    private final double burst;
    private double tokens;
    private long last = System.nanoTime();

    TokenBucket(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    boolean take() {
        refill();
        if (tokens < 1) return false;
        tokens--;
        return true;
    }

    boolean isEmpty() {
        refill();
        return tokens < 1;
    }

    boolean isFull() {
        refill();
        return tokens >= burst;
    }

    private void refill() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - last) / 1e9 * perSecond);
        last = now;
    }
}
