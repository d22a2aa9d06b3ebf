package org.khural.store;

/** The link was used up, replaced or revoked; one that never was is merely not found. */
public final class LinkEnded extends RuntimeException {
    private static final long serialVersionUID = 1;

    LinkEnded() {
        super("the link has ended", null, false, false);
    }
}
