package org.khural.edge;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.WorkshopId;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Box;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.PollRejection;
import org.khural.domain.poll.Slip;
import org.khural.store.Blobs;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;
import org.khural.wire.Slips;
import org.khural.wire.Slips.Published;

/**
 * What anybody may read of a secret poll after the count: the receipts always, the choices once the
 * result is shown, and not of few. A page asks for all receipts and looks for its own by itself:
 * who asked for one would say whose it is.
 */
final class CountedBallots {
    /** Polls whose answer is kept ready: thousands of phones ask for the same one. */
    private static final int KEPT = 8;

    /** Bytes, and bytes a second, of all who ask. */
    private static final int BURST = 64 << 20;

    private static final int PER_SECOND = 16 << 20;

    private final Access access;
    private final Blobs blobs;
    private final Map<String, Buffer> kept = new Latest();
    private final Bytes bytes = new Bytes();

    private static final class Latest extends LinkedHashMap<String, Buffer> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Buffer> eldest) {
            return size() > KEPT;
        }
    }

    /** In kilobytes, which a bucket can count. */
    private static final class Bytes {
        private final TokenBucket kilobytes = new TokenBucket(PER_SECOND >> 10, BURST >> 10);

        boolean take(int length) {
            if (kilobytes.isEmpty()) return false;
            for (int i = 0; i <= length >> 10; i++) kilobytes.take();
            return true;
        }
    }

    /**
     * @param answers of the receipts, in their order; empty while choices are not to be seen
     */
    record Receipts(String hash, boolean isPublished, List<String> keys, List<Answer> answers) {}

    CountedBallots(Access access, Blobs blobs) {
        this.access = access;
        this.blobs = blobs;
    }

    /** Everything that a recount needs. */
    Future<Void> all(RoutingContext context) {
        return Ballots.secretPoll(access, context)
                .compose(
                        found -> {
                            var workshop = found.workshop().id();
                            var poll = found.poll();
                            var name = name("all", workshop, counted(poll));
                            return ready(name, () -> file(blobs, workshop, poll).map(Codec::json))
                                    .map(text -> send(context, text));
                        })
                .mapEmpty();
    }

    /** For a page that looks for its own receipt. */
    Future<Void> receipts(RoutingContext context) {
        return Ballots.secretPoll(access, context)
                .compose(
                        found -> {
                            var poll = counted(found.poll());
                            var name = name("receipts", found.workshop().id(), poll);
                            return ready(name, () -> Future.succeededFuture(receipts(poll)))
                                    .map(text -> send(context, text));
                        })
                .mapEmpty();
    }

    private interface Making {
        Future<String> text();
    }

    private Future<Buffer> ready(String name, Making making) {
        var known = Optional.ofNullable(kept.get(name));
        if (known.isPresent()) return Future.succeededFuture(known.get());
        return making.text().map(Buffer::buffer).onSuccess(text -> kept.put(name, text));
    }

    private static String name(String what, WorkshopId workshop, Poll poll) {
        var hash = poll.box().file().orElse("");
        return what + "/" + workshop + "/" + poll.id() + "/" + hash + "/" + poll.isPublished();
    }

    private boolean send(RoutingContext context, Buffer text) {
        if (!bytes.take(text.length())) throw new Refusal(429, "ballot.busy");
        context.response()
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(text);
        return true;
    }

    private static Poll counted(Poll poll) {
        if (poll.box().counted().isPresent()) return poll;
        throw new Refusal(409, PollRejection.NOT_COUNTED_YET.code());
    }

    private static String receipts(Poll poll) {
        var counted = poll.box().counted().orElseThrow();
        return Codec.json(
                new Receipts(
                        poll.box().file().orElseThrow(),
                        poll.isPublished(),
                        counted.stream().map(Box.Counted::key).toList(),
                        poll.isPublished()
                                ? counted.stream().map(Box.Counted::answer).toList()
                                : List.of()));
    }

    /** Of a poll that is counted: what a recount needs, without choices unless they may be seen. */
    static Future<Published> file(Blobs blobs, WorkshopId workshop, Poll poll) {
        var name = poll.box().file().orElseThrow();
        if (!poll.isPublished()) return Future.succeededFuture(file(workshop, poll, List.of()));
        return blobs.get(workshop, name)
                .map(
                        found -> {
                            var bytes =
                                    found.orElseThrow(
                                            () ->
                                                    new IllegalStateException(
                                                            "the store has lost the ballots "
                                                                    + name));
                            return file(workshop, poll, slips(bytes));
                        });
    }

    private static List<Slip> slips(byte[] file) {
        try {
            return Slips.read(new String(file, StandardCharsets.UTF_8));
        } catch (Malformed e) {
            throw new IllegalStateException(e);
        }
    }

    private static Published file(WorkshopId workshop, Poll poll, List<Slip> slips) {
        var box = poll.box();
        return new Published(
                Published.FORMAT,
                1,
                workshop,
                poll.id(),
                poll.form().title(),
                poll.question(),
                box.publicKey().orElseThrow(),
                box.tokens().size(),
                box.file().orElseThrow(),
                poll.isPublished(),
                box.counted().orElseThrow().stream().map(Box.Counted::key).toList(),
                slips);
    }
}
