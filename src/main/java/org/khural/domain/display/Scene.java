package org.khural.domain.display;

/** What a hall display can show. */
public enum Scene {
    WELCOME,
    ITEM,
    SPEAKER,
    SUSPENDED
}
