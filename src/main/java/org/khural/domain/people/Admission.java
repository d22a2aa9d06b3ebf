package org.khural.domain.people;

/** Who lets in those who come by the code. */
public enum Admission {
    /** Nobody need: the code opens. */
    FREE,
    BY_CHAIR
}
