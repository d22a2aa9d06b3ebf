package org.khural.store;

import io.vertx.core.Future;
import java.util.Optional;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

/** Keys of polls that lie sealed wherever they lie. */
public final class SealedPollKeys implements PollKeys {
    private static final byte[] KEY = {};

    private final PollKeys keys;
    private final Seal seal;

    public SealedPollKeys(PollKeys keys, Seal seal) {
        this.keys = keys;
        this.seal = seal;
    }

    @Override
    public Future<Void> keep(WorkshopId workshop, PollId poll, String publicKey, byte[] key) {
        var sealed = seal.seal(key, place(workshop, poll, publicKey));
        return keys.keep(workshop, poll, publicKey, sealed);
    }

    /** Fails with {@link DataDamaged} if it was changed, or sealed elsewhere. */
    @Override
    public Future<Optional<byte[]>> find(WorkshopId workshop, PollId poll, String publicKey) {
        var place = place(workshop, poll, publicKey);
        return keys.find(workshop, poll, publicKey)
                .map(
                        found ->
                                found.map(
                                        kept ->
                                                seal.open(kept, place)
                                                        .orElseThrow(() -> shut(workshop, poll))));
    }

    @Override
    public Future<Void> drop(WorkshopId workshop, PollId poll) {
        return keys.drop(workshop, poll);
    }

    @Override
    public Future<Boolean> destroy(WorkshopId workshop, PollId poll) {
        return keys.destroy(workshop, poll);
    }

    private static byte[] place(WorkshopId workshop, PollId poll, String publicKey) {
        return Aead.place(KEY, "poll-key", workshop.value(), PollKeys.name(poll, publicKey));
    }

    private static DataDamaged shut(WorkshopId workshop, PollId poll) {
        return new DataDamaged(workshop, "the sealed key of poll " + poll + " does not open");
    }
}
