package org.khural.domain.attendance;

/** Where somebody takes part. */
public enum Channel {
    HALL,
    ONLINE
}
