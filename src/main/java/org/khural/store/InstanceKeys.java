package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.function.Supplier;

/**
 * The keys by which this instance certifies, dates and seals: made once by the first node, sealed
 * with the key that is not in Redis, and the same for every node.
 */
public final class InstanceKeys {
    private static final long MILLIS = 3000;
    private static final byte[] PLACE = Aead.place(new byte[0], "authority");

    private final Line misc;
    private final Seal seal;

    public InstanceKeys(RedisLink link, Seal seal) {
        this.misc = link.misc();
        this.seal = seal;
    }

    /**
     * Those that are kept, else {@code make}'s, which are kept from now on. Fails with {@link
     * CannotStart} {@code seal.other_key} if they do not open.
     */
    public Future<byte[]> agree(Supplier<Future<byte[]>> make) {
        return misc.find(MILLIS, Command.GET, Keys.AUTHORITY)
                .compose(
                        found ->
                                found.isPresent()
                                        ? Future.succeededFuture(found.get().toBytes())
                                        : make.get().compose(this::keep))
                .map(this::open);
    }

    private Future<byte[]> keep(byte[] made) {
        var sealed = seal.seal(made, PLACE);
        return misc.find(MILLIS, Command.SET, Keys.AUTHORITY, sealed, "NX")
                .compose(v -> misc.send(MILLIS, Command.GET, Keys.AUTHORITY))
                .map(kept -> kept.toBytes());
    }

    private byte[] open(byte[] sealed) {
        return seal.open(sealed, PLACE)
                .orElseThrow(
                        () ->
                                new CannotStart(
                                        "seal.other_key",
                                        "The keys of this instance in Redis were sealed with"
                                                + " another key. Put seal.key back into the data"
                                                + " directory."));
    }
}
