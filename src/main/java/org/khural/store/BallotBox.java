package org.khural.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

/**
 * Where secret ballots lie until they are counted: beside the log, without a name and without a
 * time, under the key of the token that each came with.
 */
public interface BallotBox {
    /** Of a gate that lets nothing in; no public key reads so. */
    String SHUT = "shut";

    enum Put {
        /** It lies in the box, since now or since before. */
        COUNTED,
        /** Another ballot came with the same token: that one counts. */
        OTHER,
        /** The box is not open. */
        SHUT
    }

    /**
     * The switch that the log sets.
     *
     * @param key the poll's public key while ballots may come, else empty: a token of a key that is
     *     no longer the poll's opens nothing
     */
    static Gate gate(PollId poll, Optional<String> key) {
        return new Gate("poll." + poll.value(), key.orElse(SHUT));
    }

    /**
     * @param gate what the poll's gate has to stand at
     * @param key of the token
     */
    Future<Put> put(WorkshopId workshop, Gate gate, PollId poll, String key, byte[] ballot);

    /** All ballots, in no order that means anything. */
    Future<List<byte[]>> read(WorkshopId workshop, PollId poll);

    /** Throws the ballots away; the store's files hold them until they are written anew. */
    Future<Void> empty(WorkshopId workshop, PollId poll);
}
