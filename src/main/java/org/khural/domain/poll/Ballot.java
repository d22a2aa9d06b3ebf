package org.khural.domain.poll;

import java.time.Instant;
import org.khural.domain.PersonId;

/**
 * One seat's answer.
 *
 * @param id made by the browser: the same ballot sent twice is one
 * @param by who cast it
 */
public record Ballot(String id, PersonId by, Via via, Answer answer, int weight, Instant at) {
    public enum Via {
        DEVICE,
        /** By mandate of the holder. */
        PROXY,
        /** By the floor assistant, with the consent of the person in the hall. */
        ASSISTANT,
        /** Spoken when the name was called. */
        ROLL_CALL
    }

    /** 8 to 64 of {@code A-Z a-z 0-9 _ -}. */
    static String checked(String id) {
        if (!id.matches("[A-Za-z0-9_-]{8,64}")) {
            throw new IllegalArgumentException("a ballot's id is 8 to 64 of A-Z a-z 0-9 _ -");
        }
        return id;
    }
}
