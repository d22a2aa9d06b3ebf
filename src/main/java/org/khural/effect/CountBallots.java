package org.khural.effect;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.khural.ballot.BallotKey;
import org.khural.ballot.Token;
import org.khural.domain.Command;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.poll.Box;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.Slip;
import org.khural.domain.poll.TimeCommand.CountBox;
import org.khural.store.BallotBox;
import org.khural.store.PollKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After the close the box is read, every ballot is checked again, and one entry brings all of them
 * into the log in the order of their keys. The entry is the one that may be larger than the limit
 * of an entry: 5,000 ballots are about 600 kilobytes; their signatures are in a file that it names.
 */
public final class CountBallots implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(CountBallots.class);

    private final Vertx vertx;
    private final PollKeys keys;
    private final BallotBox box;
    private final Files files;

    /** How ballots are read and written, and where their file is put; its SHA-256. */
    public record Files(
            Function<byte[], Optional<Slip>> read, Function<List<Slip>, byte[]> write, Keep keep) {
        /** Puts a file of a workshop where it stays. */
        public interface Keep {
            Future<String> put(WorkshopId workshop, byte[] file);
        }
    }

    public CountBallots(Vertx vertx, PollKeys keys, BallotBox box, Files files) {
        this.vertx = vertx;
        this.keys = keys;
        this.box = box;
        this.files = files;
    }

    @Override
    public List<Task> pending(Workshop workshop) {
        return workshop.polls()
                .all()
                .filter(Poll::wantsCount)
                .map(poll -> new Task("count:" + poll.id(), () -> count(workshop.id(), poll)))
                .toList();
    }

    private Future<Command> count(WorkshopId workshop, Poll poll) {
        // First of all nothing more can be signed.
        return keys.drop(workshop, poll.id())
                .compose(v -> box.read(workshop, poll.id()))
                .compose(all -> vertx.executeBlocking(() -> valid(workshop, poll, all), false))
                .map(Objects::requireNonNull)
                .compose(
                        slips ->
                                files.keep()
                                        .put(workshop, files.write().apply(slips))
                                        .map(file -> new CountBox(poll.id(), file, bare(slips))));
    }

    private static List<Box.Counted> bare(List<Slip> slips) {
        return slips.stream().map(s -> new Box.Counted(s.key(), s.answer())).toList();
    }

    /** Whoever can write to Redis could have put a ballot there past the door. */
    private List<Slip> valid(WorkshopId workshop, Poll poll, List<byte[]> all) {
        var key = BallotKey.of(poll.box().publicKey().orElseThrow());
        var slips = new TreeMap<String, Slip>();
        for (var bytes : all) {
            files.read()
                    .apply(bytes)
                    .filter(slip -> poll.question().refuse(slip.answer()).isEmpty())
                    .filter(slip -> isAdmitted(slip, key, workshop, poll))
                    .ifPresent(slip -> slips.put(slip.key(), slip));
        }
        if (slips.size() < all.size()) {
            LOG.error(
                    "workshop {}, poll {}: {} of {} ballots in the box were not put there by us",
                    workshop,
                    poll.id(),
                    all.size() - slips.size(),
                    all.size());
        }
        return List.copyOf(slips.values());
    }

    private static boolean isAdmitted(Slip slip, BallotKey key, WorkshopId workshop, Poll poll) {
        return new Token(slip.prefix(), slip.message(), slip.signature())
                .check(key, workshop.value(), poll.id().value())
                .equals(Optional.of(slip.key()));
    }
}
