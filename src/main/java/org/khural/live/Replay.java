package org.khural.live;

import io.vertx.core.Future;
import java.util.List;
import org.khural.domain.Entry;
import org.khural.domain.Mark;
import org.khural.store.RawEntry;
import org.khural.wire.EntryCodec;

/**
 * Reads the log of a room again, from its first entry up to a mark, for who wants to know what
 * happened. In small pages, so that the room lives on meanwhile: a node is one event loop.
 */
public final class Replay {
    private static final int PAGE = 16;

    private final Node node;
    private final Room room;
    private final Mark until;
    private final Reader reader;

    /** Who reads it. */
    public interface Reader {
        void entry(long version, Entry entry);

        /** Complete when the next page is welcome. */
        Future<Void> pause();
    }

    /** The log no longer holds the mark that it was to be read up to. */
    public static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted() {
            super("the log went back while it was read", null, false, false);
        }
    }

    Replay(Node node, Room room, Mark until, Reader reader) {
        this.node = node;
        this.room = room;
        this.until = until;
        this.reader = reader;
    }

    Future<Void> run() {
        return from(1);
    }

    private Future<Void> from(long version) {
        if (version > until.version()) return Future.succeededFuture();
        int size = (int) Math.min(PAGE, until.version() - version + 1);
        return node.log()
                .read(room.id(), version, size)
                .compose(page -> check(page, version))
                .compose(page -> read(page))
                .compose(v -> reader.pause())
                .compose(v -> from(version + size));
    }

    private Future<List<RawEntry>> check(List<RawEntry> page, long version) {
        boolean whole =
                !page.isEmpty()
                        && page.getFirst().version() == version
                        && page.getLast().version()
                                == Math.min(version + PAGE - 1, until.version());
        boolean ends = !whole || page.getLast().version() == until.version();
        return whole && (!ends || page.getLast().mark().equals(until))
                ? Future.succeededFuture(page)
                : Future.failedFuture(new Interrupted());
    }

    private Future<Void> read(List<RawEntry> page) {
        for (int i = 0; i < page.size(); i++) {
            try {
                var raw = page.get(i);
                reader.entry(raw.version(), EntryCodec.decode(raw.bytes(), room.keyring()).entry());
            } catch (Keyring.Missing key) {
                var rest = page.subList(i, page.size());
                return room.keyring().fetch(key.person()).compose(v -> read(rest));
            }
        }
        return Future.succeededFuture();
    }
}
