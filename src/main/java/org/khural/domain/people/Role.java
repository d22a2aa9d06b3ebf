package org.khural.domain.people;

/**
 * What somebody is at the workshop besides taking part. Who chairs is in the chair's seat, not
 * here.
 */
public enum Role {
    ORGANISER,
    ASSISTANT
}
