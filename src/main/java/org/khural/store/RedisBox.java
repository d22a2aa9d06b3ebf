package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.stream.StreamSupport;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

/** A hash for each poll; whether a ballot may come in is decided inside Redis. */
public final class RedisBox implements BallotBox {
    private static final long MILLIS = 2000;
    private static final long READ_MILLIS = 5000;
    private static final String PUT = Library.KHURAL.function("put");

    private final Line misc;

    public RedisBox(RedisLink link) {
        misc = link.misc();
    }

    @Override
    public Future<Put> put(WorkshopId workshop, Gate gate, PollId poll, String key, byte[] ballot) {
        return misc.send(
                        MILLIS,
                        Command.FCALL,
                        PUT,
                        2,
                        Keys.gate(workshop, gate.name()),
                        Keys.box(workshop, poll),
                        gate.value(),
                        key,
                        ballot)
                .map(
                        answer ->
                                switch (answer.toString()) {
                                    case "counted" -> Put.COUNTED;
                                    case "other" -> Put.OTHER;
                                    default -> Put.SHUT;
                                });
    }

    @Override
    public Future<List<byte[]>> read(WorkshopId workshop, PollId poll) {
        return misc.send(READ_MILLIS, Command.HVALS, Keys.box(workshop, poll))
                .map(
                        all ->
                                StreamSupport.stream(all.spliterator(), false)
                                        .map(Response::toBytes)
                                        .toList());
    }

    @Override
    public Future<Void> empty(WorkshopId workshop, PollId poll) {
        return misc.send(MILLIS, Command.UNLINK, Keys.box(workshop, poll)).mapEmpty();
    }
}
