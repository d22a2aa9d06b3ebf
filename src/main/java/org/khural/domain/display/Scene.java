package org.khural.domain.display;

/** What a hall display can show. */
public enum Scene {
    WELCOME,
    ITEM,
    SPEAKER,
    SUSPENDED,
    CLOSED,
    /** The poll that runs, else the last result. */
    POLL,
    /** The agreement that is being signed, else the last one. */
    AGREEMENT,
    /** The speaker's own clock and cues; for one display at a time, never for the whole hall. */
    LECTERN
}
