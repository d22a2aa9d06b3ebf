package org.khural.store;

import io.vertx.core.Future;
import java.util.Optional;
import org.khural.domain.WorkshopId;

/**
 * Files of a workshop, named by their SHA-256 (64 lower-case hex characters). Write the blob before
 * the event that names it: then no event ever names a blob that is not there.
 */
public final class Blobs {
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    private final Pieces pieces;

    public Blobs(RedisLink link) {
        pieces = new Pieces(link.blobs());
    }

    /**
     * Gives the name once the blob is wholly written; putting the same again changes nothing. Fails
     * with {@link IllegalArgumentException} above {@link #MAX_BYTES}, with {@link RedisAway} if
     * Redis is away: then put it again.
     */
    public Future<String> put(WorkshopId workshop, byte[] content) {
        if (content.length > MAX_BYTES) {
            return Future.failedFuture(
                    new IllegalArgumentException("a blob has at most " + MAX_BYTES + " bytes"));
        }
        String sha256 = Sha256.hex(content);
        return pieces.put(Keys.blob(workshop, sha256), content, Optional.empty()).map(sha256);
    }

    /** Empty if it was never put; {@link DataDamaged} if it is no longer what was put. */
    public Future<Optional<byte[]>> get(WorkshopId workshop, String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            return Future.succeededFuture(Optional.empty());
        }
        return pieces.get(Keys.blob(workshop, sha256))
                .map(content -> content.map(bytes -> checked(workshop, sha256, bytes)));
    }

    private static byte[] checked(WorkshopId workshop, String sha256, byte[] bytes) {
        if (!Sha256.hex(bytes).equals(sha256)) {
            throw new DataDamaged(workshop, "blob " + sha256 + " is not what was put");
        }
        return bytes;
    }
}
