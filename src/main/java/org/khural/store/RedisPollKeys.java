package org.khural.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;

/** The keys of polls in one hash per workshop. */
public final class RedisPollKeys implements PollKeys {
    private static final long MILLIS = 3000;

    private final Line misc;
    private final AofRewrite rewrite;

    public RedisPollKeys(Vertx vertx, RedisLink link) {
        misc = link.misc();
        rewrite = new AofRewrite(vertx, link.misc());
    }

    @Override
    public Future<Void> keep(WorkshopId workshop, PollId poll, String publicKey, byte[] key) {
        var keys = Keys.pollKeys(workshop);
        return misc.send(MILLIS, Command.HSET, keys, PollKeys.name(poll, publicKey), key)
                .mapEmpty();
    }

    @Override
    public Future<Optional<byte[]>> find(WorkshopId workshop, PollId poll, String publicKey) {
        var keys = Keys.pollKeys(workshop);
        return misc.find(MILLIS, Command.HGET, keys, PollKeys.name(poll, publicKey))
                .map(found -> found.map(Response::toBytes));
    }

    @Override
    public Future<Void> drop(WorkshopId workshop, PollId poll) {
        var keys = Keys.pollKeys(workshop);
        return misc.send(MILLIS, Command.HKEYS, keys)
                .compose(
                        all -> {
                            List<Object> args = new ArrayList<>();
                            args.add(keys);
                            for (var each : all) {
                                var name = each.toString();
                                if (name.startsWith(PollKeys.begin(poll))) args.add(name);
                            }
                            return args.size() == 1
                                    ? Future.succeededFuture()
                                    : misc.send(MILLIS, Command.HDEL, args.toArray()).mapEmpty();
                        });
    }

    @Override
    public Future<Boolean> destroy(WorkshopId workshop, PollId poll) {
        return drop(workshop, poll).compose(v -> rewrite.run());
    }
}
