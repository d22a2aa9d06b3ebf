package org.khural.domain.agreement;

import org.khural.domain.Rejection;

/** Refusals of the chapter's commands. */
public enum AgreementRejection implements Rejection {
    UNKNOWN_AGREEMENT,
    ID_TAKEN,
    /** {@code limit}: agreements, parties or signatories. */
    TOO_MANY,
    /** {@code stage}: it is not in a state for this. */
    NOT_NOW,
    UNKNOWN_PERSON,
    UNKNOWN_PARTY,
    /** A person signs an agreement once. */
    TWICE,
    /** It is no signatory of this agreement. */
    NOT_A_SIGNATORY,
    NO_DOCUMENT,
    NO_SIGNATORIES,
    /** {@code person}: whose field is not on a page. */
    NO_FIELD,
    /** Two fields lie over each other. */
    FIELDS_OVERLAP,
    EXPIRES_TOO_SOON,
    EXPIRED,
    SESSION_NOT_LIVE,
    /** Only a test agreement is signed in a rehearsal. */
    REHEARSAL,
    ANOTHER_IS_OPEN,
    /** {@code person}: has not read it and consented. */
    NOT_READY,
    /** {@code person}: whose turn it is first, where they sign in the order of the list. */
    OUT_OF_ORDER,
    TURN_RUNNING,
    NO_TURN,
    /** {@code fence}: the turn that was meant is over. */
    STALE_TURN,
    /** The chair has not attested the identity. */
    NOT_ATTESTED,
    /** Somebody else signed first: the document is another one now. */
    STALE_REVISION,
    /** It is not the document that was frozen. */
    OTHER_DOCUMENT,
    READ_FIRST,
    IDENTIFY_FIRST,
    ALREADY_SIGNED,
    REASON_MISSING,
    TEXT_TOO_LONG;

    @Override
    public String chapter() {
        return "agreement";
    }
}
