package org.khural.bench;

import io.netty.buffer.ByteBuf;

/** Hears what the seats of a crowd hear, on the crowd's own thread. */
interface Ear {
    /** A screen went from one version to another. */
    default void shown(long from, long to, long now) {}

    /** An ask of {@code sent} was answered at a version. */
    default void done(Seat seat, long ref, long version, long sent, long now) {}

    /** An ask was not done: later, refused, failed. */
    default void notDone(Seat seat, String answer) {}

    /** The seat has its first screen on this connection. */
    default void joined(Seat seat, long now) {}

    default void lost(Seat seat) {}

    /** Every message as it came, for who reads more of it than the seat does. */
    default void heard(Seat seat, ByteBuf in, int at, int length) {}
}
