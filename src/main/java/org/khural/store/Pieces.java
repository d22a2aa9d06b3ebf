package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Large values as a hash of pieces, one piece at a time: a value of 20 MB in one command would hold
 * up every append for its whole way to the disk. The size is written last; before, the value does
 * not exist, and what was left half written expires.
 */
final class Pieces {
    private static final int PIECE_BYTES = 256 * 1024;
    private static final long MILLIS = 5000;
    private static final String SIZE = "size";
    private static final Duration HALF_WRITTEN = Duration.ofHours(1);

    private final Line line;

    Pieces(Line line) {
        this.line = line;
    }

    /** Does nothing if the value is there already: under one key there is only ever one value. */
    Future<Void> put(String key, byte[] value, Optional<Duration> life) {
        return line.count(MILLIS, Command.HEXISTS, key, SIZE)
                .compose(
                        there ->
                                there == 1
                                        ? Future.succeededFuture()
                                        : write(key, value, 0)
                                                .compose(v -> finish(key, value.length, life)));
    }

    private Future<Void> write(String key, byte[] value, int from) {
        if (from >= value.length) {
            return Future.succeededFuture();
        }
        int to = Math.min(value.length, from + PIECE_BYTES);
        byte[] piece = Arrays.copyOfRange(value, from, to);
        return line.send(MILLIS, Command.HSET, key, from / PIECE_BYTES, piece)
                .compose(set -> expire(key, HALF_WRITTEN))
                .compose(set -> write(key, value, to));
    }

    private Future<Void> finish(String key, int size, Optional<Duration> life) {
        return line.send(MILLIS, Command.HSET, key, SIZE, size)
                .compose(
                        set ->
                                life.isPresent()
                                        ? expire(key, life.get())
                                        : line.send(MILLIS, Command.PERSIST, key).mapEmpty());
    }

    private Future<Void> expire(String key, Duration life) {
        return line.send(MILLIS, Command.PEXPIRE, key, life.toMillis()).mapEmpty();
    }

    /** Empty if it is not there, or not whole. The caller checks that it is the right one. */
    Future<Optional<byte[]>> get(String key) {
        return line.find(MILLIS, Command.HGET, key, SIZE)
                .compose(
                        size ->
                                size.isEmpty()
                                        ? Future.succeededFuture(Optional.empty())
                                        : read(
                                                key,
                                                (int) Line.number(size.get()),
                                                new ByteArrayOutputStream()));
    }

    private Future<Optional<byte[]>> read(String key, int size, ByteArrayOutputStream so) {
        if (so.size() >= size) {
            return Future.succeededFuture(Optional.of(so.toByteArray()));
        }
        return line.find(MILLIS, Command.HGET, key, so.size() / PIECE_BYTES)
                .compose(piece -> readOn(key, size, so, piece));
    }

    private Future<Optional<byte[]>> readOn(
            String key, int size, ByteArrayOutputStream so, Optional<Response> piece) {
        if (piece.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        so.writeBytes(piece.get().toBytes());
        return read(key, size, so);
    }

    Future<Void> delete(String key) {
        return line.send(MILLIS, Command.UNLINK, key).mapEmpty();
    }
}
