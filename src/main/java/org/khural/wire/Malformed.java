package org.khural.wire;

import java.util.Optional;

/**
 * A message that could not be understood: where ({@code command.note}) and why, for who sent it.
 */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Optional<Long> ref;
    private final String path;

    Malformed(Optional<Long> ref, String path, String problem) {
        super(problem, null, false, false);
        this.ref = ref;
        this.path = path;
    }

    /** The ref of the ask, if at least that could be read. */
    public Optional<Long> ref() {
        return ref;
    }

    public String path() {
        return path;
    }

    public ServerMessage.Malformed answer() {
        return new ServerMessage.Malformed(ref, path, String.valueOf(getMessage()));
    }
}
