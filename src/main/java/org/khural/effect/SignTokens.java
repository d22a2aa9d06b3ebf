package org.khural.effect;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.ballot.SigningKey;
import org.khural.domain.Command;
import org.khural.domain.PollId;
import org.khural.domain.SeatId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.TimeCommand.GiveTokens;
import org.khural.store.PollKeys;

/**
 * Signs the tokens that were asked for, as many as came meanwhile in one go, on all cores and on
 * none that serves the room.
 */
public final class SignTokens implements Work {
    /** Of one entry: 110 kilobytes of signatures. */
    static final int BATCH = 256;

    /** Some 50 milliseconds of one core. */
    private static final int SHARE = 16;

    private static final Duration LIFE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final PollKeys keys;

    public SignTokens(Vertx vertx, PollKeys keys) {
        this.vertx = vertx;
        this.keys = keys;
    }

    @Override
    public Duration life() {
        return LIFE;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.polls()
                .running()
                .filter(Poll::isSecret)
                .flatMap(poll -> task(workshop.id(), poll).stream())
                .toList();
    }

    /** Named after what is done so far: the next batch is another task, this one is one task. */
    private Optional<Task> task(WorkshopId workshop, Poll poll) {
        var wanted = new HashMap<SeatId, String>();
        int given = 0;
        for (var each : poll.box().tokens().entrySet()) {
            if (each.getValue().signature().isPresent()) given++;
            else if (wanted.size() < BATCH) wanted.put(each.getKey(), each.getValue().blinded());
        }
        if (wanted.isEmpty()) return Optional.empty();
        var key = poll.box().publicKey().orElseThrow();
        return Optional.of(
                new Task(
                        "tokens:" + poll.id() + ":" + given,
                        () -> sign(workshop, poll.id(), key, wanted)));
    }

    private Future<Command> sign(
            WorkshopId workshop, PollId poll, String publicKey, Map<SeatId, String> wanted) {
        return keys.find(workshop, poll, publicKey)
                .compose(
                        key ->
                                key.isEmpty()
                                        ? Future.failedFuture("the key of " + poll + " is gone")
                                        : sign(SigningKey.of(key.get()), wanted))
                .map(signatures -> new GiveTokens(poll, signatures));
    }

    private Future<Map<SeatId, String>> sign(SigningKey key, Map<SeatId, String> wanted) {
        var all = List.copyOf(wanted.entrySet());
        var shares = new ArrayList<Future<Map<SeatId, String>>>();
        for (int from = 0; from < all.size(); from += SHARE) {
            var share = all.subList(from, Math.min(all.size(), from + SHARE));
            shares.add(vertx.executeBlocking(() -> signed(key, share), false));
        }
        return Future.all(shares)
                .map(
                        done -> {
                            var signatures = new HashMap<SeatId, String>();
                            shares.forEach(share -> signatures.putAll(share.result()));
                            return signatures;
                        });
    }

    private static Map<SeatId, String> signed(
            SigningKey key, List<Map.Entry<SeatId, String>> share) {
        var signatures = new HashMap<SeatId, String>();
        for (var each : share) {
            var signature = key.sign(Base64.getUrlDecoder().decode(each.getValue()));
            signatures.put(
                    each.getKey(),
                    signature
                            .map(s -> Base64.getUrlEncoder().withoutPadding().encodeToString(s))
                            .orElse(""));
        }
        return signatures;
    }
}
