package org.khural.evidence;

/** A file that can not be read as a bundle, with why, in English. */
public final class NotABundle extends Exception {
    private static final long serialVersionUID = 1;

    NotABundle(String problem) {
        super(problem, null, false, false);
    }
}
