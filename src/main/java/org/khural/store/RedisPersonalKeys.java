package org.khural.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;

import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Personal keys in one hash per workshop: person to 32 bytes. */
public final class RedisPersonalKeys implements PersonalKeys {
    private static final long MILLIS = 3000;

    private final Line misc;
    private final AofRewrite rewrite;

    public RedisPersonalKeys(Vertx vertx, RedisLink link) {
        misc = link.misc();
        rewrite = new AofRewrite(vertx, link.misc());
    }

    @Override
    public Future<KeyRing> load(WorkshopId workshop) {
        KeyRing ring = new KeyRing(workshop);
        return refresh(ring).map(ring);
    }

    @Override
    public Future<Void> refresh(KeyRing ring) {
        return misc.send(MILLIS, Command.HGETALL, Keys.personalKeys(ring.workshop()))
                .map(
                        table -> {
                            for (String person : table.getKeys()) {
                                ring.put(new PersonId(person), table.get(person).toBytes());
                            }
                            return null;
                        });
    }

    @Override
    public Future<Void> ensure(KeyRing ring, Set<PersonId> persons) {
        for (PersonId person : persons) {
            if (ring.isErased(person)) {
                return Future.failedFuture(new IllegalArgumentException(person + " was erased"));
            }
        }
        List<PersonId> without = List.copyOf(ring.missing(persons));
        if (without.isEmpty()) {
            return Future.succeededFuture();
        }
        String table = Keys.personalKeys(ring.workshop());
        List<Future<Response>> made = new ArrayList<>();
        for (PersonId person : without) {
            byte[] key = Secrets.bytes(KEY_BYTES);
            made.add(misc.send(MILLIS, Command.HSETNX, table, person.value(), key));
        }
        return Future.all(made).compose(all -> fetch(ring, without));
    }

    /** What counts is what Redis has: another node may have been first. */
    private Future<Void> fetch(KeyRing ring, List<PersonId> persons) {
        List<Object> args = new ArrayList<>();
        args.add(Keys.personalKeys(ring.workshop()));
        persons.forEach(person -> args.add(person.value()));
        return misc.send(MILLIS, Command.HMGET, args.toArray())
                .map(
                        keys -> {
                            for (int i = 0; i < persons.size(); i++) {
                                if (keys.get(i) == null) {
                                    throw new RedisAway("a key vanished while it was made", true);
                                }
                                ring.put(persons.get(i), keys.get(i).toBytes());
                            }
                            return null;
                        });
    }

    @Override
    public Future<Boolean> destroy(WorkshopId workshop, PersonId person) {
        return misc.send(MILLIS, Command.HDEL, Keys.personalKeys(workshop), person.value())
                .compose(deleted -> rewrite.run());
    }
}
