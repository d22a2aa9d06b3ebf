package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

/**
 * A cache of folded states, opaque bytes per build of Khural and mark: a room opens faster, and
 * nothing is lost with it. Whoever takes one checks that its mark is in the log; a snapshot that is
 * not whole, or not what was put, is as good as none. They go after 7 days.
 */
public final class Snapshots {
    public static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final Duration LIFE = Duration.ofDays(7);
    private static final long MILLIS = 3000;
    private static final int HASH_BYTES = 32;

    /** A state after all entries up to this mark. */
    public record Snapshot(Mark mark, byte[] bytes) {}

    private final Line line;
    private final Pieces pieces;

    public Snapshots(RedisLink link) {
        line = link.blobs();
        pieces = new Pieces(line);
    }

    /**
     * Replaces the build's snapshot; false if it is too large to keep.
     *
     * @param build names what wrote it, 1 to 64 of letters, digits, dot, underscore and hyphen
     */
    public Future<Boolean> put(WorkshopId workshop, String build, Mark mark, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Future.succeededFuture(false);
        }
        ByteBuffer whole = ByteBuffer.allocate(HASH_BYTES + bytes.length);
        whole.put(Sha256.of(bytes)).put(bytes);
        String pointers = Keys.snapshots(workshop);
        return pieces.put(Keys.snapshot(workshop, build, mark), whole.array(), Optional.of(LIFE))
                .compose(v -> line.find(MILLIS, Command.HGET, pointers, build))
                .compose(
                        old ->
                                line.send(MILLIS, Command.HSET, pointers, build, mark.toString())
                                        .compose(v -> forget(workshop, build, old, mark)))
                .map(true);
    }

    private Future<Void> forget(
            WorkshopId workshop, String build, Optional<Response> pointer, Mark now) {
        Optional<Mark> old = pointer.map(p -> Mark.parse(p.toString())).filter(m -> !m.equals(now));
        return old.isEmpty()
                ? Future.succeededFuture()
                : pieces.delete(Keys.snapshot(workshop, build, old.get()));
    }

    /** The one that was put last, by any node of the same build. */
    public Future<Optional<Snapshot>> latest(WorkshopId workshop, String build) {
        return line.find(MILLIS, Command.HGET, Keys.snapshots(workshop), build)
                .compose(
                        mark ->
                                mark.isEmpty()
                                        ? Future.succeededFuture(Optional.empty())
                                        : get(workshop, build, Mark.parse(mark.get().toString())));
    }

    private Future<Optional<Snapshot>> get(WorkshopId workshop, String build, Mark mark) {
        return pieces.get(Keys.snapshot(workshop, build, mark))
                .map(whole -> whole.flatMap(Snapshots::checked).map(b -> new Snapshot(mark, b)));
    }

    private static Optional<byte[]> checked(byte[] whole) {
        if (whole.length < HASH_BYTES) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOfRange(whole, HASH_BYTES, whole.length);
        boolean same = Arrays.equals(Sha256.of(bytes), Arrays.copyOf(whole, HASH_BYTES));
        return same ? Optional.of(bytes) : Optional.empty();
    }

    /** Drops those of all builds: after a person was erased, none may still show them. */
    public Future<Void> forget(WorkshopId workshop) {
        String pointers = Keys.snapshots(workshop);
        return line.send(MILLIS, Command.HGETALL, pointers)
                .compose(all -> forget(workshop, all))
                .compose(v -> line.send(MILLIS, Command.DEL, pointers))
                .mapEmpty();
    }

    private Future<Void> forget(WorkshopId workshop, Response pointers) {
        List<Future<Void>> gone = new ArrayList<>();
        for (String build : pointers.getKeys()) {
            Mark mark = Mark.parse(pointers.get(build).toString());
            gone.add(pieces.delete(Keys.snapshot(workshop, build, mark)));
        }
        return Future.all(gone).mapEmpty();
    }
}
