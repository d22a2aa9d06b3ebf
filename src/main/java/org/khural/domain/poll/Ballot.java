package org.khural.domain.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.khural.domain.PersonId;

/**
 * One seat's answer.
 *
 * @param id made by the browser: the same ballot sent twice is one
 * @param by who cast it
 * @param earlier ids of those of this seat that it replaced: sent again they change nothing
 */
public record Ballot(
        String id,
        PersonId by,
        Via via,
        Answer answer,
        int weight,
        Instant at,
        List<String> earlier) {
    /** Whoever changes an answer more often sends no earlier one again. */
    private static final int MOST_EARLIER = 20;

    public enum Via {
        DEVICE,
        /** By mandate of the holder. */
        PROXY,
        /** By the floor assistant, with the consent of the person in the hall. */
        ASSISTANT,
        /** Spoken when the name was called. */
        ROLL_CALL
    }

    Ballot(String id, PersonId by, Via via, Answer answer, int weight, Instant at) {
        this(id, by, via, answer, weight, at, List.of());
    }

    /** In place of that one. */
    Ballot after(Ballot before) {
        var ids = new ArrayList<>(before.earlier);
        ids.add(before.id);
        int from = Math.max(0, ids.size() - MOST_EARLIER);
        var last = List.copyOf(ids.subList(from, ids.size()));
        return new Ballot(id, by, via, answer, weight, at, last);
    }

    /** Whether it is this one, or one that it replaced. */
    boolean is(String ballot) {
        return id.equals(ballot) || earlier.contains(ballot);
    }

    /** 8 to 64 of {@code A-Z a-z 0-9 _ -}. */
    static String checked(String id) {
        if (!id.matches("[A-Za-z0-9_-]{8,64}")) {
            throw new IllegalArgumentException("a ballot's id is 8 to 64 of A-Z a-z 0-9 _ -");
        }
        return id;
    }
}
