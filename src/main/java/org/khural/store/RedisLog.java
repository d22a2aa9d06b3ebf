package org.khural.store;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.StreamSupport;
import org.khural.domain.Mark;
import org.khural.domain.WorkshopId;

/**
 * The logs as Redis streams whose entry ids are the versions ({@code 7-0}). The comparison happens
 * inside Redis, in {@code khural.lua}: XADD alone accepts gaps and makes a lost key anew.
 */
public final class RedisLog implements WorkshopLog {
    private static final long APPEND_MILLIS = 2000;
    private static final long READ_MILLIS = 5000;
    private static final long WAIT_MILLIS = 1500;
    private static final Appended NOT_REPLICATED =
            new Appended.Unknown("written, but no replica has it yet");
    private static final String APPEND = Library.KHURAL.function("append");

    private final Line append;
    private final Line misc;
    private final Ear ear;
    private final int replicas;

    /** At {@link Durability#D1}, as far as the settings of Redis bear that out. */
    public RedisLog(RedisLink link) {
        this(link, Durability.D1);
    }

    public RedisLog(RedisLink link, Durability durability) {
        replicas = durability.replicas();
        append = link.append();
        misc = link.misc();
        ear = link.ear();
    }

    @Override
    public Future<Appended> append(
            WorkshopId workshop, Mark expected, byte[] entry, List<Gate> gates) {
        List<Object> args = new ArrayList<>();
        args.add(APPEND);
        args.add(1 + gates.size());
        args.add(Keys.log(workshop));
        gates.forEach(gate -> args.add(Keys.gate(workshop, gate.name())));
        args.add(expected.version());
        args.add(expected.hash());
        args.add(Sha256.hex(entry));
        args.add(entry);
        args.add(Keys.wake(workshop));
        gates.forEach(gate -> args.add(gate.value()));
        Future<Appended> appended =
                append.send(APPEND_MILLIS, Command.FCALL, args.toArray())
                        .map(answer -> appended(workshop, answer))
                        .otherwise(RedisLog::notAppended);
        return replicas == 0 ? appended : replicated(appended);
    }

    /** Asked right behind the append, on its line: WAIT counts who has what was written before. */
    private Future<Appended> replicated(Future<Appended> appended) {
        Future<Long> copies = append.count(APPEND_MILLIS, Command.WAIT, replicas, WAIT_MILLIS);
        return appended.compose(
                answer ->
                        answer instanceof Appended.Committed
                                ? copies.map(n -> n < replicas ? NOT_REPLICATED : answer)
                                        .otherwise(NOT_REPLICATED)
                                : Future.succeededFuture(answer));
    }

    private static Appended appended(WorkshopId workshop, Response answer) {
        return switch (answer.get(0).toString()) {
            case "ok" -> new Appended.Committed(mark(workshop, answer));
            case "rewound" -> new Appended.Rewound(mark(workshop, answer));
            default ->
                    new Appended.Behind(
                            StreamSupport.stream(answer.spliterator(), false)
                                    .skip(1)
                                    .map(item -> entry(workshop, item))
                                    .toList());
        };
    }

    private static Mark mark(WorkshopId workshop, Response answer) {
        return new Mark(version(workshop, answer.get(1)), answer.get(2).toString());
    }

    /** An error that we do not know may have come after the entry was written: that is unknown. */
    private static Appended notAppended(Throwable problem) {
        return switch (problem) {
            case RedisAway away when !away.mayHaveHappened() -> new Appended.CannotNow(away.why());
            case RedisRefused refused when refused.is("NOTAPPENDED") ->
                    new Appended.CannotNow(refused.why());
            default -> new Appended.Unknown(String.valueOf(problem.getMessage()));
        };
    }

    @Override
    public Future<List<RawEntry>> read(WorkshopId workshop, long fromVersion, int max) {
        String from = fromVersion + "-0";
        return misc.send(READ_MILLIS, Command.XRANGE, Keys.log(workshop), from, "+", "COUNT", max)
                .map(answer -> entries(workshop, answer, Math.max(1, fromVersion)));
    }

    private static List<RawEntry> entries(WorkshopId workshop, Response answer, long first) {
        List<RawEntry> entries = new ArrayList<>();
        for (Response item : answer) {
            RawEntry entry = entry(workshop, item);
            long due = first + entries.size();
            if (entry.version() != due) {
                throw new DataDamaged(workshop, due + " is missing before " + entry.version());
            }
            entries.add(entry);
        }
        return List.copyOf(entries);
    }

    /** From {@code [id, [h, hash, e, bytes]]}; the hash is checked, bits do fall over. */
    private static RawEntry entry(WorkshopId workshop, Response item) {
        Response fields = item.get(1);
        long version = version(workshop, item.get(0));
        if (fields.size() != 4) {
            throw new DataDamaged(workshop, "entry " + version + " is not one of ours");
        }
        RawEntry entry = new RawEntry(version, fields.get(3).toBytes());
        if (!entry.hash().equals(fields.get(1).toString())) {
            throw new DataDamaged(workshop, "entry " + version + " does not have its hash");
        }
        return entry;
    }

    private static long version(WorkshopId workshop, Response id) {
        String text = id.toString();
        if (!text.matches("\\d{1,18}-0")) {
            throw new DataDamaged(workshop, "there is an entry " + text);
        }
        return Long.parseLong(text, 0, text.length() - 2, 10);
    }

    @Override
    public Future<Mark> head(WorkshopId workshop) {
        return misc.send(READ_MILLIS, Command.XREVRANGE, Keys.log(workshop), "+", "-", "COUNT", 1)
                .map(
                        answer ->
                                answer.size() == 0
                                        ? Mark.NONE
                                        : entry(workshop, answer.get(0)).mark());
    }

    @Override
    public Watch watch(WorkshopId workshop, LongConsumer wakeUp) {
        return ear.listen(
                Keys.wake(workshop),
                version -> wakeUp.accept(Long.parseLong(version)),
                () -> wakeUp.accept(0));
    }
}
