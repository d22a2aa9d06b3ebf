package org.khural.domain.agenda;

/**
 * What an agenda item is for. Only a discussion opens its list of speakers by itself when it is
 * taken up.
 */
public enum ItemKind {
    REMARKS,
    PRESENTATION,
    DISCUSSION,
    VOTE,
    BREAK,
    SIGNING
}
