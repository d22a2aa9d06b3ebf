package org.khural.store;

/** A running subscription; closing it twice is harmless. */
public interface Watch extends AutoCloseable {
    /** No wake-up begins after this returns, except one that is already on its way. */
    @Override
    void close();
}
