package org.khural.store;

/**
 * A switch beside the log that is set in the same call that appends an entry, so that no ballot can
 * slip in between "the box is closed" in the log and the box being closed. The name is unique
 * within its workshop; the value is what the reader of the gate compares with.
 */
public record Gate(String name, String value) {
    public Gate {
        if (!name.matches("[a-z0-9.-]{1,80}")) {
            throw new IllegalArgumentException("a gate's name is 1 to 80 of a-z, 0-9, . and -");
        }
    }
}
