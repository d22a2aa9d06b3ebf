package org.khural.store;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

/**
 * The private keys of secret polls, beside the log. Each lies under its poll and its own public
 * key: of two that were made at once the one counts whose public key the log has, and a poll that
 * is held anew never signs with an old one.
 */
public interface PollKeys {
    Future<Void> keep(WorkshopId workshop, PollId poll, String publicKey, byte[] key);

    Future<Optional<byte[]>> find(WorkshopId workshop, PollId poll, String publicKey);

    /** From now on nothing can be signed for the poll; the store's files still hold the key. */
    Future<Void> drop(WorkshopId workshop, PollId poll);

    /**
     * Destroys all keys of the poll in Redis and in its files. Whether the files are free of them,
     * and of everything else that was deleted before this call, is the answer; false: ask again.
     */
    Future<Boolean> destroy(WorkshopId workshop, PollId poll);

    static String name(PollId poll, String publicKey) {
        var hash = Sha256.hex(publicKey.getBytes(StandardCharsets.US_ASCII));
        return begin(poll) + hash.substring(0, 16);
    }

    static String begin(PollId poll) {
        return poll.value() + ":";
    }
}
