package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one key that is not in Redis: who has Redis's files or a copy of them, but neither the data
 * directory nor the configuration, cannot open what it sealed. All nodes of one Redis have the
 * same.
 */
public final class Seal {
    private static final long MILLIS = 3000;
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final String fingerprint;

    private Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.fingerprint = Sha256.hex(Aead.place(key, "fingerprint")).substring(0, 16);
    }

    /** From the configuration; at least 32 characters that nobody guesses. */
    public static Seal of(String secret) {
        return new Seal(Sha256.of(Aead.place(secret.getBytes(StandardCharsets.UTF_8), "seal")));
    }

    /**
     * From {@code seal.key} in the data directory, which the first start makes.
     *
     * @throws CannotStart {@code seal.unreadable} or {@code seal.not_writable}
     */
    public static Seal in(Path data) {
        var file = data.resolve("seal.key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                var made = Base64.getEncoder().encode(Secrets.bytes(KEY_BYTES));
                DataDir.write(file, made, "rw-------");
            }
            var key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) return new Seal(key);
        } catch (IllegalArgumentException e) {
            // The sentence below says it, without what was read.
        } catch (IOException e) {
            throw new CannotStart(
                    "seal.not_writable", "The key in " + file + " cannot be kept or read.", e);
        }
        throw new CannotStart(
                "seal.unreadable",
                "The file " + file + " is not a key that Khural made. Put it back from a copy.");
    }

    byte[] seal(byte[] plain, byte[] place) {
        return Aead.seal(key, plain, place);
    }

    /** Empty if it was sealed with another key or for another place, or changed since. */
    Optional<byte[]> open(byte[] sealed, byte[] place) {
        return Aead.open(key, sealed, place);
    }

    /**
     * Fails with {@link CannotStart} {@code seal.other_key} if the other nodes of this Redis have
     * another one: what one of them sealed, this one could not open in the middle of a vote.
     */
    public Future<Void> agree(RedisLink link) {
        var misc = link.misc();
        return misc.find(MILLIS, Command.SET, Keys.SEAL, fingerprint, "NX")
                .compose(v -> misc.send(MILLIS, Command.GET, Keys.SEAL))
                .compose(
                        found ->
                                found.toString().equals(fingerprint)
                                        ? Future.succeededFuture()
                                        : Future.failedFuture(otherKey()));
    }

    private static CannotStart otherKey() {
        return new CannotStart(
                "seal.other_key",
                "What lies sealed in Redis was sealed with another key. Give every server of one"
                        + " Redis the same seal.key, or put seal.key back into the data directory.");
    }
}
