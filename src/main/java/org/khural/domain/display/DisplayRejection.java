package org.khural.domain.display;

import org.khural.domain.Rejection;

/** Refusals of {@link DisplayCommand}. */
public enum DisplayRejection implements Rejection {
    /** {@code limit}: displays of one workshop. */
    TOO_MANY,
    /** It was shown out meanwhile. */
    UNKNOWN_DISPLAY;

    @Override
    public String chapter() {
        return "display";
    }
}
