package org.khural.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.khural.domain.PersonId;
import org.khural.domain.WorkshopId;

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
    public Future<KeyTable> load(WorkshopId workshop) {
        KeyTable table = new KeyTable(workshop);
        return refresh(table).map(table);
    }

    @Override
    public Future<Void> refresh(KeyTable table) {
        return misc.send(MILLIS, Command.HGETALL, Keys.personalKeys(table.workshop()))
                .map(
                        all -> {
                            for (String person : all.getKeys()) {
                                table.put(new PersonId(person), all.get(person).toBytes());
                            }
                            return null;
                        });
    }

    @Override
    public Future<Void> ensure(KeyTable table, Set<PersonId> persons) {
        List<PersonId> without;
        try {
            without = table.without(persons);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        if (without.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Future<?>> made = new ArrayList<>();
        for (PersonId person : without) {
            made.add(offer(table.workshop(), person, Secrets.bytes(KEY_BYTES)));
        }
        return Future.all(made).compose(all -> fetch(table, without));
    }

    private Future<Long> offer(WorkshopId workshop, PersonId person, byte[] key) {
        String keys = Keys.personalKeys(workshop);
        return misc.count(MILLIS, Command.HSETNX, keys, person.value(), key);
    }

    /** What counts is what Redis has: another node may have been first. */
    private Future<Void> fetch(KeyTable table, List<PersonId> persons) {
        List<Object> args = new ArrayList<>();
        args.add(Keys.personalKeys(table.workshop()));
        persons.forEach(person -> args.add(person.value()));
        return misc.send(MILLIS, Command.HMGET, args.toArray())
                .map(
                        keys -> {
                            for (int i = 0; i < persons.size(); i++) {
                                if (keys.get(i) == null) {
                                    throw new RedisAway("a key vanished while it was made", true);
                                }
                                table.put(persons.get(i), keys.get(i).toBytes());
                            }
                            return null;
                        });
    }

    @Override
    public Future<Void> restore(KeyTable table) {
        List<Future<?>> offered = new ArrayList<>();
        table.each((person, key) -> offered.add(offer(table.workshop(), person, key)));
        return Future.all(offered).mapEmpty();
    }

    @Override
    public Future<Boolean> destroy(WorkshopId workshop, PersonId person) {
        return misc.count(MILLIS, Command.HDEL, Keys.personalKeys(workshop), person.value())
                .compose(deleted -> rewrite.run());
    }
}
