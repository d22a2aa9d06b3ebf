package org.khural.store;

import io.vertx.redis.client.impl.types.ErrorType;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * What a failed command means: was it carried out, may it have been, and is the line still good.
 */
enum Reply {
    /** Sent, and nothing came back in time. */
    SILENCE,
    /** Redis cannot carry it out now, and did not. */
    NOT_NOW,
    /** As {@link #NOT_NOW}, and another connection may find a Redis that can. */
    NOT_HERE,
    /** It did not even leave. */
    NOT_SENT,
    /** The connection ended with the answer outstanding. */
    LOST,
    /** An error that no outage explains. */
    ERROR;

    private static final List<String> ELSEWHERE =
            List.of("READONLY", "MOVED", "NOAUTH", "ERR Function not found");

    private static final List<String> LATER =
            List.of(
                    "LOADING",
                    "MISCONF",
                    "OOM",
                    "BUSY",
                    "CLUSTERDOWN",
                    "MASTERDOWN",
                    "ASK",
                    "TRYAGAIN",
                    "NOREPLICAS",
                    "NOPERM");

    static Reply of(Throwable problem) {
        String words = String.valueOf(problem.getMessage());
        if (problem instanceof TimeoutException) {
            return SILENCE;
        }
        if (!(problem instanceof ErrorType)) {
            // The library's own words for what it did not write.
            boolean kept = words.contains("is closed") || words.contains("is full");
            return kept ? NOT_SENT : LOST;
        }
        if (words.equals("CONNECTION_CLOSED")) {
            return LOST;
        }
        if (ELSEWHERE.stream().anyMatch(words::startsWith)) {
            return NOT_HERE;
        }
        return LATER.stream().anyMatch(words::startsWith) ? NOT_NOW : ERROR;
    }
}
