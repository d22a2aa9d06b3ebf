package org.khural.domain.floor;

/** By whose hand an entry came onto the list. */
public enum Via {
    SELF,
    HEAD,
    ASSISTANT,
    CHAIR,
    /** Put on the list before the session. */
    INSCRIBED
}
